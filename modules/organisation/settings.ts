import { z } from "zod";

/** What an organisation decides for itself about its management system, with what holds until it does. */
export const Settings = z.strictObject({
  /** How many of those concerned must have acknowledged, in percent, before a thing counts as known. */
  acknowledgementShare: z.int().min(1).max(100).default(95),
  /** Above how many duties that one person answers for is that person carrying too much? */
  loadLimit: z.int().min(1).max(1_000).default(30),
  /** After how many days late the next level up is told: first, second, third step. */
  escalationDays: z.array(z.int().min(1).max(365)).min(1).max(5).default([7, 14, 30]),
  /** What modules let an organisation set, by module; each is checked by the schema that the module declares. */
  modules: z.record(z.string().max(60), z.record(z.string().max(60), z.unknown())).optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The settings as kept, completed by what holds where nobody decided. An unreadable one counts as undecided. */
export const settingsFrom = (kept: unknown): Settings => Settings.safeParse(kept ?? {}).data ?? Settings.parse({});

/** Steps of an escalation only make sense in their order. */
export const inOrder = (days: readonly number[]): boolean => days.every((day, i) => i === 0 || day > (days[i - 1] ?? 0));
