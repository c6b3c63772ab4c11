import { z } from "zod";

/** Shapes of what people write here; each field is bounded, so that nothing grows without end. */
export const line = z.string().trim().min(1).max(200);
export const passage = z.string().trim().min(1).max(10_000);
export const day = z.iso.date();

/** What somebody did on a day: the business day that they name, and the moment when they entered it. */
export const Done = z.object({ what: z.string(), on: z.iso.date(), by: z.uuid(), enteredAt: z.iso.datetime() });
export type Done = z.infer<typeof Done>;

/** How many words a sentence has, in any script that parts words by spaces. */
export const wordsIn = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;
