import type { ReactNode } from "react";
import type { Choice } from "#web/kit/choosing.tsx";

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
