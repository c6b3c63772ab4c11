import { z } from "zod";

/** Shapes of what people write here; each field is bounded, so that nothing grows without end. */
export const line = z.string().trim().min(1).max(200);
export const passage = z.string().trim().min(1).max(10_000);
export const day = z.iso.date();
/** A fingerprint of content, SHA-256 in hex. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
/** What the organisation calls a document: `QP-07`, `HP/WI/014`. */
export const designation = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}./_-]*$/u, "Letters, digits, and . / _ - between them.");
/** A language by its BCP 47 tag: `en`, `kn-IN`. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** Who did something, and the day of it. */
export const By = z.object({ by: z.uuid(), on: z.iso.date() });
export const ByBecause = By.extend({ reason: z.string() });
