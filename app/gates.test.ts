import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { discover } from "./discover.ts";

let w: TestWorld, competence: string;
beforeAll(async () => {
  w = await openWorld(await discover());
  competence = (await w.act("quality", "competence.define", { input: { title: "Answering", group: "System", levels: [{ level: 1, title: "Knows how" }] } })).id;
});
afterAll(() => w.close());

const lacks = { kind: "forbidden", message: expect.stringContaining("does not have Answering") };

it("a handover gives records to nobody who may not be chosen for them, neither when it is decided nor when it is carried out", async () => {
  const action = await w.act("quality", "action.assign", { input: { title: "Change the list", ownerId: w.people.head, dueOn: "2026-12-04" } });
  const other = await w.act("quality", "handover.begin", { input: { personId: w.people.head, reason: "moves", lastDay: "2026-12-31" } });
  const give = (to: string) => w.act("quality", "handover.decide", { id: other.id, input: { decisions: [{ item: `record ${action.id}`, does: "give", to }] } });
  await give(w.people.worker);
  const { items } = await w.view<{ items: { item: string; choices: string[] }[] }>("quality", "handover.one", { number: other.number });
  const rest = items
    .filter((i) => i.item !== `record ${action.id}`)
    .map((i) => (i.choices.includes("keep") ? { item: i.item, does: "keep" } : { item: i.item, does: "leave", because: "Nobody yet" }));
  if (rest.length > 0) await w.act("quality", "handover.decide", { id: other.id, input: { decisions: rest } });
  const demand = await w.act("quality", "demand.set", { input: { competenceId: competence, level: 1, subject: { to: "task", task: "answer" } } });
  await expect(give(w.people.colleague)).rejects.toMatchObject(lacks);
  await expect(w.act("quality", "handover.finish", { id: other.id })).rejects.toMatchObject(lacks);
  await w.act("quality", "demand.end", { id: demand.id, reason: "Enough." });
  await w.act("quality", "handover.finish", { id: other.id });
  const { record: after } = await w.view<{ record: { ownerId: string } }>("quality", "action.one", { id: action.id });
  expect(after.ownerId).toBe(w.people.worker);
});
