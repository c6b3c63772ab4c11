import { z } from "zod";

const fields = {
  /** How many of those concerned must have acknowledged, in percent, before a thing counts as known. */
  acknowledgementShare: z.int().min(1).max(100),
  /** Above how many duties that one person answers for is that person carrying too much? */
  loadLimit: z.int().min(1).max(1_000),
  /** After how many days late the next level up is told: first, second, third step. */
  escalationDays: z.array(z.int().min(1).max(365)).min(1).max(5),
  /** What modules let an organisation set, by module; each is checked by the schema that the module declares. */
  modules: z.record(z.string().max(60), z.record(z.string().max(60), z.unknown())),
};

/**
 * What an organisation decided for itself about its management system: this alone is kept, and told by the
 * trail. What holds where nobody decided belongs to the version of Remit, and may change with it.
 */
export const Decided = z.strictObject(fields).partial();
export type Decided = z.infer<typeof Decided>;

/** What was decided, completed by what holds until somebody decides. */
export const Settings = z.strictObject({
  acknowledgementShare: fields.acknowledgementShare.default(95),
  loadLimit: fields.loadLimit.default(30),
  escalationDays: fields.escalationDays.default([7, 14, 30]),
  modules: fields.modules.optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The settings as kept, completed by what holds where nobody decided. An unreadable one counts as undecided. */
export const settingsFrom = (kept: unknown): Settings => Settings.safeParse(kept ?? {}).data ?? Settings.parse({});

/** Steps of an escalation only make sense in their order. */
export const inOrder = (days: readonly number[]): boolean => days.every((day, i) => i === 0 || day > (days[i - 1] ?? 0));
