import { z } from "zod";
import { line, passage } from "./words.ts";

const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** One question with its answers, those that are right, and why. What is right never leaves the server before an attempt is closed. */
export const Question = z
  .strictObject({
    key,
    text: passage,
    sort: z.enum(["single", "multiple"]),
    options: z
      .array(z.strictObject({ key, text: line, right: z.boolean() }))
      .min(2)
      .max(8),
    /** Shown after the attempt. */
    reason: passage.nullable().default(null),
  })
  .refine((q) => new Set(q.options.map((o) => o.key)).size === q.options.length, "Two answers have the same key.")
  .refine(
    (q) => (q.sort === "single" ? q.options.filter((o) => o.right).length === 1 : q.options.some((o) => o.right)),
    "Say which answer is right: exactly one of a single choice, at least one of several.",
  );
export type Question = z.infer<typeof Question>;

/** The questions of a quiz, as they are sent and kept: JSON text of this shape. */
export const Bank = z
  .array(Question)
  .min(1)
  .max(300)
  .refine((bank) => new Set(bank.map((q) => q.key)).size === bank.length, "Two questions have the same key.");
export type Bank = z.infer<typeof Bank>;
