import { expect, test } from "vitest";
import { askedFor, placeIn } from "./reading.ts";

const sites = [
  { id: "1", name: "Peenya", code: "PNY" },
  { id: "2", name: "Jigani (plating)", code: "JGN" },
];

test.each([
  ["who is responsible for 8.4?", "8.4"],
  ["Who answers for the calibration", "calibration"],
  ["clause 10.2", "10.2"],
])("%s asks about %s", (typed, asked) => expect(askedFor(typed)).toBe(asked));

test.each([
  ["8.5.1 peenya", "8.5.1", "1"],
  ["8.5.1 at Peenya", "8.5.1", "1"],
  ["Peenya: calibration", "calibration", "1"],
  ["waste in jigani (plating)", "waste", "2"],
  ["8.5.1 jgn", "8.5.1", "2"],
])("%s asks about %s at a site", (typed, asked, id) => expect(placeIn(typed, sites)).toMatchObject({ asked, site: { id } }));

test.each(["peenya", "calibration", "peenyas 8.4", "jigani"])("%s names no site beside something else", (typed) =>
  expect(placeIn(typed, sites)).toEqual({ asked: typed, site: null }),
);
