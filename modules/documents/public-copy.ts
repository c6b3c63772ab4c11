import { z } from "zod";
import { Body } from "./body.ts";

/** Bytes of a public code that nobody can guess. */
export const publicSecret = 12;
/** Bytes of a document's own id, by which a public policy is asked for. */
export const policyIdBytes = 16;

/** What anybody is told who reads the code on a printed copy: nothing of what the document says. */
export const PublicCopy = z.object({
  organisation: z.string(),
  code: z.string(),
  /** By which whoever has a login finds what is in force. */
  number: z.string(),
  title: z.string(),
  revision: z.int(),
  /** May somebody work from this paper today? */
  current: z.boolean(),
  /** Why not: a newer issue holds, it is withdrawn, it never held, or this copy was called back, has expired or ended. */
  because: z.enum(["superseded", "withdrawn", "not_in_force", "recalled", "expired", "ended"]).nullable(),
  /** Since when that is so. */
  since: z.string().nullable(),
  /** Of a controlled copy. */
  copy: z.string().nullable(),
});
export type PublicCopy = z.infer<typeof PublicCopy>;

/** A policy that everybody may read. */
export const PublicPolicy = z.object({
  organisation: z.string(),
  code: z.string(),
  title: z.string(),
  revision: z.int(),
  effectiveAt: z.string().nullable(),
  body: Body.nullable(),
  /** The words of a policy that is a file. */
  words: z.string().nullable(),
});
export type PublicPolicy = z.infer<typeof PublicPolicy>;
