import { describe, expect, test } from "vitest";
import { parseEdition } from "./library.ts";
import { editionText } from "./testing.ts";
import { transitionBetween } from "./transition.ts";

const asks = "Do it.";
const old = parseEdition(
  editionText(
    "iso-1-2015",
    ["4.1", "4.2", "5.1", "6.1", "7.1"].map((ref) => ({ ref, asks, evidence: ["a.b"] })),
  ),
);
const follows = (ref: string, was: readonly string[], change: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ref,
  asks,
  evidence: ["a.b"],
  was: was.map((r) => `iso-1-2015:${r}`),
  change,
  confidence: "high",
  ...more,
});
const next = parseEdition(
  editionText("iso-1-2026", [
    follows("4.1", ["4.1"], "amended", { evidence: ["a.b", "a.c"], confidence: "low" }),
    follows("4.2", ["4.2"], "reworded"),
    follows("5.1", ["5.1"], "restructured"),
    follows("6.1", ["6.1"], "no_substantive_change_reported"),
    follows("6.2", ["6.1"], "new_number"),
    follows("6.3", [], "new"),
  ]),
);
const transition = transitionBetween(old, next);
const row = (reference: string) => transition.rows.find((r) => r.old.reference === reference)!;

describe("moving to a new edition", () => {
  test.each([
    ["4.1", "look_again", "4.1 needs one more thing proved."],
    ["4.2", "carries_over", "What proves it today proves 4.2 too."],
    ["5.1", "look_again", "5.1 asks for something else than before: look at it again."],
    ["6.1", "carries_over", "What proves it today proves 6.1, 6.2 too."],
    ["7.1", "gone", "Nothing in the new edition follows it."],
  ])("%s: %s", (reference, carrying, sentence) => {
    expect(row(reference)).toMatchObject({ carrying, sentence });
  });
  test("the facts that a successor needs on top are named", () => {
    expect(row("4.1").successors[0]).toMatchObject({ factsAdded: ["a.c"], factsDropped: [] });
  });
  test("what follows nothing is added, and the summary counts everything once", () => {
    expect(transition.added.map((r) => r.reference)).toEqual(["6.3"]);
    expect(transition.summary).toEqual({
      carriesOver: 2,
      lookAgain: 2,
      gone: 1,
      added: 1,
      unsure: 1,
      byChange: { amended: 1, reworded: 1, restructured: 1, no_substantive_change_reported: 1, new_number: 1, new: 1 },
    });
  });
});
