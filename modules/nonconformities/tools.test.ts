import { describe, expect, it } from "vitest";
import { policyFrom } from "./policy.ts";
import { rungsToClimb } from "./ladder.ts";
import { weigh } from "./scoring.ts";
import { branchOf, challenge, chainHolds, pathTo, placed, untested, wouldCircle, type Why } from "./whys.ts";
import { zeroBits } from "./public-report.ts";

const why = (id: string, parentId: string | null, more: Partial<Why> = {}): Why => ({
  id,
  parentId,
  track: "occurred",
  text: id,
  follows: true,
  evidence: [],
  root: false,
  gate: null,
  ...more,
});
const tree = [why("a", null), why("b", "a"), why("c", "b", { root: true }), why("d", "a"), why("e", "d")];
const ids = (whys: readonly Why[]): string => whys.map((w) => w.id).join("");

describe("the five whys", () => {
  it("branch, and a branch is everything below", () => {
    expect(ids(branchOf(tree, "b"))).toBe("bc");
    expect(ids(pathTo(tree, "c"))).toBe("abc");
    expect(ids(branchOf(tree, "nothing"))).toBe("");
  });
  it("never hang below themselves", () => {
    expect([wouldCircle(tree, "a", "e"), wouldCircle(tree, "b", "b"), wouldCircle(tree, "b", "e"), wouldCircle(tree, "b", null)]).toEqual([true, true, false, false]);
  });
  it("keep the order in which people put them", () => {
    expect(ids(placed(tree, why("x", "a"), 0))).toBe("axbcde");
    expect(ids(placed(tree, why("x", "a"), 1))).toBe("abcxde");
    expect(ids(placed(tree, why("d", "a"), 0))).toBe("adbce");
    expect(ids(placed(tree, why("x", "a"), 9))).toBe("abcdex");
  });
  it("hold when every step to each root follows; other branches do not matter", () => {
    expect([chainHolds(tree), untested(tree)]).toEqual([true, 0]);
    const broken = tree.map((w) => (w.id === "b" || w.id === "e" ? { ...w, follows: null } : w));
    expect([chainHolds(broken), untested(broken)]).toEqual([false, 1]);
  });
  it("challenge a label unless something shows it", () => {
    expect(challenge("human error", [])).toMatch(/label/);
    expect(challenge("  operator\terror ", [])).not.toBeNull();
    expect(challenge("wear", [{ text: "photo" }])).toBeNull();
    expect(challenge("the counter was reset", [])).toBeNull();
  });
});

describe("the decision rule", () => {
  it("asks for corrective action by grade, severity or the product of severity and recurrence", () => {
    expect(weigh("major", 1, 1).needed).toBe(true);
    expect(weigh("minor", 4, 1).needed).toBe(true);
    expect(weigh("minor", 2, 3)).toMatchObject({ score: 6, needed: true });
    expect(weigh("minor", 1, 4)).toMatchObject({ score: 4, needed: false });
  });
});

describe("the ladder", () => {
  const { escalationDays } = policyFrom({});
  const at = (days: number, rung?: "owner" | "manager", dueOn = "2026-12-01") =>
    rungsToClimb(days, escalationDays, rung ? { rung, dueOn: "2026-12-01", on: "x", to: [] } : null, dueOn);
  it("climbs at 1, 7, 14 and 30 days, and catches up on what was missed", () => {
    expect([at(0), at(1), at(6), at(7)]).toEqual([[], ["owner"], ["owner"], ["owner", "manager"]]);
    expect(at(30)).toHaveLength(4);
  });
  it("takes each rung once for one due date", () => {
    expect(at(7, "owner")).toEqual(["manager"]);
    expect(at(8, "manager")).toEqual([]);
    expect(at(1, "manager", "2026-12-20")).toEqual(["owner"]);
  });
  it("is what the organisation sets, and the usual one where it set nothing sensible", () => {
    expect(policyFrom({ escalationDays: [3, 10, 21] }).escalationDays).toEqual([1, 3, 10, 21]);
    expect(policyFrom({ modules: { nonconformities: { triageDays: 1, closingDays: 30 } } })).toMatchObject({ triageDays: 1, closingDays: 30, decisionDays: 5 });
    expect(policyFrom({ escalationDays: "soon", triageDays: -1 })).toMatchObject({ escalationDays: [1, 7, 14, 30], triageDays: 2 });
    expect(policyFrom(null).currency).toBe("INR");
  });
});

it("leading zero bits are counted across bytes", () => {
  expect([zeroBits(Uint8Array.of(0x80)), zeroBits(Uint8Array.of(0, 0x10)), zeroBits(Uint8Array.of(0, 0)), zeroBits(Uint8Array.of(1))]).toEqual([0, 11, 16, 7]);
});
