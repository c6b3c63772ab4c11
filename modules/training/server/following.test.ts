import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performByClock } from "#server/by-clock.ts";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import type { TrainingRow } from "../training-views.ts";
import { jobs } from "./jobs.ts";
import { training } from "./testing.ts";

let t: TestWorld, safety: string, induction: string, turning: string;
const clock = (name: string) => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs.find((j) => j.name === name)!.run(work));
const trainings = async (personId: string, asks: object = {}) => (await t.view<{ items: TrainingRow[] }>("quality", "training.list", { personId, ...asks })).items;
const open = async (personId: string) => (await trainings(personId, { open: "true" })).map((row) => row.title).toSorted();
const appoint = (position: Who, person: Who, more: object = {}) =>
  t.act("quality", "position.appoint", { id: t.positions[position], input: { personId: t.people[person], from: "2026-11-23", ...more } });
const ticks = async (n = 3) => {
  for (let i = 0; i < n; i++) await clock("training-follow");
};

beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
  const offer = async (title: string, more: object) => (await t.act("quality", "course.offer", { input: { title, method: "read", ...more } })).id;
  safety = await offer("Safety at work", { awareness: true, days: 14 });
  induction = await offer("How we work here", {});
  turning = (
    await t.act("quality", "competence.define", {
      input: {
        title: "Turning",
        group: "Machining",
        levels: [
          { level: 1, title: "With help" },
          { level: 2, title: "Alone" },
        ],
        validMonths: 12,
      },
    })
  ).id;
  await offer("Turning alone", { method: "on_the_job", competenceId: turning, level: 2, effectivenessDays: 60 });
  await t.act("quality", "position.change", { id: t.positions.worker, input: { seats: 5 } });
  await t.act("quality", "position.change", { id: t.positions.colleague, input: { seats: 5 } });
});
afterAll(() => t.close());

describe("a curriculum", () => {
  it("is asked of everybody in the position within minutes, course by course", async () => {
    await t.act("quality", "curriculum.compose", { input: { title: "Operators", audience: [{ to: "position", positionId: t.positions.worker }], courseIds: [safety, induction] } });
    await ticks(1);
    expect(await open(t.people.worker)).toEqual(["How we work here", "Safety at work"]);
    const mine = await t.view<{ open: { title: string; waits: boolean; why: string; dueOn: string }[] }>("worker", "training.mine");
    expect(mine.open.find((x) => x.title === "Safety at work")).toMatchObject({ waits: false, why: "Operators asks for it", dueOn: "2026-12-07" });
    expect(mine.open.find((x) => x.title === "How we work here")).toMatchObject({ waits: true });
  });

  it("whoever comes to the position is asked in the same moment; whoever leaves it is asked no longer, and the history stays", async () => {
    await appoint("worker", "purchasing");
    expect(await open(t.people.purchasing)).toEqual(["How we work here", "Safety at work"]);
    const [first] = await trainings(t.people.purchasing, { open: "true" });
    const { rows } = await t.owner.query<{ id: string }>("select id from holdings where person_id = $1 and position_id = $2", [t.people.purchasing, t.positions.worker]);
    await t.act("quality", "position.release", { id: t.positions.worker, input: { holdingId: rows[0]!.id, on: "2026-11-22" } });
    expect(await open(t.people.purchasing)).toEqual([]);
    const all = await trainings(t.people.purchasing);
    expect(all.map((row) => row.state)).toEqual(["retired", "retired"]);
    const history = await t.view<{ items: { act: string }[] }>("quality", "record.history", { id: first!.id });
    expect(history.items.map((e) => e.act)).toEqual(["training.retire", "training.ask"]);
  });

  it("looking through again asks nothing twice", async () => {
    const before = (await trainings(t.people.worker)).length;
    await clock("training-new-day");
    await ticks();
    expect((await trainings(t.people.worker)).length).toBe(before);
  });
});

