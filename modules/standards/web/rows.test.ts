import { describe, expect, it } from "vitest";
import type { NodeShown } from "../shown.ts";
import { drawDays, projection } from "./draw-days.ts";
import { isShown, rowsOf } from "./rows.ts";

const node = (reference: string, parent: string | null, more: Partial<NodeShown> = {}): NodeShown => ({
  id: `e:${reference}`,
  editionId: "e",
  reference,
  title: reference,
  titleIsOurs: false,
  parentId: parent && `e:${parent}`,
  depth: reference.split(".").length - 1,
  assessable: false,
  verified: true,
  status: null,
  sentence: null,
  was: null,
  answers: [],
  evidence: { count: 0, newest: null },
  counts: null,
  decision: null,
  overruled: null,
  ...more,
});
const tree = [
  node("4", null),
  node("4.1", "4", { assessable: true, status: "proved" }),
  node("8", null),
  node("8.3", "8"),
  node("8.3.1", "8.3", { assessable: true, status: "not_proved" }),
  node("8.4", "8", { assessable: true, status: "does_not_apply" }),
];
const it_ = { personId: "me", today: "2026-11-23" };

describe("the rows of the tree", () => {
  it("keep chapters and headings only while something below them is shown", () => {
    expect(rowsOf(tree, () => true).map((r) => [r.node.reference, r.kind, r.chapter])).toEqual([
      ["4", "chapter", "e:4"],
      ["4.1", "requirement", "e:4"],
      ["8", "chapter", "e:8"],
      ["8.3", "heading", "e:8"],
      ["8.3.1", "requirement", "e:8"],
      ["8.4", "requirement", "e:8"],
    ]);
    expect(rowsOf(tree, (n) => isShown(n, "open", it_)).map((r) => r.node.reference)).toEqual(["8", "8.3", "8.3.1"]);
  });

  it("know mine and what is old", () => {
    const mine = node("1", null, {
      assessable: true,
      status: "proved",
      answers: [{ position: { kind: "position", id: "p", number: "", title: "", path: null }, holders: [{ kind: "person", id: "me", number: "", title: "", path: null }] }],
      evidence: { count: 1, newest: "2025-11-22" },
    });
    expect([
      isShown(mine, "mine", it_),
      isShown(tree[1]!, "mine", it_),
      isShown(mine, "older", it_),
      isShown({ ...mine, evidence: { count: 1, newest: "2025-11-23" } }, "older", it_),
    ]).toEqual([true, false, true, false]);
  });
});

describe("the drawing of the days", () => {
  const points = [
    { on: "2026-09-01", proved: 40 },
    { on: "2026-10-24", proved: 49 },
    { on: "2026-11-23", proved: 52 },
  ];
  it("projects the pace of the last thirty days, never past what is needed", () => {
    expect(projection(points, { needed: 59, goal: "2027-01-22" })).toBe(58);
    expect(projection(points, { needed: 55, goal: "2027-01-22" })).toBe(55);
    expect(projection(points.slice(2), { needed: 59, goal: "2027-01-22" })).toBeNull();
    expect(projection(points, { needed: 59, goal: null })).toBeNull();
  });

  it("stays inside its frame", () => {
    const drawn = drawDays(points, { needed: 59, goal: "2027-01-22", width: 372, height: 190 });
    for (const pair of drawn.path.split(" ")) {
      const [x, y] = pair.split(",").map(Number) as [number, number];
      expect(x >= 34 && x <= 356 && y >= 39 && y <= 160).toBe(true);
    }
    expect(drawn.needed).toBe(39);
    expect(drawDays([points[2]!], { needed: 52, goal: null, width: 372, height: 190 }).now.y).toBeLessThanOrEqual(160);
  });
});
