import { describe, expect, test } from "vitest";
import type { ChartPosition } from "#modules/organisation/chart.ts";
import { candidatesOf } from "./candidates.ts";
import { faultOf, refusedLetter, rowsToPropose, withLetter } from "./drafting.ts";
import { keyMove } from "./keys.ts";
import { cellOf, columnsOf, levelsOf, linesOf, type Line, type Matrix, type Position, type Row } from "./lines.ts";

const position = (id: string, title: string, more: Partial<Position> = {}): Position => ({
  id,
  number: id,
  title,
  role: "process_owner",
  siteId: null,
  path: `/positions/${id}`,
  holders: [{ id: `p-${id}`, name: `Holder ${id}` }],
  vacant: false,
  mine: false,
  acting: [],
  ...more,
});
const row = (reference: string, more: Partial<Row> = {}): Row => ({
  requirementId: `iso-9001-2015:${reference}`,
  editionId: "iso-9001-2015",
  reference,
  title: `Title ${reference}`,
  depth: 1,
  assessable: true,
  class: "D",
  assignment: 0,
  inheritedFrom: null,
  answer: "held",
  differsAt: [],
  ...more,
});
const matrix: Matrix = {
  editions: [{ id: "iso-9001-2015", short: "QMS", reference: "ISO 9001:2015" }],
  positions: [
    position("a", "Head of Purchasing"),
    position("b", "Quality Manager", { role: "management_representative", mine: true }),
    position("c", "Consultant", { role: "consultant" }),
  ],
  rows: [
    row("8", { depth: 0, assessable: false, assignment: null, answer: "nobody" }),
    row("8.4"),
    row("8.5", { answer: "vacant" }),
    row("9", { depth: 0, assessable: false, assignment: null }),
    row("9.3", { class: "N", assignment: null, answer: "nobody" }),
  ],
  assignments: [
    {
      id: "x",
      number: "DUTY-1",
      siteId: null,
      cells: [
        [0, "A"],
        [1, "C"],
      ],
    },
  ],
  problems: { nobodyAnswers: { rows: 2, requirements: 2 }, twoAnswer: 0, vacantPositions: 0, acting: [], sheetsOpen: [], mostOnOne: null },
  inForce: null,
  drafts: [],
};
const all = linesOf(matrix, { editions: [], show: "", text: "" }),
  kinds = (lines: readonly Line[]) => lines.map((l) => (l.kind === "row" ? l.reference : l.kind)),
  first = matrix.rows[1]!;

describe("lines", () => {
  test("headings stand above their requirements, and only above something", () => {
    expect(kinds(all)).toEqual(["standard", "chapter", "8.4", "8.5", "chapter", "9.3"]);
    expect(kinds(linesOf(matrix, { editions: [], show: "nobody", text: "9" }))).toEqual(["standard", "chapter", "9.3"]);
    expect(linesOf(matrix, { editions: ["iso-14001-2026"], show: "", text: "" })).toEqual([]);
  });
  test("a cell's sentence begins with the letter that is seen, and says vacancy", () => {
    const [column] = columnsOf(matrix, "positions");
    expect(cellOf(matrix, first, column!, levelsOf(matrix, first)).sentence).toBe("A: Head of Purchasing answers");
    expect(cellOf(matrix, matrix.rows[2]!, column!, levelsOf(matrix, first))).toMatchObject({ look: "vac", sentence: "A: Head of Purchasing answers, and is vacant" });
    expect(cellOf(matrix, first, columnsOf(matrix, "positions")[2]!, levelsOf(matrix, first)).level).toBeNull();
  });
});

describe("drafting", () => {
  test("one position answers: another A takes it from whoever had it", () => {
    const drafts = withLetter(matrix, {}, { row: first, position: matrix.positions[1]!, level: "A" });
    expect(drafts).toEqual({ "iso-9001-2015:8.4": { b: "A" } });
    expect(rowsToPropose(drafts, "site")).toEqual([{ subject: { type: "requirement", ref: "iso-9001-2015:8.4" }, siteId: "site", parts: [{ positionId: "b", level: "A" }] }]);
  });
  test("a row that is as in force again is no draft", () => {
    const once = withLetter(matrix, {}, { row: first, position: matrix.positions[1]!, level: "R" });
    expect(withLetter(matrix, once, { row: first, position: matrix.positions[1]!, level: "C" })).toEqual({});
  });
  test("without an A it cannot be proposed", () => {
    expect(faultOf(matrix, withLetter(matrix, {}, { row: first, position: matrix.positions[0]!, level: null }))).toContain("Nobody answers for 8.4");
    expect(faultOf(matrix, {})).toBeNull();
  });
  test.each([
    [1, "A", 4, /top management's own/],
    [2, "A", 1, /consultant/],
    [2, "R", 1, /^may be given$/],
    [1, "A", 1, /^may be given$/],
  ] as const)("position %i as %s in row %i", (p, level, r, why) => {
    const refused = refusedLetter(matrix.positions[p]!, level, matrix.rows[r]!);
    expect(refused ?? "may be given").toMatch(why);
  });
});

describe("keys", () => {
  const table = { lines: all, columns: 3, page: 2 },
    press = (key: string, r: number, c: number, ctrlKey = false) => keyMove({ key, ctrlKey, metaKey: false }, { r, c }, table);
  test.each([
    ["ArrowDown", 3, 0, { r: 5, c: 0 }],
    ["ArrowUp", 5, 1, { r: 3, c: 1 }],
    ["ArrowUp", 2, 1, { r: -1, c: 1 }],
    ["ArrowRight", 2, 2, { r: 2, c: 2 }],
    ["ArrowLeft", 2, 0, { r: 2, c: -1 }],
    ["PageDown", 2, 0, { r: 5, c: 0 }],
    ["End", 2, 0, { r: 2, c: 2 }],
    ["x", 2, 0, null],
  ] as const)("%s from %i:%i", (key, r, c, to) => {
    expect(press(key, r, c)).toEqual(to);
  });
  test("Ctrl leads to the corners", () => {
    expect([press("End", 2, 0, true), press("Home", 5, 2, true)]).toEqual([
      { r: 5, c: 2 },
      { r: 2, c: 0 },
    ]);
  });
});

test("who could take a vacant position: its twin first, the consultant last and refused, nobody who is away", () => {
  const at = (id: string, title: string, more: Partial<ChartPosition>): ChartPosition => ({
    id,
    number: id,
    title,
    state: "established",
    version: 1,
    code: null,
    role: "process_owner",
    siteId: null,
    unitId: null,
    reportsTo: null,
    seats: 1,
    coverage: "held",
    since: null,
    deputies: [],
    holders: [{ id: `p-${id}`, number: id, name: id, away: false, awayUntil: null, acting: false, from: "2020-01-01", until: null, holdingId: id }],
    ...more,
  });
  const vacant = at("v", "EHS Officer, Jigani", { holders: [], reportsTo: "boss", coverage: "vacant" });
  const found = candidatesOf(
    [
      at("consultant", "Consultant", { role: "consultant" }),
      at("boss", "Director", { role: "top_management" }),
      at("twin", "EHS Officer, Peenya", {}),
      at("away", "EHS Officer, Mysuru", { holders: [{ ...at("away", "", {}).holders[0]!, away: true }] }),
      vacant,
    ],
    vacant,
  );
  expect(found.map((c) => [c.name, c.refused !== null])).toEqual([
    ["twin", false],
    ["boss", false],
    ["consultant", true],
  ]);
});
