import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { discover } from "./discover.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld(await discover())));
afterAll(() => w.close());

const decide = (settings: object) => w.act("quality", "organisation.decide", { id: w.organisationId, input: { module: "nonconformities", settings } });
const one = () => w.view<{ settings: { loadLimit: number; modules?: Record<string, unknown> } }>("quality", "organisation.one", {});

it("an organisation sets what a module declares; what it did not decide is not kept, and what it did stays when it changes its own settings", async () => {
  await decide({ triageDays: 1 });
  await w.act("quality", "organisation.configure", { id: w.organisationId, input: { settings: { loadLimit: 12 } } });
  expect((await one()).settings).toEqual({ acknowledgementShare: 95, loadLimit: 12, escalationDays: [7, 14, 30], modules: { nonconformities: { triageDays: 1 } } });
});

it("what the module does not know, or not allow, is refused and changes nothing", async () => {
  const before = await one();
  await expect(decide({ triageDays: 0 })).rejects.toMatchObject({ kind: "invalid", details: { fields: { "settings.triageDays": expect.any(String) } } });
  await expect(decide({ weather: "fine" })).rejects.toMatchObject({ kind: "invalid" });
  expect(await one()).toEqual(before);
});

it("the next report is to be triaged by the day that was set", async () => {
  await decide({ triageDays: 9 });
  const report = await w.act("worker", "report.send", { input: { text: "Coolant on the floor again", sort: "nonconformity" } });
  const { items } = await w.view<{ items: { id: string; dueOn: string; openedAt: string }[] }>("quality", "report.list", {});
  const row = items.find((r) => r.id === report.id);
  expect(Math.round((Date.parse(row!.dueOn) - Date.parse(row!.openedAt.slice(0, 10))) / 86_400_000)).toBe(9);
});
