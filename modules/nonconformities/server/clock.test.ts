import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performByClock } from "#server/by-clock.ts";
import { transaction } from "#server/database.ts";
import { momentOf, viewpointOf } from "#server/world.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import type { FactAnswer } from "#kernel/fact.ts";
import { answers, figures } from "./facts.ts";
import { jobs } from "./jobs.ts";
import { nonconformities } from "./testing.ts";

let t: TestWorld;
beforeAll(async () => void (t = await openWorld([nonconformities])));
afterAll(() => t.close());

const climb = () => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs[0]!.run(work));
const fact = (id: string): Promise<FactAnswer> =>
  transaction(t.world.db, viewpointOf(t.clock.actor), (tx) => answers[id]!(tx as never, momentOf(t.world, t.clock.actor)), { readOnly: true });
const figure = (id: string): Promise<number | null> =>
  transaction(t.world.db, viewpointOf(t.clock.actor), (tx) => figures[id]!(tx as never, momentOf(t.world, t.clock.actor)), { readOnly: true });
const history = async (id: string): Promise<string[]> => (await t.view<{ items: { act: string }[] }>("quality", "record.history", { id })).items.map((e) => e.act);
const told = (number: string): string[] =>
  t.notes.filter((n) => n.text.startsWith(`${number} is `)).flatMap((n) => n.to.map((id) => Object.entries(t.people).find(([, p]) => p === id)?.[0] ?? id));
const waits = async (who: "head" | "director" | "quality", id: string) =>
  (await t.view<{ items: { act: string; why: string; record: { id: string } }[] }>(who, "me.inbox")).items.filter((i) => i.record.id === id);

describe("what is late climbs the ladder", () => {
  let action: string, number: string, nc: string;

  it("nobody hears of what is not late", async () => {
    nc = (await t.act("quality", "nonconformity.raise", { input: { title: "Late case", what: "Late case", ownerId: t.people.head, dueOn: "2027-06-30" } })).id;
    await t.act("head", "nonconformity.setCost", { id: nc, input: { amount: 38_500 } });
    ({ id: action, number } = await t.act("head", "action.assign", { input: { title: "Guard the belt", parentId: nc, ownerId: t.people.worker, dueOn: "2026-12-01" } }));
    t.setClock("2026-12-01T05:00:00.000Z");
    await climb();
    expect(await history(action)).toEqual(["action.assign"]);
    expect((await fact("ca.ontime")).holds).toBe("yes");
  });

  it("first the owner, then the manager, each once, however often the clock looks", async () => {
    t.setClock("2026-12-02T05:00:00.000Z");
    await climb();
    await climb();
    expect(told(number)).toEqual(["worker"]);
    t.setClock("2026-12-08T05:00:00.000Z");
    await climb();
    await climb();
    expect(told(number)).toEqual(["worker", "head"]);
    expect(await history(action)).toEqual(["action.escalate", "action.escalate", "action.assign"]);
    expect((await waits("head", action))[0]).toMatchObject({ act: "action.reassign", why: expect.stringContaining("38500") });
  });

  it("then the representative, then top management, whose inbox holds it with its cost", async () => {
    t.setClock("2027-01-05T05:00:00.000Z");
    await climb();
    expect(told(number)).toEqual(["worker", "head", "quality", "director"]);
    expect((await waits("director", action))[0]).toMatchObject({ act: "action.reassign" });
    const { items } = await t.view<{ items: { number: string; daysLate: number; cost: number; escalated: string; parent: { id: string } }[] }>("director", "action.overdue");
    expect(items).toMatchObject([{ number, daysLate: 35, cost: 38_500, escalated: "top_management", parent: { id: nc } }]);
    expect(await fact("ca.ontime")).toMatchObject({ holds: "no", breakingCount: 1, breaking: [{ number }] });
    expect(await figure("actions.late")).toBe(1);
  });

  it("a new date takes it down, and being late again begins anew", async () => {
    await t.act("worker", "action.askForTime", { id: action, input: { dueOn: "2027-01-10" }, reason: "The belt came" });
    await t.act("head", "action.grantTime", { id: action, input: { granted: true } });
    expect(await waits("director", action)).toEqual([]);
    expect((await fact("ca.ontime")).holds).toBe("yes");
    t.setClock("2027-01-11T05:00:00.000Z");
    await climb();
    expect(told(number)).toEqual(["worker", "head", "quality", "director", "worker"]);
  });
});

