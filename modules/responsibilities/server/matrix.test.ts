import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { standards } from "../../standards/server/testing.ts";
import { responsibilities } from "./testing.ts";

const edition = "iso-9001-2015";
interface Row {
  requirementId: string;
  answer: string;
  assignment: number | null;
  inheritedFrom: string | null;
  assessable: boolean;
}
interface Matrix {
  rows: Row[];
  positions: { id: string; title: string; vacant: boolean; mine: boolean }[];
  assignments: { id: string; number: string; cells: [number, string][] }[];
  problems: { nobodyAnswers: { requirements: number }; twoAnswer: number; mostOnOne: { answersFor: number; of: number } };
  inForce: { revision: number; signedBy: { name: string } } | null;
  drafts: unknown[];
}
interface Who {
  answer: {
    heading: string;
    below: string | null;
    vacant: { since: string | null } | null;
    accountable: { position: { id: string } | null; people: { name: string }[] };
    reasons: { about: string; sentence: string; detail: string | null; opens: { number: string } | null }[];
    ruler: { from: string; until: string | null; people: { name: string }[]; vacant: boolean }[];
    parts: { level: string }[];
  } | null;
  candidates: { type: string; id: string }[];
  said: string | null;
}

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([organisation, standards, responsibilities]);
  w.setClock("2025-01-10T06:00:00.000Z");
});
afterAll(() => w.close());

const matrix = (asks: object = {}, asOf?: string) => w.view<Matrix>("quality", "responsibility.matrix", { edition, ...asks }, asOf);
const who = (asks: Record<string, unknown>, asOf?: string) => w.view<Who>("worker", "responsibility.who", asks, asOf);
const row = async (ref: string) => (await matrix()).rows.find((r) => r.requirementId === `${edition}:${ref}`)!;
const change = async (rows: object[], title = "A change") => w.act("quality", "proposal.begin", { input: { title, why: "Better so.", rows } });
const inForce = async (rows: object[]) => {
  const { id } = await change(rows);
  await w.act("quality", "proposal.propose", { id });
  return w.act("director", "proposal.approve", { id });
};
const subject = (ref: string) => ({ type: "requirement", ref: `${edition}:${ref}` });

