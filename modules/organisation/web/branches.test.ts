import { describe, expect, it } from "vitest";
import type { Chart, ChartPosition } from "../chart.ts";
import { byReporting, byUnit, find, holds, lines } from "./branches.ts";

const position = (id: string, reportsTo: string | null, unitId: string | null = null): ChartPosition => ({
  id,
  number: id,
  title: id,
  state: "established",
  version: 1,
  code: null,
  role: "employee",
  siteId: null,
  unitId,
  reportsTo,
  seats: 1,
  coverage: "vacant",
  since: null,
  holders: [],
  deputies: [],
});
const unit = (id: string, parentId: string | null, headPositionId: string | null = null): Chart["units"][number] => ({
  id,
  number: id,
  title: id,
  version: 1,
  parentId,
  siteId: null,
  headPositionId,
});
const positions = [
  position("md", null, "top"),
  position("ops", "md", "top"),
  position("buyer", "ops", "buying"),
  position("head", "ops", "buying"),
  position("stray", "elsewhere"),
];
const shape = (all: ReturnType<typeof byReporting>): unknown => all.map((b) => (b.below.length > 0 ? [b.id, shape(b.below)] : b.id));

describe("the chart as a tree", () => {
  it("follows who reports to whom, and puts those whose superior is not shown at the top", () => {
    expect(shape(byReporting({ positions }))).toEqual([["md", [["ops", ["buyer", "head"]]]], "stray"]);
  });

  it("follows the units, the head first and those without a unit last", () => {
    expect(shape(byUnit({ positions, units: [unit("top", null), unit("buying", "top", "head")] }))).toEqual([["top", ["md", "ops", ["buying", ["head", "buyer"]]]], "stray"]);
  });

  it("shows no line below a folded one", () => {
    const tree = byReporting({ positions });
    expect(lines(tree, new Set(["ops"])).map((l) => `${l.level} ${l.branch.id} ${l.at}/${l.of}`)).toEqual(["1 md 1/2", "2 ops 1/1", "1 stray 2/2"]);
  });

  it("knows what is below what", () => {
    const md = find(byReporting({ positions }), "md")!;
    expect(holds(md, "buyer")).toBe(true);
    expect(holds(find(byReporting({ positions }), "ops")!, "md")).toBe(false);
  });
});
