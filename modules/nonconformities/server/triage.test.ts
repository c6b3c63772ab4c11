import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { nonconformities } from "./testing.ts";

let t: TestWorld;
beforeAll(async () => void (t = await openWorld([nonconformities])));
afterAll(() => t.close());

interface Rows {
  items: {
    number: string;
    title: string;
    state: string;
    now: string;
    similarity: number;
    because: string;
    repeat: boolean;
    key: string | null;
    count: number;
    cumulative: number;
  }[];
  total: number;
  next: string | null;
}
const report = (text: string, more = {}) => t.act("worker", "report.send", { input: { text, ...more } });
const raise = (title: string, more = {}) =>
  t.act("quality", "nonconformity.raise", { input: { title, what: `${title}, found at the last check`, ownerId: t.people.head, ...more } });

describe("triage", () => {
  it("of two who accept at once, one does and the other learns what changed", async () => {
    const { id, version } = await report("Oil below the press");
    const accept = () => t.act("quality", "report.accept", { id, version, input: { title: "Oil leak" } });
    const both = await Promise.allSettled([accept(), accept()]);
    expect(both.map((b) => b.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((b) => b.status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
    expect((await t.view<Rows>("quality", "nonconformity.list", { text: "oil leak" })).total).toBe(1);
  });

  it("a second report of the same is merged, and its reporter follows the first", async () => {
    const nc = await raise("Label unreadable on boxes"),
      { id } = await report("The labels cannot be read");
    await expect(t.act("quality", "report.merge", { id, input: { intoId: t.people.head } })).rejects.toMatchObject({ details: { fields: { intoId: expect.any(String) } } });
    await t.act("quality", "report.merge", { id, input: { intoId: nc.id } });
    await t.act("head", "nonconformity.contain", { id: nc.id, input: { what: "Boxes stopped" } });
    const one = await t.view<{ steps: { step: string; is: string }[]; became: { number: string } }>("worker", "report.one", { id });
    expect(one.became.number).toBe(nc.number);
    expect(one.steps.find((s) => s.is === "now")?.step).toBe("contained");
  });

  it("declining says why, and the reporter hears of it", async () => {
    const { id, number } = await report("The coffee is cold");
    await expect(t.act("quality", "report.decline", { id })).rejects.toMatchObject({ details: { fields: { reason: expect.any(String) } } });
    await t.act("quality", "report.decline", { id, reason: "Not part of the system", input: { answer: "The canteen will look at it." } });
    expect(t.notes.at(-1)).toMatchObject({ to: [t.people.worker], text: expect.stringContaining(number) });
    expect((await t.view<Rows>("worker", "report.mine")).items.find((r) => r.number === number)?.now).toBe("The canteen will look at it.");
    await expect(t.act("quality", "report.accept", { id, input: { title: "x" } })).rejects.toThrow(/declined/);
  });

  it("an idea becomes an action of somebody", async () => {
    const { id } = await report("A tray for inserts", { sort: "idea" });
    await expect(t.act("quality", "report.accept", { id, input: { title: "Tray", becomes: "action" } })).rejects.toMatchObject({
      details: { fields: { ownerId: expect.any(String) } },
    });
    const accepted = await t.act("quality", "report.accept", { id, input: { title: "Try a tray at VMC-03", becomes: "action", ownerId: t.people.colleague } });
    const one = await t.view<{ record: { sort: string; parentId: string }; parent: { number: string } }>("colleague", "action.one", { id: accepted["becameId"] });
    expect(one.record).toMatchObject({ sort: "improvement", parentId: id });
    expect(one.parent.number).toBe(accepted.number);
  });

  it("two nonconformities are merged with a reason; actions must not be left behind", async () => {
    const a = await raise("Burr on edges"),
      b = await raise("Sharp edges");
    const action = await t.act("head", "action.assign", { input: { title: "Deburr", sort: "correction", parentId: b.id, ownerId: t.people.worker, dueOn: "2026-12-01" } });
    await expect(t.act("quality", "nonconformity.merge", { id: b.id, input: { intoId: a.id }, reason: "The same" })).rejects.toThrow(/1 action is open/);
    await expect(t.act("worker", "action.cancel", { id: action.id, reason: "Not needed" })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("head", "action.cancel", { id: action.id, reason: "Moved to the other case" });
    expect(await t.act("quality", "nonconformity.merge", { id: b.id, input: { intoId: a.id }, reason: "The same" })).toMatchObject({ state: "merged", mergedInto: a.id });
  });
});

describe("merging", () => {
  it("is no way out for whoever owns the case", async () => {
    const into = await raise("Burr on bores"),
      own = await raise("Scratches", { ownerId: t.people.quality });
    await expect(t.act("quality", "nonconformity.merge", { id: own.id, input: { intoId: into.id }, reason: "The same" })).rejects.toThrow(/nobody judges their own work/);
  });
});

describe("who may answer, and who sees", () => {
  it("only somebody who leads a process or people can own one, handing over included", async () => {
    const { id } = await raise("Wrong revision at the machine");
    await expect(t.act("quality", "nonconformity.assign", { id, input: { ownerId: t.people.worker } })).rejects.toThrow(/process owner/);
    await expect(t.act("head", "record.handOver", { id, input: { to: t.people.worker }, reason: "Holiday" })).rejects.toThrow(/process owner/);
    await t.act("head", "record.handOver", { id, input: { to: t.people.purchasing }, reason: "Holiday" });
    const { items } = await t.view<{ items: { name: string }[] }>("head", "nonconformity.owners");
    expect(items.map((p) => p.name)).toEqual(["director", "head", "purchasing", "quality"]);
  });

  it("a report about a person is hidden from everybody but its reporter and those who may read such reports", async () => {
    const { id, number } = await report("My foreman shouts at people", { aboutPerson: true });
    const seen = async (who: "worker" | "quality" | "head" | "administrator" | "auditor") => (await t.view<Rows>(who, "report.list", { text: "foreman" })).total;
    expect([await seen("worker"), await seen("quality"), await seen("head"), await seen("administrator"), await seen("auditor")]).toEqual([1, 1, 0, 0, 0]);
    await expect(t.view("head", "report.one", { number })).rejects.toMatchObject({ kind: "not_found" });
    await expect(t.act("quality", "report.accept", { id, input: { title: "Leadership on shift B" } })).rejects.toThrow(/confidential/);
    const accepted = await t.act("quality", "report.accept", { id, input: { title: "Leadership on shift B", what: "Tone on shift B", ownerId: t.people.director } });
    await expect(t.view("head", "nonconformity.one", { id: accepted["becameId"] })).rejects.toMatchObject({ kind: "not_found" });
    expect((await t.view<{ record: { what: string } }>("director", "nonconformity.one", { id: accepted["becameId"] })).record.what).toBe("Tone on shift B");
  });

  it("another organisation's people find nothing", async () => {
    const { id } = await raise("Not for strangers"),
      stranger = await t.as("quality", t.stranger);
    await expect(t.view(stranger, "nonconformity.one", { id })).rejects.toMatchObject({ kind: "not_found" });
    await expect(t.act(stranger, "nonconformity.contain", { id, version: 1, input: { what: "x" } })).rejects.toMatchObject({ kind: "not_found" });
    await expect(t.act(stranger, "action.assign", { input: { title: "x", parentId: id, ownerId: t.stranger.people.worker, dueOn: "2026-12-01" } })).rejects.toMatchObject({
      kind: "not_found",
    });
    expect((await t.view<Rows>(stranger, "nonconformity.list")).total).toBe(0);
  });
});

describe("seeing it coming back", () => {
  it("an earlier case in similar words is offered before sending, nearer ones first", async () => {
    const first = await raise("Bore over size on VMC-03", { process: "Machining", siteId: t.sites.peenya });
    await raise("Invoice sent twice");
    const { items } = await t.view<Rows>("worker", "nonconformity.similar", { text: "Bore is over size on VMC-07", siteId: t.sites.peenya, process: "machining" });
    expect(items[0]).toMatchObject({ number: first.number, because: expect.stringContaining("process"), repeat: false });
    expect(items.some((i) => i.title === "Invoice sent twice")).toBe(false);
  });

  it("a case with the same process and kind of cause counts as a repeat, and the rate is known", async () => {
    const weigh = { grade: "minor", severity: 1, recurrence: 1, needed: false, reason: "Small", category: "method" };
    for (const title of ["Torque missed on line 2", "Screw loose on housing"]) {
      const { id } = await raise(title, { process: "Assembly" });
      await t.act("head", "nonconformity.evaluate", { id, input: { ...weigh, cause: "The sheet does not say how much" } });
      t.setClock("2026-11-24T05:00:00.000Z");
    }
    const { items } = await t.view<Rows>("head", "nonconformity.similar", { text: "Completely different words here", process: "Assembly", cause: "method" });
    expect(items.map((i) => i.repeat)).toEqual([true, true]);
    expect((await t.view<{ repeatRate: number }>("head", "nonconformity.figures")).repeatRate).toBe(50);
  });

  it("Pareto counts and runs up to the whole, and each bar opens its own list", async () => {
    const { items: all, total } = await t.view<Rows>("head", "nonconformity.list", { limit: "500" });
    const { bars, total: counted } = await t.view<{ bars: Rows["items"]; total: number }>("head", "nonconformity.pareto", { by: "process" });
    expect(counted).toBe(total - all.filter((n) => n.state === "merged").length);
    expect(bars.at(-1)?.cumulative).toBe(100);
    for (const bar of bars) {
      const list = await t.view<Rows>("head", "nonconformity.list", { process: bar.key ?? "-", limit: "500" });
      expect(list.items.filter((n) => n.state !== "merged")).toHaveLength(bar.count);
    }
  });

  it("ageing opens the list that it counts, and pages go on where they stopped", async () => {
    t.setClock("2027-01-05T05:00:00.000Z");
    const { buckets, total } = await t.view<{ buckets: { from: number; to: number | null; count: number }[]; total: number }>("head", "nonconformity.ageing");
    expect(buckets.reduce((n, b) => n + b.count, 0)).toBe(total);
    const full = buckets.find((b) => b.count > 1)!;
    const asks = { open: "true", ageFrom: String(full.from), ...(full.to === null ? {} : { ageTo: String(full.to) }), limit: "1" };
    const first = await t.view<Rows>("head", "nonconformity.list", asks),
      second = await t.view<Rows>("head", "nonconformity.list", { ...asks, cursor: first.next! });
    expect(first.total).toBe(full.count);
    expect(second.items[0]?.number).not.toBe(first.items[0]?.number);
  });

  it("the register can be seen as it was on a day", async () => {
    const then = await t.view<Rows>("head", "nonconformity.list", { limit: "500" }, "2026-11-23"),
      now = await t.view<Rows>("head", "nonconformity.list", { limit: "500" });
    expect(then.total).toBeGreaterThan(3);
    expect(then.total).toBe(now.total - 1);
  });

  it("says when the representative owns too much", async () => {
    expect(await t.view("director", "nonconformity.load")).toMatchObject({ tooMuch: false, limit: 40 });
    for (let i = 0; i < 8; i++) await raise(`Case of the representative ${i}`, { ownerId: t.people.quality });
    expect(await t.view("director", "nonconformity.load")).toMatchObject({ tooMuch: true });
    expect(await t.view("director", "nonconformity.trend", { months: "3" })).toMatchObject({
      months: [{ month: "2026-11" }, { month: "2026-12", opened: 0 }, { month: "2027-01", opened: 8 }],
    });
  });
});
