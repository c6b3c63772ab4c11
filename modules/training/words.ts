import { z } from "zod";

/** Shapes of what people write here; each field is bounded, so that nothing grows without end. */
export const line = z.string().trim().min(1).max(200);
export const passage = z.string().trim().min(1).max(10_000);
export const day = z.iso.date();
/** A level of a competence's own scale, counted from 1. */
export const level = z.int().min(1).max(6);
/** A fingerprint of content, SHA-256 in hex. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** Who did something, the day of it, and why. */
export const ByBecause = z.object({ by: z.uuid(), on: z.iso.date(), reason: z.string() });

/** How somebody learnt: at an own screen, at a kiosk, on a signed sheet of paper, or entered by an administrator for many. */
export const Way = z.enum(["app", "kiosk", "paper", "bulk"]);
export type Way = z.infer<typeof Way>;

/** Why this record was made or what made it end, in words of the day. */
export const because = z.string().max(400);
