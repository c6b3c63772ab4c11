import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "#server/database.ts";
import type { Performance } from "#server/perform.ts";
import { momentOf } from "#server/world.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import type { Holding } from "../record.ts";
import { jobs } from "./jobs.ts";
import { organisation } from "./testing.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([organisation])));
afterAll(() => w.close());

const register = (name: string, more: object = {}) => w.act("quality", "person.register", { input: { name, ...more } });
const establish = (title: string, role = "process_owner") => w.act("quality", "position.establish", { input: { title, role } });
const appoint = (position: { id: string }, person: { id: string }, more: object = {}, who: Parameters<TestWorld["act"]>[0] = "quality", reason?: string) =>
  w.act(who, "position.appoint", { id: position.id, input: { personId: person.id, ...more }, ...(reason ? { reason } : {}) });
const bodies = async (): Promise<string> =>
  (await w.owner.query<{ body: string }>("select body from events where organisation_id = $1", [w.organisationId])).rows.map((r) => r.body).join("\n");

describe("an appointment", () => {
  it("is refused while the seat is taken, and possible from the day after", async () => {
    const position = await establish("Head of grinding"),
      first = await register("Anil Kumar"),
      second = await register("Bina Das");
    const held = await appoint(position, first);
    await expect(appoint(position, second, { from: "2027-01-01" })).rejects.toMatchObject({ kind: "conflict", message: expect.stringMatching(/one seat and it is taken/) });
    const [holding] = held["holdings"] as Holding[];
    await w.act("quality", "position.release", { id: position.id, input: { holdingId: holding!.id, on: "2026-12-31" } });
    expect(((await appoint(position, second, { from: "2027-01-01" }))["holdings"] as Holding[]).map((h) => [h.from, h.until])).toEqual([
      ["2026-11-23", "2026-12-31"],
      ["2027-01-01", null],
    ]);
  });

  it("is taken back before it begins, and then nobody holds it", async () => {
    const position = await establish("Head of honing"),
      person = await register("Chitra Rao");
    const [holding] = (await appoint(position, person, { from: "2027-03-01" }))["holdings"] as Holding[];
    const after = await w.act("quality", "position.release", { id: position.id, input: { holdingId: holding!.id, on: "2026-11-23" } });
    expect(after).toMatchObject({ heldLater: 0 });
    expect(await w.act("quality", "position.abolish", { id: position.id, reason: "not needed" })).toMatchObject({ state: "abolished" });
  });

  it("in the past says why", async () => {
    const position = await establish("Head of packing"),
      person = await register("Dev Anand");
    await expect(appoint(position, person, { from: "2026-01-01" })).rejects.toMatchObject({ kind: "invalid", details: { fields: { reason: expect.any(String) } } });
    expect(await appoint(position, person, { from: "2026-01-01" }, "quality", "The letter is from January.")).toMatchObject({ held: 1 });
  });

  it("is nobody's own, and top management's for the first two roles", async () => {
    const position = await establish("Head of tooling"),
      representative = await establish("Deputy representative", "management_representative"),
      person = await register("Ela Bhatt");
    await expect(appoint(position, { id: w.people.administrator }, {}, "administrator")).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringMatching(/Nobody appoints themselves/),
    });
    await expect(appoint(representative, person, {}, "administrator")).rejects.toMatchObject({ kind: "forbidden", message: "Top management appoints to this position." });
    expect(await appoint(representative, person, {}, "director")).toMatchObject({ covered: true });
  });

  it("never joins inside and outside in one person", async () => {
    const adviser = await establish("Adviser", "consultant");
    await expect(appoint(adviser, { id: w.people.worker })).rejects.toMatchObject({ message: expect.stringMatching(/inside/) });
    const inside = await establish("Buyer", "employee");
    await expect(appoint(inside, { id: w.people.consultant })).rejects.toMatchObject({ message: expect.stringMatching(/from outside/) });
    await expect(w.act("director", "position.change", { id: w.positions.worker, input: { role: "consultant" } })).resolves.toMatchObject({ role: "consultant" });
    await w.act("director", "position.change", { id: w.positions.worker, input: { role: "employee" } });
  });

  it("gives the rights of the position from its first day to its last", async () => {
    const session = async () => (await w.as("colleague")).actor.authority.has("person.goAway");
    const position = await establish("Head of night shift");
    await appoint(position, { id: w.people.colleague }, { from: "2026-11-24", until: "2026-11-25" });
    expect(await session()).toBe(false);
    w.setClock("2026-11-25T03:30:00.000Z");
    expect(await session()).toBe(true);
    w.setClock("2026-11-26T03:30:00.000Z");
    expect(await session()).toBe(false);
    w.setClock("2026-11-23T03:30:00.000Z");
  });
});

