import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { documents } from "./testing.ts";

let t: TestWorld;
let type: string;
beforeAll(async () => {
  t = await openWorld([documents]);
  type = (
    await t.act("quality", "documenttype.establish", {
      input: {
        title: "Procedure",
        sort: "procedure",
        prefix: "QP",
        routes: [
          {
            steps: [
              { title: "Review", sort: "review", rule: "all", deciders: [{ by: "person", personId: t.people.purchasing }] },
              {
                title: "Approval",
                sort: "approval",
                rule: "all",
                deciders: [
                  { by: "role", role: "management_representative" },
                  { by: "role", role: "top_management" },
                ],
              },
            ],
          },
        ],
      },
    })
  ).id;
});
afterAll(() => t.close());

const words = (...paragraphs: string[]): string => JSON.stringify({ type: "doc", content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) });

interface One {
  record: { id: string; number: string; state: string; openId: string | null; currentId: string | null; currentNumber: number | null; dueOn: string | null };
  revisions: { id: string; number: string; revision: number; state: string; training: string | null; trainingReason: string | null }[];
}
const one = (who: Parameters<TestWorld["view"]>[0], id: string) => t.view<One>(who, "document.one", { id });

/** Writes, submits, reviews, approves and issues what is in work. */
async function through(revision: string, text: string): Promise<void> {
  await t.act("head", "revision.write", { id: revision, input: { text: words(text) } });
  await t.act("head", "revision.explain", { id: revision, input: { summary: "What is measured.", cause: "Customer asked.", training: "read" } });
  await t.act("head", "revision.submit", { id: revision });
  await t.act("purchasing", "revision.review", { id: revision });
  await t.act("quality", "revision.approve", { id: revision });
  await t.act("director", "revision.approve", { id: revision });
  await t.act("head", "revision.issue", { id: revision });
}

