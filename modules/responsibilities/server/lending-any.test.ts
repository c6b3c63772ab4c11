import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { standards } from "../../standards/server/testing.ts";
import { atDawn, responsibilities } from "./testing.ts";

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([organisation, standards, responsibilities]);
});
afterAll(() => w.close());

const people = ["director", "quality", "head", "worker"] as const satisfies Who[];
type Person = (typeof people)[number];
/** Two that top management has alone, one bound to the person, one whose work can be given away, three that can be lent. */
const acts = ["proposal.approve", "position.abolish", "sheet.acknowledge", "proposal.begin", "handover.begin", "handover.finish", "delegation.end"];

/** Nobody in particular half of the time; else whoever it is about: the position's own holder, the one to whom it is offered. */
const Perhaps = fc.option(fc.constantFrom(...people), { freq: 1 });
const Somebody = fc.constantFrom(...people),
  Some = fc.uniqueArray(fc.constantFrom(...acts), { minLength: 1, maxLength: 2 }),
  Days = fc.integer({ min: -3, max: 12 });
const Step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant("offer" as const), from: Somebody, to: Somebody, position: Perhaps, acts: Some, starts: fc.integer({ min: -2, max: 3 }), ends: Days }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant("accept" as const), who: Perhaps, which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("end" as const, "withdraw" as const, "decline" as const), who: Somebody, which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("hold" as const), who: Somebody, position: Somebody, deputy: fc.boolean(), from: Days, lasts: fc.option(fc.nat({ max: 15 })) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("leave" as const), who: Somebody, position: Perhaps, after: fc.option(fc.nat({ max: 8 })) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("entitle" as const), position: Somebody, acts: Some }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("dawn" as const) }) },
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

interface Lent {
  readonly id: string;
  readonly from: Person;
  readonly to: Person;
  readonly position: Person;
  readonly acts: readonly string[];
  readonly startsOn: string;
  readonly endsOn: string;
  state: "offered" | "in force" | "over";
}
interface Holding {
  readonly who: Person;
  readonly position: Person;
  readonly deputy: boolean;
  readonly from: string;
  until: string | null;
}

/** What this test itself knows of the organisation, from what it did to it. */
class Model {
  readonly lent: Lent[] = [];
  holdings: Holding[] = people.map((who) => ({ who, position: who, deputy: false, from: "2020-01-01", until: null }));
  readonly authority = new Map<Person, readonly string[]>(people.map((who) => [who, acts]));

  /** Does somebody hold a position in person on each of these days? */
  holds(who: Person, position: Person, from: string, until = from): boolean {
    return this.holdings.some((h) => h.who === who && h.position === position && !h.deputy && h.from <= from && (h.until === null || h.until >= until));
  }

  /** Acts that somebody may do for another on a day, each with the delegation. */
  expected(who: Person, on: string): string[] {
    const live = this.lent.filter((d) => d.state === "in force" && d.to === who && d.startsOn <= on && d.endsOn >= on && this.holds(d.from, d.position, on));
    return live.flatMap((d) => d.acts.filter((act) => this.authority.get(d.position)!.includes(act)).map((act) => `${d.id} ${act}`)).toSorted();
  }
}

let today = Date.parse("2026-11-23");
const dayFrom = (days: number): string => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
const classOf = (act: string) => w.world.registry.acts.get(act)?.act.class ?? "D";

/** As the database's owner, past the triggers: what others did in the register meanwhile. */
const meanwhile = async (text: string, values: readonly unknown[]): Promise<void> => {
  await w.owner.query("set session_replication_role = replica");
  await w.owner.query(text, [...values]);
  await w.owner.query("set session_replication_role = origin");
};

async function begin(): Promise<Model> {
  await meanwhile("update records set state = 'ended' where organisation_id = $1 and kind = 'delegation'", [w.organisationId]);
  await meanwhile("delete from holdings where organisation_id = $1 and position_id = any ($2)", [w.organisationId, people.map((who) => w.positions[who])]);
  const model = new Model();
  for (const holding of model.holdings) await keep(holding);
  for (const who of people) await entitle(who, acts);
  return model;
}
const keep = ({ who, position, deputy, from, until }: Holding): Promise<void> =>
  meanwhile("insert into holdings (organisation_id, id, position_id, person_id, deputy, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)", [
    w.organisationId,
    newId(),
    w.positions[position],
    w.people[who],
    deputy,
    from,
    until,
  ]);
const entitle = (position: Person, to: readonly string[]): Promise<void> =>
  meanwhile("update positions set authority = $3 where organisation_id = $1 and id = $2", [w.organisationId, w.positions[position], to]);

/** Tries what a step says; true when it was done and not refused. */
const done = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false;
      throw error;
    },
  );

