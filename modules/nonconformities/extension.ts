import { z } from "zod";
import { line } from "./words.ts";

/** More time that was asked for and not yet decided. */
export const Asked = z.object({ dueOn: z.iso.date(), reason: z.string(), by: z.uuid(), at: z.iso.datetime() });
export type Asked = z.infer<typeof Asked>;

/** More time that somebody else decided about; the dates before it stay readable. */
export const Extension = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  reason: z.string(),
  askedBy: z.uuid(),
  granted: z.boolean(),
  decidedBy: z.uuid(),
  decidedAt: z.iso.datetime(),
  note: z.string().nullable(),
});
export type Extension = z.infer<typeof Extension>;

export const askInput = z.strictObject({ dueOn: z.iso.date() });
export const decideInput = z.strictObject({ granted: z.boolean(), note: line.nullable().default(null) });

/** The decision on what was asked, for the list of extensions. */
export const decided = (asked: Asked, from: string, by: { granted: boolean; note: string | null; personId: string; at: string }): Extension => ({
  from,
  to: asked.dueOn,
  reason: asked.reason,
  askedBy: asked.by,
  granted: by.granted,
  decidedBy: by.personId,
  decidedAt: by.at,
  note: by.note,
});
