import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { z } from "zod";
import { acts } from "./acts.ts";
import type { Column, Problem, Row } from "./chart-columns.ts";
import type { ImportBase } from "./import-base.ts";

export type Sort = "site" | "unit" | "position" | "person" | "appointment";

/** One act that the file asks for, and the line that asks. */
export interface Step {
  readonly line: number;
  readonly sort: Sort;
  readonly does: "created" | "changed";
  /** Whom or what, as people say it. */
  readonly label: string;
  readonly act: string;
  readonly id?: string;
  readonly newId?: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Counts = Record<Sort, { created: number; changed: number; unchanged: number }>;

/** What an import would do, or what is wrong with the file; with problems there are no steps. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly counts: Counts;
  readonly problems: readonly Problem[];
}

const inputs = new Map(acts.map((act) => [act.name, act.input as z.ZodType]));
const mostProblems = 200;

/** Where a field of an act comes from in the file. */
const columnOf: Readonly<Record<string, Column>> = {
  code: "position_code",
  title: "position",
  role: "role",
  seats: "seats",
  reportsTo: "reports_to",
  unitId: "unit",
  siteId: "site_code",
  name: "name",
  email: "email",
  phone: "phone",
  employeeNumber: "employee_number",
  userName: "user_name",
  joinedOn: "joined_on",
  from: "from",
  until: "until",
  address: "site_address",
};
const columnFor = (sort: Sort, field: string): Column | null =>
  sort === "site" ? (({ name: "site", code: "site_code", address: "site_address" } as const)[field] ?? null) : sort === "unit" ? "unit" : (columnOf[field] ?? null);

/** Gathers what the file asks for while it is read. */
export class Draft {
  readonly steps: Step[] = [];
  readonly problems: Problem[] = [];
  readonly counts: Counts = { site: none(), unit: none(), position: none(), person: none(), appointment: none() };
  readonly base: ImportBase;

  constructor(base: ImportBase) {
    this.base = base;
  }

  wrong(line: number, column: Column | null, says: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ line, column, says });
  }

  unchanged(sort: Sort): void {
    this.counts[sort].unchanged++;
  }

  /** Adds a step when its input is acceptable; complaints go to the column that they are about. */
  step(step: Omit<Step, "newId">, begins: boolean): string {
    const id = begins ? newId() : (step.id ?? "");
    const checked = inputs.get(step.act)?.safeParse(step.input);
    for (const issue of checked?.error?.issues ?? []) this.wrong(step.line, columnFor(step.sort, String(issue.path[0])), issue.message);
    this.steps.push(begins ? { ...step, newId: id } : step);
    this.counts[step.sort][step.does]++;
    return id;
  }
}

function none(): { created: number; changed: number; unchanged: number } {
  return { created: 0, changed: 0, unchanged: 0 };
}

/** What several lines say about one and the same thing; an empty cell says nothing. */
export interface Wanted<C extends Column> {
  readonly line: number;
  readonly says: Partial<Record<C, string>>;
}

/** Joins the lines about each thing; lines that contradict each other are a problem of the later one. */
export function gather<C extends Column>(draft: Draft, rows: readonly Row[], key: (row: Row) => string | undefined, about: readonly C[]): Map<string, Wanted<C>> {
  const found = new Map<string, Wanted<C>>();
  for (const row of rows) {
    const name = key(row);
    if (name === undefined) {
      const stray = about.find((column) => row.cells[column] !== undefined);
      if (stray) draft.wrong(row.line, stray, say("It does not say whose this is: the code or number that identifies it is missing."));
      continue;
    }
    const known: Wanted<C> = found.get(name) ?? { line: row.line, says: {} };
    for (const column of about) {
      const cell = row.cells[column];
      if (cell === undefined) continue;
      const earlier = known.says[column];
      if (earlier !== undefined && earlier !== cell)
        draft.wrong(row.line, column, say("Line {line} says “{earlier}” about the same {key}.", { line: known.line, earlier, key: name }));
      else known.says[column] = cell;
    }
    found.set(name, known);
  }
  return found;
}

/** Only what differs from what is kept; an absent wish leaves a field as it is. */
export const differing = (kept: Readonly<Record<string, unknown>>, wish: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(wish).filter(([field, value]) => value !== undefined && value !== kept[field]));
