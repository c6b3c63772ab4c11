import type { Choice } from "#web/kit/choosing.tsx";
import type { Asked, Cell, Column } from "#web/register/columns.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Nothing comes last, whichever way is sorted. */
const compare = (a: Cell, b: Cell, down: boolean): number => {
  const noA = a === null || a === undefined || a === "";
  const noB = b === null || b === undefined || b === "";
  if (noA || noB) return Number(noA) - Number(noB);
  const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  return down ? -order : order;
};

const haystacks = new WeakMap<object, string>();
const haystack = <R extends object>(row: R, columns: readonly Column<R>[]): string => {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const made = columns
    .map((column) => column.value(row) ?? "")
    .join("\u0001")
    .toLowerCase();
  haystacks.set(row, made);
  return made;
};

/** The rows that are asked for, in the order asked for. The rows themselves are left as they are. */
export function arrange<R extends object>(rows: readonly R[], columns: readonly Column<R>[], asked: Asked): readonly R[] {
  const words = asked.text.toLowerCase().split(/\s+/).filter(Boolean);
  const filters = columns.filter((column) => asked.filters[column.id]).map((column) => [column, asked.filters[column.id]?.split("|") ?? []] as const);
  const kept =
    words.length === 0 && filters.length === 0
      ? rows
      : rows.filter((row) => words.every((word) => haystack(row, columns).includes(word)) && filters.every(([column, wanted]) => wanted.includes(String(column.value(row) ?? ""))));
  const by = asked.sort ? columns.find((column) => column.id === asked.sort?.id) : undefined;
  if (!by || !asked.sort) return kept;
  const { down } = asked.sort;
  return kept
    .map((row) => [by.value(row), row] as const)
    .toSorted(([a], [b]) => compare(a, b, down))
    .map(([, row]) => row);
}

/** The values that occur in a column, most frequent first, at most sixty. */
export function occurring<R>(rows: readonly R[], column: Column<R>): readonly Choice[] {
  if (Array.isArray(column.filter)) return column.filter as readonly Choice[];
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = String(column.value(row) ?? "");
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 60)
    .map(([value, count]) => ({ value, label: value, count }));
}
