import { afterAll, beforeAll, expect, it } from "vitest";
import type { IndicatorShown } from "#kernel/platform.ts";
import { performByClock } from "../by-clock.ts";
import type { BehindFigure } from "../registry.ts";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld } from "../testing/world.ts";
import { keepIndicators } from "./indicators.ts";

const behindNothing: BehindFigure = async () => ({ counted: [], countedCount: 0, rest: [], restCount: 0 });
const behind: BehindFigure = async () => ({
  counted: [
    { kind: "slip", id: "1", number: "SL-2026-001", title: "one" },
    { kind: "requirement", number: "8.4", title: "two", path: "/who/8.4" },
  ],
  countedCount: 3,
  rest: [],
  restCount: 0,
});

let t: TestWorld,
  open = 3;
beforeAll(async () => {
  const indicators = [
    { id: "slips.open", title: "Open slips", unit: "slips", better: "less" },
    { id: "slips.nothing", title: "Nothing to count", unit: "%", better: "more" },
  ] as const;
  t = await openWorld([
    {
      ...slips,
      module: { ...slips.module, indicators },
      facts: { answers: {}, figures: { "slips.open": async () => open, "slips.nothing": async () => null }, behind: { "slips.open": behind, "slips.nothing": behindNothing } },
    },
  ]);
});
afterAll(() => t.close());

const seen = (who: "quality" | "worker" = "quality") => t.view<IndicatorShown[]>(who, "indicator.list");
const keep = () => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, keepIndicators);

it("shows each figure as it stands now, with its module, before any day was kept", async () => {
  expect(await seen()).toEqual([
    { id: "slips.open", title: "Open slips", unit: "slips", better: "less", module: "Slips", value: 3, days: [] },
    { id: "slips.nothing", title: "Nothing to count", unit: "%", better: "more", module: "Slips", value: null, days: [] },
  ]);
});

it("keeps what a figure was at the end of each day, once, and nothing where there is none", async () => {
  await keep();
  open = 2;
  await keep();
  t.setClock("2026-11-24T18:25:00.000Z");
  open = 5;
  await keep();
  const [first, nothing] = await seen();
  expect(first).toMatchObject({
    value: 5,
    days: [
      { on: "2026-11-23", value: 2 },
      { on: "2026-11-24", value: 5 },
    ],
  });
  expect(nothing?.days).toEqual([]);
});

it("is another organisation's own", async () => {
  const other = await t.view<IndicatorShown[]>(await t.as("quality", t.stranger), "indicator.list");
  expect(other.every((i) => i.days.length === 0)).toBe(true);
});

it("opens what it counts, each at its own page, with the exact count", async () => {
  expect(await t.view("worker", "indicator.why", { id: "slips.open" })).toMatchObject({
    title: "Open slips",
    value: 5,
    countedCount: 3,
    counted: [
      { number: "SL-2026-001", path: "/slips/SL-2026-001" },
      { number: "8.4", path: "/who/8.4" },
    ],
  });
  await expect(t.view("worker", "indicator.why", { id: "slips.none" })).rejects.toMatchObject({ kind: "not_found" });
});
