import { expect, it } from "vitest";
import { defused } from "./export.ts";

it("a cell that a spreadsheet would run is marked as text, in narrow and in wide letters", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", " =", "\u00A0="])
    expect(defused(`${start}cmd()`), JSON.stringify(start)).toBe(`'${start}cmd()`);
});

it("a number and a plain sentence stay as they are", () => {
  for (const text of ["-12", "-12,5", "12.5", "a=b", "Bore 32+0.02", "", " indented"]) expect(defused(text)).toBe(text);
});
