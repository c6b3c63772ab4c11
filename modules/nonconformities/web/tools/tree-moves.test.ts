import { expect, test } from "vitest";
import { placed, type Why } from "../../whys.ts";
import { beside, demoted, linesOf, neighbourOf, promoted } from "./tree-moves.ts";

const why = (id: string, parentId: string | null, track: Why["track"] = "occurred"): Why => ({
  id,
  parentId,
  track,
  text: `because of ${id}`,
  follows: null,
  evidence: [],
  root: false,
  gate: null,
});
const tree = [why("a", null), why("b", "a"), why("c", "a"), why("d", "b"), why("x", null, "escaped")];

test("lines stand below the step that they explain, with letters where there are several reasons", () => {
  expect(linesOf(tree, "occurred").map((line) => [line.why.id, line.number, line.depth])).toEqual([
    ["a", "1", 0],
    ["b", "2a", 1],
    ["d", "3", 2],
    ["c", "2b", 1],
  ]);
  expect(linesOf(tree, "escaped").map((line) => line.why.id)).toEqual(["x"]);
});

test("one step in hangs below the one before; the first of its level has nowhere to go", () => {
  expect(demoted(tree, "c")).toEqual({ parentId: "b" });
  expect(demoted(tree, "b")).toBeNull();
  expect(demoted(tree, "x")).toBeNull();
});

test("one step out stands right after the step that it hung below, and back in again where it was", () => {
  const out = promoted(tree, "d");
  expect(out).toEqual({ parentId: "a", position: 1 });
  const moved = placed(tree, { ...why("d", "a") }, out?.position);
  expect(linesOf(moved, "occurred").map((line) => line.why.id)).toEqual(["a", "b", "d", "c"]);
  expect(demoted(moved, "d")).toEqual({ parentId: "b" });
  expect(promoted(tree, "a")).toBeNull();
});

test("arrows move along the lines, out to the step above and in to the first below", () => {
  const lines = linesOf(tree, "occurred");
  expect(neighbourOf(lines, "b", "ArrowDown")).toBe("d");
  expect(neighbourOf(lines, "d", "ArrowLeft")).toBe("b");
  expect(neighbourOf(lines, "a", "ArrowRight")).toBe("b");
  expect(neighbourOf(lines, "c", "ArrowDown")).toBe("c");
  expect(neighbourOf(lines, null, "ArrowDown")).toBe("a");
});

test("another reason stands right beside", () => {
  expect(beside(tree, "b")).toEqual({ parentId: "a", position: 1 });
});
