import type { Day } from "#kernel/date.ts";
import { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";

/** The columns of the file that brings sites, units, positions and people in, in the order in which we write them. */
export const columns = {
  site_code: say("Site: its code. The same code is the same site."),
  site: say("Site: its name. Needed when the site is new."),
  site_address: say("Site: its address."),
  unit: say("Unit, from the top down with “ / ” between: Operations / Purchasing."),
  position_code: say("Position: its code. The same code is the same position."),
  position: say("Position: its title. Needed when the position is new."),
  role: say("Position: its governance role, such as process owner or employee; employee when empty."),
  reports_to: say("Position: the code of the position above it."),
  seats: say("Position: how many may hold it at once; 1 when empty."),
  employee_number: say("Person: the employee number. The same number is the same person."),
  name: say("Person: first and last name. Needed when the person is new."),
  email: say("Person: e-mail address."),
  phone: say("Person: telephone."),
  user_name: say("Person: the user name to sign in with."),
  joined_on: say("Person: the first day in the organisation."),
  from: say("Appointment: its first day; today when empty."),
  until: say("Appointment: its last day; open when empty."),
  deputy: say("Appointment: yes for a deputy."),
} as const;
export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as Column[];

/** A line of the file: what its cells say, empty ones left out. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** What is wrong, where, in a sentence. */
export interface Problem {
  readonly line: number;
  readonly column: Column | null;
  readonly says: string;
}

export const columnFrom = (heading: string): Column | null => {
  const name = heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return columnNames.find((c) => c === name) ?? null;
};

const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** A day as files hold it: 2026-11-23, or day first as in 23/11/2026, 23.11.2026, 23-11-2026. */
export function dayFrom(cell: string): Day | null {
  const found = dayFirst.exec(cell);
  const day = found ? `${found[3]}-${found[2]!.padStart(2, "0")}-${found[1]!.padStart(2, "0")}` : cell;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

export const roleFrom = (cell: string): GovernanceRole | null =>
  GovernanceRole.safeParse(
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  ).data ?? null;

export const yesFrom = (cell: string): boolean | null => {
  const word = cell.toLowerCase();
  if (["yes", "y", "true", "1", "deputy", "x"].includes(word)) return true;
  return ["no", "n", "false", "0"].includes(word) ? false : null;
};
