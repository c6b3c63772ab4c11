import { Preferences } from "#kernel/platform.ts";
import type { Tx } from "./database.ts";
import { checked } from "./input.ts";

/** What holds for everybody who chose nothing. */
export const otherwise: Preferences = { notifications: { channel: "digest" } };

const name = "notifications";

/** This person's preferences; what was never set is as for everybody. */
export async function readPreferences(tx: Tx, personId: string): Promise<Preferences> {
  const row = await tx.selectFrom("preferences").select("value").where("person_id", "=", personId).where("name", "=", name).executeTakeFirst();
  const { channel } = (row?.value ?? {}) as { channel?: unknown };
  const kept = Preferences.safeParse({ notifications: { channel } });
  return kept.success ? kept.data : otherwise;
}

/** Keeps what the person chose. From then on: what was told before a change from "none" is not mailed later. */
export async function writePreferences(tx: Tx, who: { organisationId: string; personId: string }, wanted: { value: unknown; now: Date }): Promise<Preferences> {
  const preferences = checked(Preferences, wanted.value);
  const before = await readPreferences(tx, who.personId);
  const since = before.notifications.channel === "none" ? { since: wanted.now.toISOString() } : {};
  const value = JSON.stringify({ ...preferences.notifications, ...since });
  await tx
    .insertInto("preferences")
    .values({ organisation_id: who.organisationId, person_id: who.personId, name, value })
    .onConflict((c) => c.columns(["organisation_id", "person_id", "name"]).doUpdateSet({ value }))
    .execute();
  return preferences;
}
