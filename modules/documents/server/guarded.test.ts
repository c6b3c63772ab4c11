import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { documents } from "./testing.ts";

let t: TestWorld;
beforeAll(async () => {
  t = await openWorld([documents]);
});
afterAll(() => t.close());

const words = (text: string): string => JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
type Decider = { by: "owner" } | { by: "person"; personId: string };
const person = (who: Who): Decider => ({ by: "person", personId: t.people[who] });

let kinds = 0;
/** A document type whose only step is an approval. */
async function typeOf(deciders: readonly Decider[], more: object = {}, rule = "all"): Promise<string> {
  kinds += 1;
  const routes = [{ steps: [{ title: "Approval", sort: "approval", rule, deciders }] }];
  return (await t.act("quality", "documenttype.establish", { input: { title: `Type ${kinds}`, sort: "procedure", prefix: `T${kinds}`, routes, ...more } })).id;
}

const inWork = async (document: string): Promise<string> => (await t.view<{ record: { openId: string } }>("quality", "document.one", { id: document })).record.openId;

async function begun(who: Who, typeId: string, more: object = {}): Promise<{ document: string; revision: string }> {
  const document = (await t.act(who, "document.begin", { input: { title: "A way of working", typeId, audience: [{ to: "person", personId: t.people.worker }], ...more } })).id;
  return { document, revision: await inWork(document) };
}

async function submitted(who: Who, revision: string, text: string): Promise<void> {
  await t.act(who, "revision.write", { id: revision, input: { text: words(text) } });
  await t.act(who, "revision.explain", { id: revision, input: { summary: "All.", cause: "A finding.", training: "read" } });
  await t.act(who, "revision.submit", { id: revision });
}

const standing = async (record: string): Promise<string[]> =>
  (await t.owner.query<{ act: string }>("select act from signatures where record_id = $1 and voided_at is null order by at", [record])).rows.map((r) => r.act);

describe("nobody approves their own words", () => {
  it("nor does an owner who wrote without having begun it", async () => {
    const { revision } = await begun("consultant", await typeOf([{ by: "owner" }]), { ownerId: t.people.head });
    await submitted("head", revision, "What the owner wrote.");
    await expect(t.act("head", "revision.approve", { id: revision })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("nor alone where any one of several may and the type lets authors approve", async () => {
    const { revision } = await begun("head", await typeOf([person("head"), person("director")], { authorMayApprove: true }, "any"));
    await submitted("head", revision, "Mine.");
    const approved = await t.act("head", "revision.approve", { id: revision }).catch((error: unknown) => error);
    expect(approved).not.toMatchObject({ state: "approved" });
    expect(await t.act("director", "revision.approve", { id: revision })).toMatchObject({ state: "approved" });
  });
});

describe("what was issued for a later day", () => {
  it("keeps the signature that issued it when that day comes", async () => {
    const { document, revision } = await begun("head", await typeOf([person("director")]));
    await submitted("head", revision, "From next week on.");
    await t.act("director", "revision.approve", { id: revision });
    await t.act("head", "revision.issue", { id: revision, input: { effectiveOn: "2026-12-01" } });
    expect(await standing(revision)).toEqual(["revision.submit", "revision.approve", "revision.issue"]);
    await t.act(t.clock, "revision.takeEffect", { id: revision });
    expect(await standing(revision)).toEqual(["revision.submit", "revision.approve", "revision.issue"]);
    expect((await t.view<{ record: { state: string } }>("worker", "document.one", { id: document })).record.state).toBe("effective");
  });

  it("is a draft again that only its writers see, once it is taken back", async () => {
    const { document, revision } = await begun("head", await typeOf([person("director")]));
    await submitted("head", revision, "Not yet right.");
    await t.act("director", "revision.approve", { id: revision });
    await t.act("head", "revision.issue", { id: revision, input: { effectiveOn: "2026-12-01" } });
    await t.act("head", "revision.takeBack", { id: revision, reason: "A table is missing." });
    await t.act("head", "revision.write", { id: revision, input: { text: words("Half a thought about a colleague.") } });
    expect((await t.view<{ revisions: object[] }>("worker", "document.one", { id: document })).revisions).toEqual([]);
    await expect(t.view("worker", "revision.one", { id: revision })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is to be read anew when other words took the place of those read", async () => {
    const { revision } = await begun("head", await typeOf([person("director")]));
    const mine = async () => (await t.view<{ items: { id: string }[] }>("worker", "reading.list", { revisionId: revision, state: "open" })).items;
    const issue = async (text: string) => {
      await t.act("head", "revision.explain", { id: revision, input: { gate: 100 } });
      await submitted("head", revision, text);
      await t.act("director", "revision.approve", { id: revision });
      await t.act("head", "revision.issue", { id: revision, input: {} });
    };
    await issue("First words.");
    const [asked] = await mine();
    await t.act("worker", "reading.acknowledge", { id: asked!.id });
    await t.act("head", "revision.takeBack", { id: revision, reason: "Wrong torque." });
    await issue("Other words.");
    expect(await mine()).toHaveLength(1);
    expect(await t.view("head", "revision.one", { id: revision })).toMatchObject({ record: { readShare: 0 } });
  });
});

describe("reading", () => {
  it("is nobody else's, by handing it over either", async () => {
    const { revision } = await begun("head", await typeOf([person("director")]));
    await submitted("head", revision, "To be read in person.");
    await t.act("director", "revision.approve", { id: revision });
    await t.act("head", "revision.issue", { id: revision });
    const [asked] = (await t.view<{ items: { id: string }[] }>("worker", "reading.list", { revisionId: revision })).items;
    await t.act("worker", "record.handOver", { id: asked!.id, input: { to: t.people.colleague }, reason: "I am busy." });
    await expect(t.act("colleague", "reading.acknowledge", { id: asked!.id })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("worker", "reading.acknowledge", { id: asked!.id });
  });
});

describe("disposed", () => {
  it("are the words of two documents that said the same", async () => {
    const type = await typeOf([person("director")], { retentionMonths: 1 });
    const text = "The same secret recipe.";
    const both: string[] = [];
    for (const _ of [1, 2]) {
      const { document, revision } = await begun("head", type);
      await submitted("head", revision, text);
      await t.act("director", "revision.approve", { id: revision });
      await t.act("head", "revision.issue", { id: revision });
      await t.act("quality", "document.withdraw", { id: document, reason: "No longer made." });
      both.push(document);
    }
    t.setClock("2027-06-01T09:00:00.000Z");
    for (const document of both) await t.act("quality", "document.dispose", { id: document, reason: "Its time is over." });
    const { rows } = await t.owner.query("select 1 from document_texts where body like '%secret recipe%'");
    expect(rows).toHaveLength(0);
    t.setClock("2026-11-23T03:30:00.000Z");
  });

  it("are the words of earlier drafts too", async () => {
    const { document, revision } = await begun("head", await typeOf([person("director")], { retentionMonths: 1 }));
    await t.act("head", "revision.write", { id: revision, input: { text: words("An unguarded first draft.") } });
    await submitted("head", revision, "Guarded.");
    await t.act("director", "revision.approve", { id: revision });
    await t.act("head", "revision.issue", { id: revision });
    await t.act("quality", "document.withdraw", { id: document, reason: "No longer made." });
    t.setClock("2027-06-01T09:00:00.000Z");
    await t.act("quality", "document.dispose", { id: document, reason: "Its time is over." });
    t.setClock("2026-11-23T03:30:00.000Z");
    expect((await t.owner.query("select 1 from document_texts where body like '%unguarded%'")).rows).toHaveLength(0);
  });
});
