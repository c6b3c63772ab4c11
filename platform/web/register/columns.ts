import type { ReactNode } from "react";
import type { Choice } from "#web/kit/tags.tsx";

export type Cell = string | number | null | undefined;

/** One column of a register. `value` is what is sorted, filtered and exported; `cell` is how it is shown. */
export interface Column<R> {
  readonly id: string;
  readonly title: string;
  readonly value: (row: R) => Cell;
  readonly cell?: (row: R) => ReactNode;
  /** In pixels; the heading column takes what is left. */
  readonly width?: number;
  readonly end?: boolean;
  readonly sort?: false;
  /** Offers a filter chip: with the values that occur, or with these. */
  readonly filter?: true | readonly Choice[];
  /** Where it stands in the two-line row of a phone; without it, it is left out there. */
  readonly phone?: "title" | "number" | "state" | "who" | "date";
  /** Names the row: it is the row's header, holds the link, and stays when the table is moved sideways. */
  readonly head?: true;
  readonly mono?: true;
  /** Not shown until somebody chooses it. */
  readonly hidden?: true;
}

export interface Sort {
  readonly id: string;
  readonly down: boolean;
}

export interface Asked {
  readonly text: string;
  readonly sort: Sort | null;
  readonly filters: Readonly<Record<string, string>>;
}

/** `-dueOn` in the address is "by due date, latest first". */
export const sortFrom = (written: string | null): Sort | null => (written ? { id: written.replace(/^-/, ""), down: written.startsWith("-") } : null);
export const sortText = (sort: Sort | null): string | null => (sort ? `${sort.down ? "-" : ""}${sort.id}` : null);

/** Pressing a heading: up, then down, then as the page has it. */
export const nextSort = (now: Sort | null, id: string): Sort | null => (now?.id !== id ? { id, down: false } : now.down ? null : { id, down: true });

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

/** A cell of a file that a spreadsheet opens: nothing in it is taken for a formula. */
export const csvCell = (value: Cell): string => {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csv = <R>(rows: readonly R[], columns: readonly Column<R>[]): string =>
  [columns.map((column) => csvCell(column.title)), ...rows.map((row) => columns.map((column) => csvCell(column.value(row))))].map((line) => line.join(",")).join("\r\n");
