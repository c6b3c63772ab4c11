import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Doing } from "#server/registry.ts";
import type { Kept } from "#kernel/record.ts";
import type { Escalation, Rung } from "../ladder.ts";
import { inRole, managersOf } from "#server/people.ts";
import type { Tables } from "./tables.ts";

/** Who hears of it on this rung. Nobody there means the next rung hears of it when its day comes. */
export async function hearers(tx: Tx<Tables>, rung: Rung, record: { ownerId: string | null; siteId: string | null }, today: string): Promise<string[]> {
  if (rung === "owner") return record.ownerId ? [record.ownerId] : [];
  if (rung === "manager") return record.ownerId ? managersOf(tx, record.ownerId, today) : [];
  return inRole(tx, rung, record.siteId, today);
}

/** Carries something late to its next rung: who hears of it is told once, and stays with the record. */
export async function escalated({ tx, record, input, today, notify, number }: Doing<Kept, { rung: Rung; daysLate: number }, Tables>): Promise<Escalation> {
  const dueOn = record.dueOn ?? today,
    to = await hearers(tx, input.rung, record, today);
  if (to.length > 0) {
    const text = say("{number} is {n, plural, one {# day} other {# days}} late: {title}", { number, n: input.daysLate, title: record.title });
    notify({ to, text, once: `late/${record.id}/${dueOn}/${input.rung}` });
  }
  return { rung: input.rung, dueOn, on: today, to };
}
