import { addDays } from "#kernel/date.ts";
import type { CellNow } from "./cells.ts";
import type { Cause } from "./training.ts";

/** A course as far as following asks. */
export interface Offered {
  readonly id: string;
  readonly competenceId: string | null;
  readonly level: number | null;
  readonly refresher: boolean;
  readonly days: number;
}

/** Something that a person is to learn, and why. */
export interface Wanted {
  readonly courseId: string | null;
  readonly revisionId: string | null;
  readonly curriculumId: string | null;
  readonly competenceId: string | null;
  readonly cause: Cause;
  readonly why: string;
  readonly dueOn: string;
}

/** One competence that somebody lacks, or whose evidence runs out soon. */
export interface Lack {
  readonly competenceId: string;
  readonly cell: CellNow;
  readonly days: number;
  readonly had: boolean;
}

/** The course that leads from where somebody stands to what is required: a refresher for whoever had it, and never further than needed. */
export function courseFor(lack: Lack, offered: readonly Offered[]): Offered | null {
  const leading = offered.filter((c) => c.competenceId === lack.competenceId && (c.level ?? 0) >= lack.cell.required);
  const fits = (c: Offered): number => (c.refresher === lack.had ? 0 : 1) * 100 + (c.level ?? 0);
  return leading.filter((c) => !c.refresher || lack.had).toSorted((a, b) => fits(a) - fits(b) || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** By when: the last day of what runs out, or the days that the requirement gives. */
export const dueFor = (lack: Lack, today: string): string => {
  const given = addDays(today, lack.days);
  return lack.cell.state === "expiring" && lack.cell.expires !== null && lack.cell.expires > today ? lack.cell.expires : given;
};