describe("a procedure on its way", () => {
  let document: string, first: string;

  it("begins with a first revision that only its writers see", async () => {
    document = (await t.act("head", "document.begin", { input: { title: "Calibration of gauges", typeId: type, audience: [{ to: "role", role: "employee" }] } })).id;
    const seen = await one("head", document);
    expect(seen.record).toMatchObject({ state: "new", number: "DOC-0001", currentId: null });
    expect(seen.revisions).toMatchObject([{ revision: 1, state: "draft", number: "REV-00001" }]);
    first = seen.revisions[0]!.id;
    expect((await one("worker", document)).revisions).toEqual([]);
    await expect(t.act("worker", "revision.write", { id: first, input: { text: words("x") } })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("takes only text that can do no harm", async () => {
    const bad = (node: object) => JSON.stringify({ type: "doc", content: [node] });
    const write = (text: string) => t.act("head", "revision.write", { id: first, input: { text } });
    await expect(write("no json")).rejects.toMatchObject({ kind: "invalid" });
    await expect(write(bad({ type: "script", content: [] }))).rejects.toMatchObject({ kind: "invalid" });
    await expect(
      write(bad({ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] }] })),
    ).rejects.toMatchObject({ kind: "invalid" });
    let deep: object = { type: "paragraph" };
    for (let i = 0; i < 500; i += 1) deep = { type: "blockquote", content: [deep] };
    await expect(write(bad(deep))).rejects.toMatchObject({ kind: "invalid" });
    await expect(write(`{"type":"doc","content":${"[".repeat(500_000)}${"]".repeat(500_000)}}`)).rejects.toMatchObject({ kind: "invalid" });
    await expect(write(words("a null\u0000byte"))).rejects.toMatchObject({ kind: "invalid", message: expect.stringContaining("null byte") });
  });

  it("is not submitted before it says what it has to", async () => {
    await expect(t.act("head", "revision.submit", { id: first })).rejects.toMatchObject({ kind: "conflict" });
    await t.act("head", "revision.write", { id: first, input: { text: words("Gauges are calibrated once a year.") } });
    const submitted = await t.act("head", "revision.submit", { id: first });
    expect(submitted).toMatchObject({ state: "in_review", round: 1, step: 0 });
  });

  it("shows those who decide, before they sign, what it asks of people, and why nothing", async () => {
    await t.act("head", "revision.takeBack", { id: first, reason: "Known already." });
    await t.act("head", "revision.explain", { id: first, input: { training: "none" } });
    await expect(t.act("head", "revision.submit", { id: first })).rejects.toThrow(/Say why nobody needs to read it/);
    await t.act("head", "revision.explain", { id: first, input: { trainingReason: "It says what is done anyway." } });
    await t.act("head", "revision.submit", { id: first });
    const shown = await t.view<{ record: { training: string; trainingReason: string } }>("purchasing", "revision.one", { id: first });
    expect(shown.record).toMatchObject({ training: "none", trainingReason: "It says what is done anyway." });
    expect((await one("purchasing", document)).revisions[0]).toMatchObject({ training: "none", trainingReason: "It says what is done anyway." });
  });

  it("goes step by step, and whoever is not named does not decide", async () => {
    await expect(t.act("quality", "revision.review", { id: first })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("purchasing", "revision.remark", { id: first, input: { text: "Which gauges?" } });
    await t.act("purchasing", "revision.review", { id: first });
    await expect(t.act("quality", "revision.approve", { id: first })).rejects.toThrow(/not settled/);
    const { remarks } = await t.view<{ remarks: { id: string }[] }>("head", "revision.one", { id: first }),
      remarkId = remarks[0]!.id;
    await expect(t.act("head", "revision.settle", { id: first, input: { remarkId } })).rejects.toMatchObject({ kind: "forbidden", message: expect.stringMatching(/Answer it/) });
    await t.act("head", "revision.answer", { id: first, input: { remarkId, note: "All of them." } });
    await expect(t.act("quality", "revision.approve", { id: first })).rejects.toThrow(/not settled/);
    await expect(t.act("colleague", "revision.settle", { id: first, input: { remarkId } })).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|not_found/) });
    await t.act("purchasing", "revision.settle", { id: first, input: { remarkId } });
    expect(await t.act("quality", "revision.approve", { id: first })).toMatchObject({ state: "in_approval" });
  });

  it("loses its signatures when it is taken back, and goes the whole way again", async () => {
    await t.act("head", "revision.takeBack", { id: first, reason: "A table is missing." });
    const { rows } = await t.owner.query("select voided_because from signatures where record_id = $1 and voided_at is null", [first]);
    expect(rows).toEqual([]);
    await through(first, "Gauges are calibrated once a year. Torque wrenches every six months.");
    expect(await one("worker", document)).toMatchObject({ record: { state: "effective", currentNumber: 1 }, revisions: [{ state: "effective" }] });
  });

  it("reaches whom it concerns, who acknowledge in person", async () => {
    const mine = await t.view<{ items: { id: string; code: string; state: string }[] }>("worker", "reading.mine", { open: "true" });
    expect(mine.items).toMatchObject([{ code: "QP-01", state: "open" }]);
    await expect(t.act("colleague", "reading.acknowledge", { id: mine.items[0]!.id })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("worker", "reading.acknowledge", { id: mine.items[0]!.id });
    expect(await one("quality", document)).toMatchObject({ asked: 2, read: 1 });
  });

  it("is found by its words while in force, and not by those of a draft", async () => {
    const search = async (text: string) => (await t.view<{ items: { code: string }[] }>("worker", "document.search", { text })).items.map((i) => i.code);
    expect(await search("torque wrench")).toEqual(["QP-01"]);
    expect(await search("bananas")).toEqual([]);
  });

  it("is revised while the old one holds; the new one supersedes it in the same moment", async () => {
    const second = (await t.act("head", "revision.draft", { input: { documentId: document } })).id;
    await expect(t.act("head", "revision.draft", { input: { documentId: document } })).rejects.toMatchObject({ kind: "conflict" });
    expect((await one("worker", document)).record.state).toBe("under_revision");
    await through(second, "Gauges are calibrated once a year. Torque wrenches every three months.");
    const seen = await one("quality", document);
    expect(seen.revisions.map((r) => [r.revision, r.state, r.training])).toEqual([
      [2, "effective", "read"],
      [1, "superseded", "read"],
    ]);
    const old = await t.view<{ revision: { revision: number }; askedFor: number }>("worker", "document.read", { number: "DOC-0001", revision: "1" });
    expect(old).toMatchObject({ revision: { revision: 2 }, askedFor: 1 });
    const asked = await t.view<{ revision: { revision: number }; banner: string }>("worker", "document.read", { number: "DOC-0001", revision: "1", old: "true" });
    expect(asked).toMatchObject({ revision: { revision: 1 }, banner: "superseded" });
    const { lines } = await t.view<{ lines: { is: string; runs: { is: string; text: string }[] }[] }>("quality", "revision.redline", { to: second });
    expect(lines).toMatchObject([{ is: "changed" }]);
    expect(lines[0]!.runs.filter((r) => r.is !== "same").map((r) => [r.is, r.text])).toEqual([
      ["removed", "six"],
      ["added", "three"],
    ]);
  });
});

it("lists in lists, as people write them, and half an emoji, as phones cut them, are taken", async () => {
  const other = (await t.act("head", "document.begin", { input: { title: "Lists", typeId: type } })).id;
  const [revision] = (await one("head", other)).revisions;
  let lists: object = { type: "paragraph", content: [{ type: "text", text: "Deep." }] };
  for (let i = 0; i < 15; i += 1) lists = { type: "bulletList", content: [{ type: "listItem", content: [lists] }] };
  for (const text of [JSON.stringify({ type: "doc", content: [lists] }), words("half an emoji \ud83d")])
    expect(await t.act("head", "revision.write", { id: revision!.id, input: { text } })).toMatchObject({ state: "draft" });
});
