import type { Updateable } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Tables } from "./tables.ts";

export const json = (value: unknown): string => JSON.stringify(value);

type Whole = Omit<Tables, "quiz_banks" | "training_due">;

/** Changes what a record of this module alone keeps. */
export const set = <T extends keyof Whole>(tx: Tx<Tables>, table: T, id: string, values: Updateable<Tables[T]>) =>
  Object.keys(values).length === 0
    ? Promise.resolve([])
    : tx
        .updateTable(table as "competences")
        .set(values as never)
        .where("id", "=", id)
        .execute();

/** Those fields that were given, under the names of their columns. */
export const given = (input: Readonly<Record<string, unknown>>, columns: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).flatMap(([field, column]) => (input[field] === undefined ? [] : [[column, input[field]]])));

/** A day with so many months added, as calendars count them: the 31st becomes the month's last day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export function notBefore(day: string, today: string, field: string): string {
  if (day < today) throw new Refusal("invalid", say("That day has passed already."), { fields: { [field]: say("Not earlier than today.") } });
  return day;
}

export function notAfter(day: string, today: string, field: string): string {
  if (day > today) throw new Refusal("invalid", say("That day has not come yet."), { fields: { [field]: say("Not later than today.") } });
  return day;
}

export const nothing = (): Refusal => new Refusal("not_found", say("There is no such record, or it is not yours to see."));

/** A competence that is in use, and that has this level. */
export async function competenceInUse(tx: Tx<Tables>, id: string, level: number | null) {
  const found = await tx
    .selectFrom("competences as n")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.id"))
    .select(["n.id", "r.title", "r.state", "r.owner_id as ownerId", "n.levels", "n.valid_months as validMonths", "n.assessors"])
    .where("n.id", "=", id)
    .executeTakeFirst();
  if (!found) throw nothing();
  if (found.state !== "in_use")
    throw new Refusal("conflict", say("{competence} is no longer used.", { competence: found.title }), { fields: { competenceId: say("Choose one that is in use.") } });
  if (level !== null && !found.levels.some((l) => l.level === level))
    throw new Refusal("invalid", say("{competence} has {n, plural, one {one level} other {# levels}}.", { competence: found.title, n: found.levels.length }), {
      fields: { level: say("Choose one of its levels.") },
    });
  return found;
}
export type CompetenceInUse = Awaited<ReturnType<typeof competenceInUse>>;
