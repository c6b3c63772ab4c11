import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { performByClock } from "#server/by-clock.ts";
import type { MatrixPage } from "../matrix-views.ts";
import { jobs } from "./jobs.ts";
import { training } from "./testing.ts";

let t: TestWorld, grinding: string;
const levels = [
  { level: 1, title: "Learns it" },
  { level: 2, title: "Works alone" },
  { level: 3, title: "Teaches others" },
];
const clock = (name: string) => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs.find((j) => j.name === name)!.run(work));
const matrix = (asks: object = {}) => t.view<MatrixPage>("quality", "training.matrix", { ...asks });
/** Gives evidence as it would follow from a record long ago. */
const give = (personId: string, level: number, more: object = {}) =>
  t.act(t.clock, "attainment.give", {
    input: { personId, competenceId: grinding, level, fromOn: "2026-01-01", expiresOn: null, sourceId: personId, sourceKind: "person", ...more },
  });
const cellOf = async (personId: string) => {
  const page = await matrix({ personId }),
    at = page.columns.findIndex((c) => c.id === grinding),
    row = page.rows[0],
    place = row ? row.at.indexOf(at) : -1;
  return row && place >= 0 ? { required: row.required[place], held: row.held[place], state: row.states[place], expires: row.expires[place], planned: row.planned[place] } : null;
};

beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
  grinding = (await t.act("quality", "competence.define", { input: { title: "Cylindrical grinding", group: "Machining", levels, validMonths: 24 } })).id;
});
afterAll(() => t.close());

describe("what is required, held and missing", () => {
  it("follows the positions that somebody holds, by itself", async () => {
    expect(await cellOf(t.people.worker)).toBeNull();
    await t.act("quality", "demand.set", { input: { competenceId: grinding, level: 2, subject: { to: "position", positionId: t.positions.worker } } });
    expect(await cellOf(t.people.worker)).toMatchObject({ required: 2, held: 0, state: "gap" });
    await give(t.people.worker, 2);
    expect(await cellOf(t.people.worker)).toMatchObject({ required: 2, held: 2, state: "met", expires: null });
    await t.act("quality", "position.change", { id: t.positions.worker, input: { seats: 3 } });
    await t.act("quality", "position.appoint", { id: t.positions.worker, input: { personId: t.people.purchasing, from: "2026-11-23" } });
    expect(await cellOf(t.people.purchasing)).toMatchObject({ required: 2, state: "gap" });
  });

  it("a level that a requirement demands is one of the scale's", async () => {
    await expect(t.act("quality", "demand.set", { input: { competenceId: grinding, level: 4, subject: { to: "everyone" } } })).rejects.toMatchObject({
      kind: "invalid",
      message: "Cylindrical grinding has 3 levels.",
    });
  });
});

describe("an assessment at the work", () => {
  const assess = (who: "worker" | "head" | "quality" | "colleague", personId: string, level = 2) =>
    t.act(who, "assessment.record", {
      input: { personId, competenceId: grinding, level, observedOn: "2026-11-20", verdict: "competent", observed: "Dressed, set and ground ten pieces alone." },
    });

  it("is refused to whoever lacks the competence, and says which and who can do it", async () => {
    await expect(assess("head", t.people.colleague)).rejects.toMatchObject({
      kind: "forbidden",
      message:
        "You lack Cylindrical grinding at the level “Works alone”, in date; whoever assesses it must have that. worker can assess it; whoever answers for the competence can name others.",
    });
  });
  it("is never of oneself", async () => {
    await expect(assess("worker", t.people.worker)).rejects.toMatchObject({ kind: "forbidden", message: expect.stringContaining("Nobody assesses themselves.") });
  });
  it("by somebody who has it in date is evidence, with its end", async () => {
    await assess("worker", t.people.colleague);
    expect(await cellOf(t.people.colleague)).toMatchObject({ required: 0, held: 2, state: "extra", expires: "2028-11-20" });
  });
  it("above the assessor's own level is refused", async () => {
    await expect(assess("worker", t.people.colleague, 3)).rejects.toMatchObject({ kind: "forbidden" });
  });
  it("withdrawn takes the evidence with it", async () => {
    const { items } = await t.view<{ items: { id: string }[] }>("quality", "assessment.list", { personId: t.people.colleague });
    await t.act("quality", "assessment.withdraw", { id: items[0]!.id, reason: "It was the other shift." });
    expect(await cellOf(t.people.colleague)).toBeNull();
  });
});

