import { afterAll, beforeAll, expect, it } from "vitest";
import type { Gate, Gated } from "./gates.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld;
const asked: Gated[] = [];
/** Nobody is let write a slip with a forbidden word, nor retitle one of somebody else's into it. */
const gate: Gate = async (gated) => {
  asked.push(gated);
  return JSON.stringify(gated.input).includes("unlearnt") ? "You have not learnt this. Meera Krishnan can teach you." : null;
};
beforeAll(async () => void (w = await openWorld([{ ...slips, gates: { gates: [gate] } }])));
afterAll(() => w.close());

it("a gate is asked before an act that begins a record, and refuses with its own sentence", async () => {
  await expect(w.act("worker", "slip.write", { input: { title: "unlearnt work" } })).rejects.toMatchObject({
    kind: "forbidden",
    message: "You have not learnt this. Meera Krishnan can teach you.",
  });
  expect((await w.view<{ total: number }>("worker", "record.list", { kind: "slip" })).total).toBe(0);
});

it("a gate is asked before an act on a record, with the record as it stands", async () => {
  const slip = await w.act("worker", "slip.write", { input: { title: "Coolant" } });
  await expect(w.act("worker", "slip.retitle", { id: slip.id, input: { title: "unlearnt" }, reason: "Try." })).rejects.toMatchObject({ kind: "forbidden" });
  expect(asked.at(-1)).toMatchObject({ act: "slip.retitle", record: { id: slip.id, title: "Coolant" }, actor: { id: w.people.worker } });
});

it("what may not be done is refused before any gate is asked", async () => {
  const slip = await w.act("worker", "slip.write", { input: { title: "Coolant" } });
  const before = asked.length;
  await expect(w.act("colleague", "slip.close", { id: slip.id })).rejects.toMatchObject({ kind: "forbidden", message: expect.stringMatching(/^No position/) });
  expect(asked.length).toBe(before);
});

it("the clock passes", async () => {
  const before = asked.length;
  await w.act(w.clock, "slip.write", { input: { title: "unlearnt, by itself" } });
  expect(asked.length).toBe(before);
});
