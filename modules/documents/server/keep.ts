import type { Updateable } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Tables } from "./tables.ts";

export const json = (value: unknown): string => JSON.stringify(value);

export const setDocument = (tx: Tx<Tables>, id: string, values: Updateable<Tables["documents"]>) =>
  tx
    .updateTable("documents")
    .set(values as never)
    .where("id", "=", id)
    .execute();
export const setRevision = (tx: Tx<Tables>, id: string, values: Updateable<Tables["revisions"]>) =>
  tx
    .updateTable("revisions")
    .set(values as never)
    .where("id", "=", id)
    .execute();

/** A day with so many months added, as calendars count them: the 31st becomes the month's last day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whoever changes what a revision says is one of its authors, and never approves it alone. */
export const writtenBy = (revision: { readonly authorIds: readonly string[] }, actorId: string): Updateable<Tables["revisions"]> =>
  revision.authorIds.includes(actorId) ? {} : { author_ids: [...revision.authorIds, actorId] };

export function ahead(day: string, today: string, field: string): string {
  if (day < today) throw new Refusal("invalid", say("That day has passed already."), { fields: { [field]: say("Not earlier than today.") } });
  return day;
}

/** A document type that new documents may have. */
export async function typeInUse(tx: Tx<Tables>, typeId: string) {
  const type = await tx
    .selectFrom("document_types as n")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.id"))
    .select(["n.prefix", "n.review_months as reviewMonths", "n.training", "n.routes", "n.reading_days as readingDays", "r.state"])
    .where("n.id", "=", typeId)
    .executeTakeFirst();
  if (!type) throw new Refusal("invalid", say("There is no such document type."), { fields: { typeId: say("Choose one of the list.") } });
  if (type.state !== "in_use") throw new Refusal("invalid", say("This document type is no longer used."), { fields: { typeId: say("Choose one that is in use.") } });
  return type;
}

const taken = (code: string): Refusal => new Refusal("invalid", say("{code} is taken already.", { code }), { fields: { code: say("Another document has it.") } });

/** Is this designation free (other than for this document)? */
export async function demandFree(tx: Tx<Tables>, code: string, except: string | null): Promise<void> {
  const rows = await tx
    .selectFrom("documents")
    .select(["id", "code"])
    .where((e) => e(e.fn<string>("lower", ["code"]), "=", code.toLowerCase()))
    .execute();
  if (rows.some((r) => r.id !== except)) throw taken(code);
}

/** The next free designation of a type: `QP-07` after `QP-06`. */
export async function nextCode(tx: Tx<Tables>, prefix: string): Promise<string> {
  const rows = await tx
    .selectFrom("documents")
    .select("code")
    .where((e) => e(e.fn<string>("lower", ["code"]), "like", `${prefix.toLowerCase().replace(/[\\%_]/g, "\\$&")}-%`))
    .execute();
  const numbers = rows.map((r) => Number(/-(\d{1,6})$/.exec(r.code)?.[1] ?? 0));
  return `${prefix}-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
