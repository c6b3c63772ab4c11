import type { Tx } from "#server/database.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Updateable } from "kysely";
import { mayAnswer } from "./people.ts";
import type { Tables } from "./tables.ts";

export const json = (value: unknown): string => JSON.stringify(value);

export const setNonconformity = (tx: Tx<Tables>, id: string, values: Updateable<Tables["nonconformities"]>) =>
  tx
    .updateTable("nonconformities")
    .set(values as never)
    .where("id", "=", id)
    .execute();
export const setAction = (tx: Tx<Tables>, id: string, values: Updateable<Tables["actions"]>) =>
  tx
    .updateTable("actions")
    .set(values as never)
    .where("id", "=", id)
    .execute();
export const setOutput = (tx: Tx<Tables>, id: string, values: Updateable<Tables["outputs"]>) =>
  tx
    .updateTable("outputs")
    .set(values as never)
    .where("id", "=", id)
    .execute();

/** A business day may lie in the past, with the moment of its entry beside it; never in the future. */
export function past(day: string | undefined, today: string, field = "on"): string {
  if (day && day > today) throw new Refusal("invalid", say("That day has not come yet."), { fields: { [field]: say("Not later than today.") } });
  return day ?? today;
}

export function ahead(day: string, today: string, field = "dueOn"): string {
  if (day < today) throw new Refusal("invalid", say("That day has passed already."), { fields: { [field]: say("Not earlier than today.") } });
  return day;
}

/** Nobody answers for a nonconformity who could not bring it to an end (process owner, line manager, representative, top management). */
export async function demandAnswerable(tx: Tx<Tables>, personId: string, today: string): Promise<void> {
  if ((await mayAnswer(tx, personId, today)).length > 0) return;
  throw new Refusal("invalid", say("Only a process owner, a line manager, the management representative or top management can answer for a nonconformity."), {
    fields: { ownerId: say("Choose somebody who leads a process or people.") },
  });
}