describe("learning is done in person", () => {
  it("no colleague, superior or administrator reads in somebody's place, and a delegate neither", async () => {
    const [row] = (await trainings(t.people.worker, { open: "true" })).filter((x) => x.courseId === safety);
    for (const who of ["colleague", "head", "quality", "administrator"] as const)
      await expect(t.act(who, "training.read", { id: row!.id })).rejects.toMatchObject({
        kind: "forbidden",
        message: "Training is never done for somebody else. Only worker can do this, in person.",
      });
    const session = await t.as("colleague");
    const lent = {
      delegationId: row!.id,
      personId: t.people.worker,
      name: "worker",
      positionId: t.positions.worker,
      title: "worker position",
      until: "2027-01-01",
      acts: ["training.read", "attempt.start"],
    };
    const delegate = { ...session, actor: { ...session.actor, actingFor: [lent], authority: new Set([...session.actor.authority, "training.read"]) } };
    await expect(t.act(delegate, "training.read", { id: row!.id })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("in the order of the curriculum", async () => {
    const rows = await trainings(t.people.worker, { open: "true" });
    const [second] = rows.filter((x) => x.courseId === induction),
      [first] = rows.filter((x) => x.courseId === safety);
    await expect(t.act("worker", "training.read", { id: second!.id })).rejects.toMatchObject({ kind: "conflict", message: "Another course of the curriculum comes first." });
    await t.act("worker", "training.read", { id: first!.id });
    expect(await t.act("worker", "training.read", { id: second!.id })).toMatchObject({ state: "done", done: { way: "app", enteredBy: null } });
    await ticks();
    expect(await open(t.people.worker)).toEqual([]);
  });
});

describe("entered for many at once", () => {
  it("is marked wherever it is shown, says by whom, and is never for oneself", async () => {
    const enter = (personIds: string[]) =>
      t.act("administrator", "course.enterForMany", { id: induction, input: { personIds, on: "2026-11-20", note: "From the list of the old system." }, reason: "Brought over." });
    await expect(enter([t.people.administrator, t.people.colleague])).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("Nobody enters their own training"),
    });
    await enter([t.people.colleague, t.people.auditor]);
    const [row] = await trainings(t.people.colleague, { bulk: "true" });
    expect(row).toMatchObject({ bulk: true, doneOn: "2026-11-20", course: "How we work here" });
    expect(await t.view("quality", "training.one", { id: row!.id })).toMatchObject({
      done: { way: "bulk", enteredByName: "administrator", note: "From the list of the old system." },
    });
    const history = await t.view<{ items: { act: string; input: { way?: string } }[] }>("quality", "record.history", { id: row!.id });
    expect(history.items.find((e) => e.act === "training.complete")?.input.way).toBe("bulk");
  });
});

describe("a gap", () => {
  it("asks for the course that closes it, and closes with the assessment", async () => {
    await t.act("quality", "demand.set", { input: { competenceId: turning, level: 2, subject: { to: "position", positionId: t.positions.colleague }, days: 45 } });
    await ticks(1);
    const [row] = await trainings(t.people.colleague, { open: "true" });
    expect(row).toMatchObject({ course: "Turning alone", cause: "gap", why: "your position requires it", dueOn: "2027-01-07" });
    const gaps = await t.view<{ items: { person: { name: string }; training: object | null }[]; unplanned: number }>("quality", "training.gaps");
    expect(gaps).toMatchObject({ items: [{ person: { name: "colleague" }, levelTitle: "Alone", training: { number: row!.number } }], unplanned: 0 });
    await t.act(t.clock, "attainment.give", {
      input: { personId: t.people.head, competenceId: turning, level: 2, fromOn: "2026-01-01", expiresOn: null, sourceId: t.people.head, sourceKind: "person" },
    });
    await t.act("head", "assessment.record", {
      input: { personId: t.people.colleague, competenceId: turning, level: 2, observedOn: "2026-11-23", verdict: "competent", observed: "Turned twenty shafts to the drawing." },
    });
    expect(await t.view("quality", "training.one", { id: row!.id })).toMatchObject({ record: { state: "done", evaluateOn: "2027-01-22" }, source: { kind: "assessment" } });
    expect(await t.view("quality", "training.gaps")).toMatchObject({ items: [], total: 0 });
    const { items } = await t.view<{ items: { level: number }[] }>("quality", "attainment.list", { personId: t.people.colleague, competenceId: turning });
    expect(items.length).toBe(1);
  });

  it("is foreseen: before evidence runs out the course is asked for again, by its last day", async () => {
    t.setClock("2027-09-01T03:30:00.000Z");
    await clock("training-new-day");
    await ticks();
    const [row] = await trainings(t.people.colleague, { open: "true" });
    expect(row).toMatchObject({ course: "Turning alone", cause: "gap", dueOn: "2027-11-23" });
    t.setClock("2026-11-23T03:30:00.000Z");
  });
});

describe("whether it worked", () => {
  it("is asked of the supervisor when the day has come; not of the learner", async () => {
    t.setClock("2027-01-22T03:30:00.000Z");
    await clock("training-effectiveness");
    const { toEvaluate } = await t.view<{ toEvaluate: TrainingRow[] }>("head", "training.team");
    expect(toEvaluate.map((row) => [row.person, row.course])).toEqual([["colleague", "Turning alone"]]);
    const id = toEvaluate[0]!.id;
    const inbox = await t.view<{ items: { act: string; why: string }[] }>("head", "me.inbox");
    expect(inbox.items).toContainEqual(expect.objectContaining({ act: "training.evaluate", why: "yours because colleague reports to you: did it work?" }));
    await expect(t.act("colleague", "training.evaluate", { id, input: { effective: true } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("head", "training.evaluate", { id, input: { effective: false, note: "Chatter marks on every third." } })).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { action: expect.any(String) } },
    });
    const done = await t.act("head", "training.evaluate", {
      id,
      input: { effective: false, note: "Chatter marks on every third.", action: { title: "A week beside the old hand", ownerId: t.people.head, dueOn: "2027-02-20" } },
    });
    expect(done).toMatchObject({ state: "not_effective", effectiveness: { effective: false } });
    expect(await t.view("quality", "training.one", { id })).toMatchObject({ action: { kind: "action", title: "A week beside the old hand" } });
    t.setClock("2026-11-23T03:30:00.000Z");
  });
});

describe("what is late", () => {
  it("is told to the learner each week, and once to the supervisor", async () => {
    await t.act("quality", "training.assign", { input: { personId: t.people.worker, courseId: induction, dueOn: "2026-11-25", why: "Asked for by the customer" } });
    await expect(t.act("quality", "training.assign", { input: { personId: t.people.worker, courseId: induction, dueOn: "2026-11-25", why: "Twice" } })).rejects.toMatchObject({
      kind: "conflict",
    });
    const told = (what: string) => t.notes.filter((n) => n.once.includes(what)).length;
    t.setClock("2026-11-26T03:30:00.000Z");
    await clock("training-late");
    await clock("training-late");
    expect([told("/remind/"), told("/late/")]).toEqual([1, 0]);
    t.setClock("2026-12-03T03:30:00.000Z");
    await clock("training-late");
    await clock("training-late");
    expect([told("/remind/"), told("/late/")]).toEqual([2, 1]);
    expect(t.notes.find((n) => n.once.includes("/late/"))).toMatchObject({ to: [t.people.head], text: "worker is late with training: How we work here" });
    t.setClock("2026-11-23T03:30:00.000Z");
  });
});
