import { expect, test } from "vitest";
import { folded } from "./folds.ts";

const light = (sequence: number) => ({ sequence, light: true });
const grave = (sequence: number) => ({ sequence, light: false });

test("three light events in a row are one line, and what changed the record stays one by one", () => {
  const [a, b, c, d, e] = [grave(5), light(4), light(3), light(2), grave(1)];
  expect(folded([a, b, c, d, e])).toEqual([{ one: a }, { run: [b, c, d] }, { one: e }]);
});

test("two light events are not worth unfolding", () => {
  const [a, b, c] = [light(3), light(2), grave(1)];
  expect(folded([a, b, c])).toEqual([{ one: a }, { one: b }, { one: c }]);
});

test("nothing is lost, whatever the order", () => {
  const events = [light(7), light(6), light(5), grave(4), light(3), grave(2), light(1)];
  expect(folded(events).flatMap((line) => ("one" in line ? [line.one] : line.run))).toEqual(events);
});