describe("the matrix", () => {
  it("begins from the default and comes into force only with top management's signature", async () => {
    const { id, number } = await w.act("quality", "proposal.fromTemplate", { input: { editionId: edition } });
    expect(number).toBe("MATRIX-1");
    await expect(w.act("worker", "proposal.propose", { id })).rejects.toMatchObject({ kind: "forbidden" });
    await w.act("quality", "proposal.propose", { id });
    await expect(w.act("quality", "proposal.approve", { id })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.act("director", "proposal.approve", { id, signature: undefined })).rejects.toMatchObject({ kind: "signature_needed" });
    expect((await matrix()).inForce).toBeNull();
    expect(await w.act("director", "proposal.approve", { id })).toMatchObject({ state: "in_force", revision: 1 });
    const now = await matrix();
    expect(now.inForce).toMatchObject({ revision: 1, signedBy: { name: "director" } });
    expect(now.problems.nobodyAnswers.requirements).toBe(0);
    for (const r of now.rows.filter((x) => x.assessable)) expect(now.assignments[r.assignment!]!.cells.filter(([, level]) => level === "A")).toHaveLength(1);
    expect(now.rows.some((r) => r.inheritedFrom !== null)).toBe(true);
  });

  it("answers first for the editions in use, and says of any other that it is not adopted", async () => {
    const other = (await who({ requirement: "iso-37001-2016:5.3.3" })).answer!;
    expect(other).toMatchObject({ heading: "Nobody answers for 5.3.3.", below: "ISO 37001:2016 is not adopted here, so nobody has to." });
    const types = (await who({ text: "worker" })).candidates.map((c) => c.type);
    expect(types.indexOf("requirement")).toBeGreaterThan(types.lastIndexOf("person"));
  });

  it("cannot be changed past a signed change, not even by top management", async () => {
    const [first] = (await matrix()).assignments;
    await expect(w.act("director", "assignment.withdraw", { id: first!.id, input: { proposalId: null } })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it.each([
    ["5.2.1", "5.2.1"],
    ["5.1.1", "5.1.1"],
    ["5.3", "5.3"],
    ["9.3.1", "9.3.1"],
    ["9.3.3", "9.3.3"],
  ])("refuses to give %s away: it is top management's own", async (ref, clause) => {
    const draft = await change([{ subject: subject(ref), parts: [{ positionId: w.positions.quality, level: "A" }] }]);
    await expect(w.act("quality", "proposal.propose", { id: draft.id })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining(clause) });
  });

  it("keeps one who answers, and outsiders out", async () => {
    const faults = async (parts: object[]) =>
      (await w.view<{ faults: string[] }>("quality", "proposal.one", { id: (await change([{ subject: subject("8.4"), parts }])).id })).faults;
    const { head, purchasing, consultant, certifier, worker, auditor } = w.positions;
    expect(await faults([{ positionId: head, level: "R" }])).toEqual([expect.stringMatching(/Nobody answers/)]);
    expect(
      await faults([
        { positionId: head, level: "A" },
        { positionId: purchasing, level: "A" },
      ]),
    ).toEqual([expect.stringMatching(/2 positions would answer/)]);
    expect(await faults([{ positionId: consultant, level: "A" }])).toEqual([expect.stringMatching(/consultant, who can do work and advise/)]);
    for (const outside of [
      { positionId: consultant, level: "I" },
      { positionId: certifier, level: "C" },
      { positionId: worker, level: "A" },
      { positionId: auditor, level: "R" },
    ]) {
      const answering = outside.level === "A" ? [] : [{ positionId: head, level: "A" }];
      expect(await faults([...answering, outside])).toHaveLength(1);
    }
    expect(
      await faults([
        { positionId: head, level: "A" },
        { positionId: consultant, level: "R" },
      ]),
    ).toEqual([]);
  });

  it("refuses a change that was drafted on what has changed since", async () => {
    const { purchasing, head } = w.positions,
      mine = await change([{ subject: subject("8.4"), parts: [{ positionId: purchasing, level: "A" }] }]);
    await w.act("quality", "proposal.propose", { id: mine.id });
    await inForce([{ subject: subject("8.4"), parts: [{ positionId: head, level: "A" }] }]);
    await expect(w.act("director", "proposal.approve", { id: mine.id })).rejects.toMatchObject({ message: expect.stringMatching(/changed since this was drafted/) });
    await w.act("quality", "proposal.withdraw", { id: mine.id });
  });

  it("lets a site say otherwise, and the sub-clause inherits it there", async () => {
    const { purchasing } = w.positions;
    await inForce([{ subject: subject("8.4"), siteId: w.sites.jigani, parts: [{ positionId: purchasing, level: "A" }] }]);
    const at = async (site?: string) => (await who({ requirement: `${edition}:8.4`, ...(site ? { site } : {}) })).answer!;
    expect((await at()).accountable.people).toMatchObject([{ name: "head" }]);
    expect((await at(w.sites.jigani)).accountable.people).toMatchObject([{ name: "purchasing" }]);
    expect((await at(w.sites.peenya)).accountable.people).toMatchObject([{ name: "head" }]);
  });
});

describe("who is responsible", () => {
  it("is asked for a site by its name", async () => {
    const here = await w.view<{ answer: { site: { id: string } | null; subject: { reference: string } } | null }>("worker", "responsibility.who", { text: "8.4 at Peenya" });
    expect(here.answer).toMatchObject({ subject: { reference: "8.4" }, site: { id: w.sites.peenya } });
  });

  it("is asked in words and answered with its reasons, each with its record", async () => {
    const { answer, candidates } = await who({ text: "who is responsible for 8.4?" });
    expect(candidates[0]).toMatchObject({ type: "requirement", id: `${edition}:8.4` });
    expect(answer?.heading).toBe("head answers for 8.4.");
    expect(answer?.reasons.map((r) => [r.about, r.opens?.number.split("-")[0] ?? null])).toEqual([
      ["requirement", null],
      ["assignment", "DUTY"],
      ["position", "POS"],
      ["sheet", "DS"],
    ]);
    expect(answer?.reasons[1]?.detail).toMatch(/Decided and signed by director on 10 Jan 2025/);
    expect((await who({ text: "suppl" })).candidates.length).toBeGreaterThan(0);
    expect((await who({ text: "purchasing" })).candidates.some((c) => c.type === "person")).toBe(true);
    expect((await who({ text: "zzzz" })).said).toMatch(/Nothing here is called that/);
  });

  it("answers for any day: who was accountable for 8.4 on 3 March 2025", async () => {
    w.setClock("2025-06-02T06:00:00.000Z");
    await inForce([{ subject: subject("8.4"), parts: [{ positionId: w.positions.quality, level: "A" }] }]);
    expect((await who({ requirement: `${edition}:8.4` })).answer?.heading).toBe("quality answers for 8.4.");
    for (const past of [await who({ requirement: `${edition}:8.4`, on: "2025-03-03" }), await who({ requirement: `${edition}:8.4` }, "2025-03-03")])
      expect(past.answer).toMatchObject({ heading: "head answers for 8.4.", accountable: { position: { id: w.positions.head } } });
    expect((await who({ requirement: `${edition}:8.4`, on: "2024-12-31" })).answer?.heading).toBe("Nobody answers for 8.4.");
    const { ruler } = (await who({ requirement: `${edition}:8.4` })).answer!;
    expect(ruler.map((s) => [s.from, s.until, s.people.map((p) => p.name)])).toEqual([
      ["2025-01-10", "2025-06-01", ["head"]],
      ["2025-06-02", null, ["quality"]],
    ]);
    await inForce([{ subject: subject("8.4"), parts: [{ positionId: w.positions.head, level: "A" }] }]);
  });

  it("shows a vacancy at once after the last day, hatched on the ruler, and clears it with an appointment", async () => {
    const holding = (await w.owner.query<{ id: string }>("select id from holdings where organisation_id = $1 and position_id = $2", [w.organisationId, w.positions.head])).rows[0]!
      .id;
    await w.act("director", "position.release", { id: w.positions.head, input: { holdingId: holding, on: "2025-06-10" } });
    w.setClock("2025-06-10T18:29:00.000Z"); // 23:59 in India
    expect((await who({ requirement: `${edition}:8.4` })).answer?.vacant).toBeNull();
    w.setClock("2025-06-10T18:30:00.000Z"); // the next day
    const { answer } = await who({ requirement: `${edition}:8.4` });
    expect(answer).toMatchObject({ heading: "Nobody answers for 8.4: head position is vacant.", vacant: { since: "2025-06-11" } });
    expect(answer?.ruler.at(-1)).toMatchObject({ from: "2025-06-11", vacant: true });
    const alarms = await w.view<{ items: { kind: string; position: { id: string } | null; since: string | null; requirements: Record<string, string[]> }[] }>(
      "quality",
      "responsibility.alarms",
    );
    const vacancy = alarms.items.find((a) => a.kind === "vacancy" && a.position?.id === w.positions.head);
    expect(vacancy?.since).toBe("2025-06-11");
    expect(vacancy?.requirements[edition]).toContain("8.4.1");
    expect((await row("8.4")).answer).toBe("vacant");
    await w.act("director", "position.appoint", { id: w.positions.head, input: { personId: w.people.colleague } });
    expect((await who({ requirement: `${edition}:8.4` })).answer?.heading).toBe("colleague answers for 8.4.");
  });

  it("tells who answers for a record", async () => {
    const number = (await matrix()).assignments[0]!.number;
    expect((await who({ number })).answer?.heading).toMatch(/Nobody answers for DUTY/);
    const draft = await change([]);
    expect((await who({ text: draft.number })).answer?.heading).toBe(`quality answers for ${draft.number}.`);
  });
});
