import { expect, it } from "vitest";
import { snippetParts } from "./snippet.ts";

it("what was found is told apart from what stands around it, and no mark is shown", () => {
  expect(snippetParts("check the \u0001torque\u0002 \u0001wrench\u0002 <b>daily</b>")).toEqual([
    { text: "check the ", found: false },
    { text: "torque", found: true },
    { text: " ", found: false },
    { text: "wrench", found: true },
    { text: " <b>daily</b>", found: false },
  ]);
  expect(snippetParts("\u0001only\u0002")).toEqual([{ text: "only", found: true }]);
  expect(snippetParts("")).toEqual([]);
});