async function offer(model: Model, step: Step & { does: "offer" }): Promise<void> {
  const { from, to, position } = { ...step, position: step.position ?? step.from },
    startsOn = dayFrom(step.starts),
    endsOn = dayFrom(step.ends),
    id = newId();
  const input = { positionId: w.positions[position], toPersonId: w.people[to], acts: step.acts, startsOn, endsOn, why: "x" };
  if (!(await done(w.act(from, "delegation.offer", { newId: id, input })))) return;
  counts.offered += 1;
  expect(from).not.toBe(to);
  for (const act of step.acts) {
    expect(classOf(act), act).not.toBe("N");
    expect(model.authority.get(position), `${from} lends what ${position} has`).toContain(act);
    if (classOf(act) === "P") expect(people.some((own) => model.holds(to, own, dayFrom(0)) && model.authority.get(own)!.includes(act))).toBe(true);
  }
  expect(model.holds(from, position, startsOn, endsOn), "the lender holds the position in person, from the first day to the last").toBe(true);
  model.lent.push({ id, from, to, position, acts: step.acts, startsOn, endsOn, state: "offered" });
}

async function answer(model: Model, step: Step & { does: "accept" | "end" | "withdraw" | "decline" }): Promise<void> {
  const lent = model.lent[step.which % Math.max(1, model.lent.length)];
  const who = step.who ?? lent?.to;
  if (!lent || !who || !(await done(w.act(who, `delegation.${step.does}`, { id: lent.id, reason: "x" })))) return;
  if (step.does === "accept") {
    counts.accepted += 1;
    expect([lent.state, who]).toEqual(["offered", lent.to]);
  }
  lent.state = step.does === "accept" ? "in force" : "over";
}

const counts = { offered: 0, accepted: 0, lent: 0 };

/** Gives a position up at once, or on a day to come. */
async function leave(model: Model, { who, position, after }: Step & { does: "leave" }): Promise<void> {
  const theirs = (h: Holding) => h.who === who && h.position === (position ?? who),
    last = after === null ? null : dayFrom(after);
  for (const holding of model.holdings.filter((h) => theirs(h) && last !== null && h.from <= last)) holding.until = last;
  model.holdings = model.holdings.filter((h) => !theirs(h) || (last !== null && h.from <= last));
  const values = [w.organisationId, w.positions[position ?? who], w.people[who], last];
  await meanwhile("delete from holdings where organisation_id = $1 and position_id = $2 and person_id = $3 and ($4::date is null or from_on > $4::date)", values);
  await meanwhile("update holdings set until_on = $4 where organisation_id = $1 and position_id = $2 and person_id = $3", values);
}

async function take(model: Model, step: Step): Promise<void> {
  if (step.does === "offer") return offer(model, step);
  if (step.does === "hold") {
    const { who, position, deputy, from, lasts } = step;
    const holding: Holding = { who, position, deputy, from: dayFrom(from), until: lasts === null ? null : dayFrom(from + lasts) };
    model.holdings.push(holding);
    return keep(holding);
  }
  if (step.does === "leave") return leave(model, step);
  if (step.does === "entitle") {
    model.authority.set(step.position, step.acts);
    return entitle(step.position, step.acts);
  }
  if (step.does === "wait") return void (today += step.days * 86_400_000);
  if (step.does !== "dawn") return answer(model, step);
  await atDawn(w, "delegations");
  const { rows } = await w.owner.query<{ id: string }>("select id from records where organisation_id = $1 and kind = 'delegation' and state not in ('offered', 'in_force')", [
    w.organisationId,
  ]);
  const over = new Set(rows.map((row) => row.id));
  for (const lent of model.lent.filter((d) => over.has(d.id))) lent.state = "over";
}

it("whoever lends what to whom, for whatever days, and whatever changes meanwhile, nobody acts for another beyond what that other lent and still has", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { minLength: 8, maxLength: 30 }), async (steps) => {
      today += 86_400_000;
      w.setClock(`${dayFrom(0)}T06:00:00.000Z`);
      const model = await begin();
      for (const step of steps) {
        await take(model, step);
        w.setClock(`${dayFrom(0)}T06:00:00.000Z`);
        for (const who of people) {
          const { actor } = await w.as(who);
          const acting = actor.actingFor.flatMap((d) => d.acts.map((act) => `${d.delegationId} ${act}`)).toSorted();
          expect(acting, `${who} on ${dayFrom(0)}`).toEqual(model.expected(who, dayFrom(0)));
          expect(actor.actingFor.flatMap((d) => d.acts).filter((act) => classOf(act) === "N")).toEqual([]);
          counts.lent += acting.length;
        }
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  // It says something only when something was lent.
  expect(Math.min(counts.offered, counts.accepted, counts.lent)).toBeGreaterThan(5);
});
