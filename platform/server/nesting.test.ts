import fc from "fast-check";
import { expect, it } from "vitest";
import { isDeeper } from "./nesting.ts";

const depthOf = (value: unknown): number => (typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0);

it("says how deep any JSON is nested as its reader would find it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.integer({ min: 0, max: 9 }), (value, most) => {
      for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) expect(isDeeper(text, most)).toBe(depthOf(value) > most);
    }),
  );
});

it("is not misled by brackets and quotes in words", () => {
  for (const word of ["[[[[", '"[[[', "\\", '\\"[[', '\\\\"{{', "]]]]"]) {
    expect(isDeeper(JSON.stringify({ [word]: [word] }), 2), word).toBe(false);
    expect(isDeeper(JSON.stringify({ [word]: [word] }), 1), word).toBe(true);
  }
  expect(isDeeper('"never ends [[[', 1)).toBe(false);
  expect(isDeeper("", 0)).toBe(false);
});

it("answers within milliseconds where reading would take seconds", () => {
  const endless = "[".repeat(3_000_000) + "]".repeat(3_000_000);
  const long = JSON.stringify({ photo: "QUJD".repeat(2_000_000) });
  const began = performance.now();
  expect(isDeeper(endless, 64)).toBe(true);
  expect(isDeeper(long, 64)).toBe(false);
  expect(performance.now() - began).toBeLessThan(200);
});