describe("evidence that runs out", () => {
  it("is announced 90, 30 and 7 days before, each once, and then the person is not competent", async () => {
    const given = await give(t.people.purchasing, 2, { expiresOn: "2027-02-20" });
    const told = () => t.notes.filter((n) => n.once.startsWith(`attainment/${given.id}`)).map((n) => n.once.split("/")[2]);
    await clock("training-warnings");
    await clock("training-warnings");
    expect(told()).toEqual(["90"]);
    expect(await cellOf(t.people.purchasing)).toMatchObject({ state: "expiring", expires: "2027-02-20" });
    t.setClock("2027-01-22T03:30:00.000Z");
    await clock("training-warnings");
    t.setClock("2027-02-14T03:30:00.000Z");
    await clock("training-warnings");
    expect(told()).toEqual(["90", "30", "7"]);
    expect(await cellOf(t.people.purchasing)).toMatchObject({ held: 2 });
    t.setClock("2027-02-21T03:30:00.000Z");
    expect(await cellOf(t.people.purchasing)).toMatchObject({ held: 0, state: "expired" });
    await clock("training-new-day");
    expect(await t.view("quality", "attainment.one", { id: given.id })).toMatchObject({ record: { state: "expired" } });
    expect(told()).toEqual(["90", "30", "7", "expired"]);
    t.setClock("2026-11-23T03:30:00.000Z");
  });

  it("can be revoked with a reason, by somebody else", async () => {
    const given = await give(t.people.quality, 1);
    await expect(t.act("quality", "attainment.revoke", { id: given.id, reason: "Mine." })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("head", "attainment.revoke", { id: given.id, reason: "The trial piece was another's." });
    expect(await cellOf(t.people.quality)).toBeNull();
  });
});

describe("a certificate from outside", () => {
  const enter = (who: "worker" | "colleague", personId: string) =>
    t.act(who, "qualification.enter", {
      input: { personId, competenceId: grinding, level: 3, issuer: "NTTF", certificateNumber: "NT-88", issuedOn: "2026-05-01", expiresOn: "2027-05-01" },
    });
  const attach = async (id: string) => {
    await t.owner.query("set session_replication_role = replica");
    await t.owner.query("insert into attachments (organisation_id, id, record_id, sha256, name, at, by_person) values ($1, gen_random_uuid(), $2, $3, 'c.pdf', now(), $4)", [
      t.organisationId,
      id,
      Buffer.alloc(32),
      t.people.colleague,
    ]);
    await t.owner.query("set session_replication_role = origin");
  };

  it("is entered by whose it is, and confirmed by somebody else who saw it", async () => {
    await expect(enter("worker", t.people.colleague)).rejects.toMatchObject({ kind: "forbidden", message: expect.stringContaining("your own certificates") });
    const certificate = await enter("colleague", t.people.colleague);
    await expect(t.act("quality", "qualification.confirm", { id: certificate.id })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("not attached") });
    expect(await cellOf(t.people.colleague)).toBeNull();
    await attach(certificate.id);
    await t.act("quality", "qualification.confirm", { id: certificate.id });
    expect(await cellOf(t.people.colleague)).toMatchObject({ held: 3, expires: "2027-05-01" });
  });
});

describe("a gate", () => {
  it("stands only where the organisation says so, and the refusal says what is missing and who can mend it", async () => {
    const order = { title: "Dress the wheel", ownerId: t.people.worker, dueOn: "2026-12-20" };
    await t.act("head", "action.assign", { input: order });
    const demand = await t.act("quality", "demand.set", { input: { competenceId: grinding, level: 3, subject: { to: "task", task: "answer" } } });
    await expect(t.act("head", "action.assign", { input: order })).rejects.toMatchObject({
      kind: "forbidden",
      message:
        "worker does not have Cylindrical grinding at the level “Teaches others”, in date. Choose somebody who has, or ask quality to arrange the training or the assessment.",
    });
    await t.act("head", "action.assign", { input: { ...order, ownerId: t.people.colleague } });
    const deburring = { title: "Deburring", group: "Machining", levels: [{ level: 1, title: "Does it" }] };
    await expect(t.act("quality", "competence.define", { input: deburring }), "by naming nobody").rejects.toThrow(/and you do not have it/);
    const unable = await t.view<{ people: { id: string; because: string }[] }>("head", "training.unable", { task: "answer" });
    expect(unable.people.map((p) => p.id)).toContain(t.people.worker);
    expect(unable.people.map((p) => p.id)).not.toContain(t.people.colleague);
    await t.act("quality", "demand.end", { id: demand.id, reason: "Enough." });
    await t.act("head", "action.assign", { input: order });
  });
});

