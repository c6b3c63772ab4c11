import { expect, test } from "vitest";
import { arrange, occurring } from "#web/register/arranging.ts";
import { csv } from "#web/register/csv.ts";
import { nextSort, sortFrom, sortText, type Column } from "#web/register/columns.ts";

interface Row {
  readonly number: string;
  readonly title: string;
  readonly due: string | null;
  readonly state: string;
}

const rows: readonly Row[] = [
  { number: "PRO-10", title: "Cranes", due: null, state: "open" },
  { number: "PRO-9", title: "Gauges", due: "2026-12-02", state: "late" },
  { number: "PRO-2", title: "=HYPERLINK(1)", due: "2026-11-01", state: "open" },
];
const columns: readonly Column<Row>[] = [
  { id: "number", title: "Number", value: (r) => r.number },
  { id: "title", title: "Title", value: (r) => r.title, head: true },
  { id: "due", title: "Due", value: (r) => r.due },
  { id: "state", title: "State", value: (r) => r.state, filter: true },
];
const numbers = (asked: Partial<Parameters<typeof arrange>[2]>) => arrange(rows, columns, { text: "", sort: null, filters: {}, ...asked }).map((r) => r.number);

test("numbers sort as people count, and rows without a value come last either way", () => {
  expect(numbers({ sort: { id: "number", down: false } })).toEqual(["PRO-2", "PRO-9", "PRO-10"]);
  expect(numbers({ sort: { id: "due", down: false } })).toEqual(["PRO-2", "PRO-9", "PRO-10"]);
  expect(numbers({ sort: { id: "due", down: true } })).toEqual(["PRO-9", "PRO-2", "PRO-10"]);
});

test("every word must occur, and a filter takes one of several values", () => {
  expect(numbers({ text: "pro cran" })).toEqual(["PRO-10"]);
  expect(numbers({ filters: { state: "late|closed" } })).toEqual(["PRO-9"]);
});

test("a heading sorts up, then down, then not; the address says which", () => {
  const up = nextSort(null, "due");
  expect(sortText(up)).toBe("due");
  expect(sortText(nextSort(up, "due"))).toBe("-due");
  expect(nextSort(sortFrom("-due"), "due")).toBeNull();
});

test("a filter offers the values that occur, the most frequent first", () => {
  expect(occurring(rows, columns[3] as Column<Row>).map((c) => [c.value, c.count])).toEqual([
    ["open", 2],
    ["late", 1],
  ]);
});

test("no cell of an export is taken for a formula", () => {
  expect(csv(rows.slice(2), columns)).toBe("Number,Title,Due,State\r\nPRO-2,'=HYPERLINK(1),2026-11-01,open");
});