describe("facts name their records", () => {
  it("a lot that waits too long breaks one, and a settled one supports it", async () => {
    const nc = await t.act("quality", "nonconformity.raise", { input: { title: "Lots", what: "Lots wait", ownerId: t.people.head } });
    const lot = await t.act("worker", "output.hold", { input: { nonconformityId: nc.id, quantity: 2, item: "Flange", location: "cage", segregation: "tag" } });
    expect((await fact("nc.outputs.dispositioned")).breakingCount).toBe(0);
    t.setClock("2027-01-30T05:00:00.000Z");
    expect(await fact("nc.outputs.dispositioned")).toMatchObject({ holds: "no", breaking: [{ id: lot.id }] });
    await t.act("head", "output.decide", { id: lot.id, input: { disposition: "scrap", reason: "Broken" } });
    expect(await fact("nc.outputs.dispositioned")).toMatchObject({ holds: "yes", supportingCount: 1, sentence: "1 of 1 lots are settled. None waits longer than agreed." });
  });

  it("an analysis is due with the case: what it lacks shows when the case is late or closed", async () => {
    const { id } = await t.act("quality", "nonconformity.raise", { input: { title: "No cause", what: "No cause yet", ownerId: t.people.head, dueOn: "2027-02-05" } });
    const breaks = async () => (await fact("nc.analysed")).breaking.some((r) => r.id === id),
      supports = async () => (await fact("nc.analysed")).supporting.some((r) => r.id === id);
    expect([await breaks(), await supports()]).toEqual([false, false]);
    t.setClock("2027-02-06T05:00:00.000Z");
    expect(await breaks()).toBe(true);
    await t.act("head", "nonconformity.contain", { id, input: { what: "Stopped at once" } });
    await t.act("head", "nonconformity.correct", { id, input: { what: "Put right" } });
    await t.act("head", "nonconformity.evaluate", {
      id,
      input: { grade: "minor", severity: 1, recurrence: 2, needed: false, reason: "Once only", cause: "Somebody took the old sheet" },
    });
    await t.act("head", "nonconformity.askElsewhere", { id, input: { place: "Jigani" } });
    const one = await t.view<{ record: { elsewhere: { id: string }[] } }>("head", "nonconformity.one", { id });
    await t.act("worker", "nonconformity.answerElsewhere", { id, input: { elsewhereId: one.record.elsewhere[0]!.id, answer: "no" } });
    expect([await breaks(), await supports()]).toEqual([false, true]);
    await t.act("quality", "nonconformity.close", { id });
    expect(await figure("nonconformities.days")).toBe(7);
    expect((await fact("ca.verified")).sentence).toBe("No case with corrective action was closed yet.");
  });

  it("improvement counts only when it is finished with a result", async () => {
    expect((await fact("improvement.pipeline.active")).holds).toBe("no");
    const { id } = await t.act("head", "action.assign", { input: { title: "Shorter set-up", sort: "improvement", ownerId: t.people.worker, dueOn: "2027-03-01" } });
    expect((await fact("improvement.pipeline.active")).holds).toBe("partly");
    await t.act("worker", "action.finish", { id, input: { proof: "Video", result: "12 minutes less" } });
    await t.act("quality", "action.accept", { id });
    expect(await fact("improvement.pipeline.active")).toMatchObject({ holds: "yes", supporting: [{ id }] });
  });
});
