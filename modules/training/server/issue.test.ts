import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performByClock } from "#server/by-clock.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import type { TrainingRow } from "../training-views.ts";
import { jobs } from "./jobs.ts";
import { training } from "./testing.ts";

let t: TestWorld, type: string;
const route = [{ steps: [{ title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "management_representative" }] }] }];
const text = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Stop, look, call." }] }] });
const clock = (name: string) => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs.find((j) => j.name === name)!.run(work));
const asked = async (revisionId: string, more: object = {}) =>
  await t.view<{ items: TrainingRow[]; total: number }>("quality", "training.list", { revisionId, limit: 500, ...more });

beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
  type = (await t.act("quality", "documenttype.establish", { input: { title: "Instruction", sort: "instruction", prefix: "WI", routes: route, readingDays: 7 } })).id;
});
afterAll(() => t.close());

async function issue(document: string, choice: object): Promise<string> {
  const { record } = await t.view<{ record: { openId: string } }>("head", "document.one", { id: document });
  await t.act("head", "revision.write", { id: record.openId, input: { text } });
  await t.act("head", "revision.explain", { id: record.openId, input: { summary: "Other words.", cause: "A near miss.", ...choice } });
  await t.act("head", "revision.submit", { id: record.openId });
  await t.act("quality", "revision.approve", { id: record.openId });
  await t.act("head", "revision.issue", { id: record.openId });
  return record.openId;
}
const begin = async (audience: readonly object[]) => (await t.act("head", "document.begin", { input: { title: "Stop the line", typeId: type, audience } })).id;
const both = (): object[] => [
  { to: "position", positionId: t.positions.worker },
  { to: "position", positionId: t.positions.colleague },
];

describe("a new issue that asks for training", () => {
  it("is asked of its people in the same transaction, exactly once; one that is only read, or nothing, asks for none", async () => {
    const document = await begin(both()),
      first = await issue(document, { training: "full" });
    const { items } = await asked(first);
    expect(items.map((row) => [row.person, row.cause, row.state]).toSorted((a, b) => a.join().localeCompare(b.join()))).toEqual([
      ["colleague", "document", "open"],
      ["worker", "document", "open"],
    ]);
    expect(items[0]!.dueOn).toBe("2026-11-30");
    await clock("training-new-day");
    await clock("training-follow");
    expect((await asked(first)).total).toBe(2);
    const head = await t.view<{ items: { act: string }[] }>("head", "me.inbox");
    expect(head.items.filter((i) => i.act === "training.confirm").length).toBe(2);

    await t.act("head", "revision.draft", { input: { documentId: document } });
    const second = await issue(document, { training: "read" });
    expect((await asked(second)).total).toBe(0);
    expect((await asked(first)).items.map((row) => row.state)).toEqual(["retired", "retired"]);
  });

  it("without a course is explained by the supervisor, who says so; nobody confirms their own", async () => {
    const revision = await issue(await begin([...both(), { to: "position", positionId: t.positions.head }]), { training: "full" });
    const { items } = await asked(revision),
      one = (person: string) => items.find((row) => row.person === person)!.id;
    await expect(t.act("head", "training.confirm", { id: one("head"), input: { note: "I know it." } })).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("This is about you"),
    });
    await expect(t.act("worker", "training.confirm", { id: one("colleague"), input: { note: "He knows it." } })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await t.act("head", "training.confirm", { id: one("worker"), input: { note: "Shown at the machine." } })).toMatchObject({ state: "done" });
  });

  it("reaches many people by the clock, none of them twice", async () => {
    await t.owner.query("set session_replication_role = replica");
    for (let i = 0; i < 130; i++) {
      const id = `0199aaaa-0000-7000-8000-${String(i).padStart(12, "0")}`;
      await t.owner.query("insert into records (organisation_id, id, kind, number, title, state, opened_at) values ($1, $2, 'person', $3, $3, 'present', now())", [
        t.organisationId,
        id,
        `P-C${i}`,
      ]);
      await t.owner.query("insert into people (organisation_id, id, name) values ($1, $2, $3)", [t.organisationId, id, `Crew ${i}`]);
      await t.owner.query("insert into holdings (organisation_id, id, position_id, person_id, from_on) values ($1, gen_random_uuid(), $2, $3, '2026-01-01')", [
        t.organisationId,
        t.positions.colleague,
        id,
      ]);
    }
    await t.owner.query("set session_replication_role = origin");
    const revision = await issue(await begin([{ to: "position", positionId: t.positions.colleague }]), { training: "full" });
    expect((await asked(revision)).total).toBe(0);
    await clock("training-follow");
    await clock("training-follow");
    expect((await asked(revision)).total).toBe(131);
    const { rows } = await t.owner.query<{ n: number }>("select count(distinct person_id)::int as n from trainings where revision_id = $1", [revision]);
    expect(rows[0]!.n).toBe(131);
  });
});

describe("was this person trained on it before that day", () => {
  it("is one question, answered with every record that shows it", async () => {
    const document = await begin([{ to: "position", positionId: t.positions.worker }]),
      revision = await issue(document, { training: "full" });
    const ask = (on: string, more: object = {}) =>
      t.view<{ answer: string; sentence: string; revision: number; chain: { says: string; record: { kind: string } }[] }>("quality", "training.proof", {
        personId: t.people.worker,
        on,
        documentId: document,
        ...more,
      });
    expect(await ask("2026-11-23")).toMatchObject({ answer: "no", revision: 1 });
    t.setClock("2026-11-25T03:30:00.000Z");
    const { items } = await t.view<{ items: { id: string }[] }>("worker", "reading.list", { revisionId: revision, personId: t.people.worker });
    await t.act("worker", "reading.acknowledge", { id: items[0]!.id });
    const mine = (await asked(revision)).items.find((row) => row.person === "worker")!;
    await t.act("head", "training.confirm", { id: mine.id, input: { note: "Shown at the machine." } });
    const yes = await ask("2026-11-25");
    expect(yes).toMatchObject({ answer: "yes", sentence: "worker was trained on Stop the line, revision 1, by 25 Nov 2026." });
    expect(yes.chain.map((link) => [link.record.kind, link.says])).toEqual([
      ["revision", "The issue took effect."],
      ["reading", "Read and understood, in person."],
      ["training", "Training on it done."],
    ]);
    expect(await ask("2026-11-24")).toMatchObject({ answer: "no" });
    expect(await ask("2026-11-25", { revision: 2 })).toMatchObject({ answer: "no", chain: [] });
    t.setClock("2026-11-23T03:30:00.000Z");
  });
});
