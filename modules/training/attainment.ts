import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { ByBecause } from "./words.ts";

/**
 * Evidence that somebody has a competence at a level, from a day, until a day or for ever, and by which
 * record. The matrix, the gates and the facts read this and nothing else.
 */
export const Attainment = keptRecord(["valid", "expired", "revoked"], {
  personId: z.uuid(),
  competenceId: z.uuid(),
  level: z.int(),
  fromOn: z.iso.date(),
  /** The last day on which it holds; null for ever. */
  expiresOn: z.iso.date().nullable(),
  sourceId: z.uuid(),
  sourceKind: z.string(),
  revoked: ByBecause.nullable(),
  /** How many days before its end people heard of it: 90, 30, 7. */
  warned: z.int().nullable(),
});
export type Attainment = z.infer<typeof Attainment>;

export const AttainmentRead = Attainment.extend({ person: z.string(), competence: z.string() });
export type AttainmentRead = z.infer<typeof AttainmentRead>;

export const attainmentKind: Kind = {
  kind: "attainment",
  one: say("evidence of competence"),
  several: say("evidence of competence"),
  path: "/training/evidence/:number",
  number: "EVC-{n:6}",
  schema: Attainment,
  closed: ["valid", "expired", "revoked"],
  states: {
    valid: { label: say("Competent"), tone: "ok" },
    expired: { label: say("Ran out: not competent"), tone: "bad" },
    revoked: { label: say("Revoked: not competent"), tone: "bad" },
  },
};
