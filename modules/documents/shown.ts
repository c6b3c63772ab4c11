import { z } from "zod";
import { Reference } from "#kernel/fact.ts";
import { Named } from "#kernel/platform.ts";
import { Spine } from "#kernel/record.ts";

/** Shapes that several answers share. */
export const Linked = Reference.extend({ state: z.string(), path: z.string() });
export type Linked = z.infer<typeof Linked>;

export const page = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(500).default(50) };
export const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() });

/** One record by its id or by its number. */
export const which = z
  .strictObject({ id: z.uuid().optional(), number: z.string().max(60).optional() })
  .refine((w) => (w.id === undefined) !== (w.number === undefined), "Name the id or the number.");

export const sorts = z.enum(["number", "title", "dueOn", "openedAt", "-number", "-title", "-dueOn", "-openedAt"]).default("number");
export const filters = {
  state: z.string().max(200).optional(),
  open: z.stringbool().optional(),
  late: z.stringbool().optional(),
  siteId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  text: z.string().max(200).optional(),
};

/** A row of a register: the spine with the names that people know. */
export const Row = Spine.extend({ owner: z.string().nullable(), site: z.string().nullable(), path: z.string(), daysLate: z.int(), ageDays: z.int() });
export { Named };