describe("whoever leaves", () => {
  it("leaves every position on that day, and the positions say so", async () => {
    const position = await establish("Head of welding"),
      person = await register("Farah Khan", { joinedOn: "2026-01-01" });
    await appoint(position, person);
    expect(await w.act("quality", "person.leave", { id: person.id, input: { leftOn: "2026-11-27" } })).toMatchObject({ state: "leaving", holds: 1 });
    const history = await w.view<{ items: { act: string; cause: string | null }[] }>("quality", "record.history", { id: position.id });
    expect(history.items[0]).toMatchObject({ act: "position.release", cause: "person.leave" });
    await expect(appoint(await establish("Next post"), person)).rejects.toMatchObject({ message: expect.stringMatching(/leaves on 27 Nov 2026/) });
  });

  it("is noticed the morning after: the departure, the vacancy, once", async () => {
    w.setClock("2026-11-28T00:00:00.000Z");
    const run = async () => {
      for (const job of jobs) {
        const requests: [string, Partial<Performance>][] = [];
        const also = (async (act: string, request: Partial<Performance>) => void requests.push([act, request])) as never;
        await transaction(w.world.db, { organisationId: w.organisationId, personId: w.organisationId, reads: "*" }, (tx) =>
          job.run({ ...momentOf(w.world, w.clock.actor), tx: tx as never, actor: w.clock.actor, registry: w.world.registry, also, notify: (note) => void w.notes.push(note) }),
        );
        for (const [act, request] of requests) await w.act(w.clock, act, request);
      }
    };
    await run();
    const told = w.notes.filter((n) => n.text === "Nobody has held “Head of welding” since 28 Nov 2026.");
    expect(told).toHaveLength(1);
    expect(told[0]?.to).toEqual(expect.arrayContaining([w.people.director, w.people.quality]));
    expect((await w.view<{ items: unknown[] }>("quality", "person.list", { state: "left", text: "farah" })).items).toMatchObject([{ state: "left" }]);
    const inbox = await w.view<{ items: { record: { title: string }; act: string }[] }>("director", "me.inbox");
    expect(inbox.items).toContainEqual(expect.objectContaining({ act: "position.appoint", record: expect.objectContaining({ title: "Head of welding" }) }));
    const before = w.notes.length;
    await run();
    expect(w.notes.length).toBe(before);
    w.setClock("2026-11-23T03:30:00.000Z");
  });
});

describe("personal data", () => {
  it("stands in the trail only sealed, also when it was imported", async () => {
    await register("Gita Unmistakable", { email: "gita@example.in", phone: "+91 98450 12345", employeeNumber: "E-777" });
    await w.act("quality", "organisation.importChart", {
      id: w.organisationId,
      input: { file: "x.csv", text: "employee_number,name,email\nE-778,Hari Unmistakable,hari@example.in" },
    });
    const trail = await bodies();
    for (const secret of ["Unmistakable", "gita@", "hari@", "98450", "E-777", "E-778"]) expect(trail).not.toContain(secret);
    const kept = await w.owner.query<{ value: string }>("select value from personal_values where record_id = $1", [w.organisationId]);
    expect(kept.rows).toEqual([]);
  });

  it("is erased with a reason, and the chain still verifies", async () => {
    w.setClock("2026-11-29T04:00:00.000Z");
    const person = await register("Indu Vanish", { email: "indu@example.in", employeeNumber: "E-900" });
    await w.act("quality", "person.leave", { id: person.id, input: { leftOn: "2026-11-28" } });
    await expect(w.act("quality", "person.erase", { id: person.id })).rejects.toMatchObject({ kind: "invalid" });
    w.setClock("2026-11-29T06:00:00.000Z");
    const erased = await w.act("quality", "person.erase", { id: person.id, reason: "She asked for it." });
    expect(erased).toMatchObject({ state: "erased", name: "Erased person", title: "Erased person", email: null, employeeNumber: null });
    const left = await w.owner.query<{ n: number }>("select count(*)::int as n from personal_values where record_id = $1 and (value is not null or salt is not null)", [person.id]);
    expect(left.rows[0]?.n).toBe(0);
    expect(await w.view("quality", "record.snapshot", { id: person.id }, "2026-11-29T05:00:00Z")).toMatchObject({
      state: "left",
      name: null,
      title: null,
      email: null,
      leftOn: "2026-11-28",
    });
    w.setClock("2026-11-23T03:30:00.000Z");
    const broken = await w.owner.query(
      "select e.sequence from events e where e.organisation_id = $1 and e.hash <> sha256(e.previous || convert_to(e.sequence || E'\\n' || moment(e.at) || E'\\n' || e.body, 'UTF8'))",
      [w.organisationId],
    );
    expect(broken.rows).toEqual([]);
    expect(JSON.stringify(await w.view("quality", "record.history", { id: person.id }))).not.toMatch(/Vanish|indu@|E-900/);
    expect((await w.view<{ items: unknown[] }>("quality", "record.search", { text: "Vanish" })).items).toEqual([]);
  });

  it("is not erased while the person answers for something, even unseen", async () => {
    const person = await register("Jaya Busy");
    await w.act("quality", "person.leave", { id: person.id, input: { leftOn: "2026-11-22" } });
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query(
      "insert into records (organisation_id, id, kind, number, title, state, opened_at, owner_id, confidential) values ($1, gen_random_uuid(), 'case', 'C-1', 'Secret', 'open', now(), $2, true)",
      [w.organisationId, person.id],
    );
    await w.owner.query("set session_replication_role = origin");
    await expect(w.act("quality", "person.erase", { id: person.id, reason: "asked" })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/still answers for/),
    });
  });

  it("shows how somebody is reached to those inside only", async () => {
    await register("Kala Inside", { email: "kala@example.in", employeeNumber: "E-950" });
    const [listed] = (await w.view<{ items: { number: string }[] }>("quality", "person.list", { text: "kala" })).items;
    expect(await w.view("worker", "person.one", { number: listed!.number })).toMatchObject({ email: "kala@example.in", reach: true });
    expect(await w.view("consultant", "person.one", { number: listed!.number })).toMatchObject({ email: null, reach: false });
  });
});

describe("signing", () => {
  it("is made possible by somebody else's check and one's own acceptance", async () => {
    await expect(w.act("quality", "person.verifyForSigning", { id: w.people.quality, input: { how: "Passport" } })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await w.act("director", "person.verifyForSigning", { id: w.people.quality, input: { how: "Passport seen" } })).toMatchObject({
      verifiedBy: w.people.director,
      verifiedOn: "2026-11-23",
    });
    const person = await register("Lata New");
    expect(person).toMatchObject({ verifiedBy: null, acceptedAt: null });
  });
});
