import { describe, expect, it } from "vitest";
import type { Line } from "../../redline.ts";
import { folded } from "./lines.ts";

const line = (is: Line["is"]): Line => ({ is, block: "paragraph", runs: [{ is: is === "changed" ? "same" : is, text: "x" }] });
const shape = (given: string): string =>
  folded(given.split("").map((c) => line(c === "=" ? "same" : c === "+" ? "added" : "removed")))
    .map((s) => (s.is === "gap" ? `(${s.lines.length})` : s.line.is === "same" ? "=" : s.line.is === "added" ? "+" : "-"))
    .join("");

describe("a redline", () => {
  it("folds what stayed and keeps one line around each change", () => expect(shape("=====+=====-")).toBe("(4)=+=(3)=-"));
  it("folds no single line: its button would be as long", () => expect(shape("==+==")).toBe("==+=="));
  it("loses no line", () => {
    const lines = "==-=====+===".split("").map((c) => line(c === "=" ? "same" : "added"));
    expect(folded(lines).flatMap((s) => (s.is === "gap" ? s.lines : [s.line]))).toEqual(lines);
  });
});