describe("what leaves the system as a table", () => {
  it("has a line for each person and competence, page after page, and each once", async () => {
    const lines: { person: string; competence: string; state: string }[] = [];
    for (let cursor: string | null = "0"; cursor !== null; ) {
      const page: { items: typeof lines; next: string | null } = await t.view("quality", "training.cells", { limit: 1, cursor });
      lines.push(...page.items);
      cursor = page.next;
    }
    const whole = await matrix({ limit: 500 });
    expect(lines.length).toBe(whole.rows.reduce((sum, row) => sum + row.at.length, 0));
    expect(new Set(lines.map((line) => `${line.person} ${line.competence}`)).size).toBe(lines.length);
    expect(lines).toContainEqual(expect.objectContaining({ person: "worker", competence: "Cylindrical grinding", required: 2, requiredTitle: "Works alone", state: "met" }));
  });
});

describe("the matrix as of a day", () => {
  const then = async (asOf: string | undefined, personId: string) => {
    const page = await t.view<MatrixPage>("quality", "training.matrix", { personId }, asOf),
      row = page.rows[0];
    return row?.states[row.at.indexOf(page.columns.findIndex((c) => c.id === grinding))] ?? null;
  };

  it("shows what was required and known then, not what came later", async () => {
    t.setClock("2027-03-01T03:30:00.000Z");
    const demand = await t.act("quality", "demand.set", { input: { competenceId: grinding, level: 2, subject: { to: "position", positionId: t.positions.auditor } } });
    t.setClock("2027-03-03T03:30:00.000Z");
    const evidence = await give(t.people.auditor, 2, { fromOn: "2027-03-02" });
    t.setClock("2027-03-05T03:30:00.000Z");
    await t.act("quality", "attainment.revoke", { id: evidence.id, reason: "The certificate was another's." });
    await t.act("quality", "demand.change", { id: demand.id, input: { level: 3 }, reason: "Harder parts." });
    t.setClock("2027-03-07T03:30:00.000Z");
    await t.act("quality", "demand.end", { id: demand.id, reason: "Enough." });
    expect(await then("2027-03-02", t.people.auditor)).toBe("gap");
    expect(await then("2027-03-04", t.people.auditor)).toBe("met");
    expect(await then("2027-03-06", t.people.auditor)).toBe("gap");
    const cell = await t.view<{ required: number; held: number }>("quality", "training.cell", { personId: t.people.auditor, competenceId: grinding }, "2027-03-04");
    expect(cell).toMatchObject({ required: 2, held: 2 });
    t.setClock("2026-11-23T03:30:00.000Z");
  });
});

describe("the matrix as a table", () => {
  it("has a line for each person, a column for each competence, and says in words how each stands", async () => {
    const sheet = await t.view<{ items: Record<string, string | null>[]; total: number }>("quality", "training.sheet", { limit: 500 });
    expect(sheet.items).toHaveLength(sheet.total);
    const worker = sheet.items.find((line) => line["Person"] === "worker")!;
    expect(worker["Cylindrical grinding"]).toBe("competent; held Works alone; required Works alone");
    expect(new Set(sheet.items.map((line) => Object.keys(line).join())).size).toBe(1);
  });
});

describe("the cell", () => {
  it("opens what is required and why, and what it is shown by", async () => {
    const cell = await t.view("worker", "training.cell", { personId: t.people.worker, competenceId: grinding });
    expect(cell).toMatchObject({ required: 2, held: 2, state: "met", because: [{ level: 2, says: "whoever holds worker position" }], evidence: [{ level: 2, state: "valid" }] });
  });
});
