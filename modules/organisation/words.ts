import { z } from "zod";

/** The pieces of which this module's inputs are made. */
export const line = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(4_000);
export const code = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, "Letters, digits, dots, dashes, underscores and slashes.");
export const day = z.iso.date();

const zoneIsKnown = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};
export const zone = z.string().max(60).refine(zoneIsKnown, "Not a time zone. Write it like Asia/Kolkata.");
export const locale = z
  .string()
  .max(35)
  .refine((tag) => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  }, "Not a language. Write it like en or kn-IN.");
