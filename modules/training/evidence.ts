import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { ByBecause } from "./words.ts";

/** Somebody who can do it watched somebody at the work and said whether they can. */
export const Assessment = keptRecord(["recorded", "withdrawn"], {
  personId: z.uuid(),
  competenceId: z.uuid(),
  level: z.int(),
  observedOn: z.iso.date(),
  verdict: z.enum(["competent", "not_yet"]),
  observed: z.string(),
  /** By what the assessor was qualified on that day: the evidence of the same competence, or a position. */
  qualifiedBy: z.object({ attainmentId: z.uuid().nullable(), positionId: z.uuid().nullable() }),
  withdrawn: ByBecause.nullable(),
});
export type Assessment = z.infer<typeof Assessment>;

export const AssessmentRead = Assessment.extend({ assessorId: z.uuid(), person: z.string(), competence: z.string() });
export type AssessmentRead = z.infer<typeof AssessmentRead>;

export const assessmentKind: Kind = {
  kind: "assessment",
  one: say("assessment"),
  several: say("assessments"),
  path: "/training/assessments/:number",
  number: "ASM-{n:5}",
  schema: Assessment,
  closed: ["recorded", "withdrawn"],
  states: { recorded: { label: say("Recorded"), tone: "ok" }, withdrawn: { label: say("Withdrawn"), tone: "none" } },
};

/** A certificate that somebody brought from outside; the file is attached. */
export const Qualification = keptRecord(["entered", "confirmed", "rejected", "withdrawn"], {
  personId: z.uuid(),
  competenceId: z.uuid(),
  level: z.int(),
  issuer: z.string(),
  certificateNumber: z.string(),
  issuedOn: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  enteredBy: z.uuid(),
  confirmedBy: z.uuid().nullable(),
  confirmedOn: z.iso.date().nullable(),
});
export type Qualification = z.infer<typeof Qualification>;

export const QualificationRead = Qualification.extend({ person: z.string(), competence: z.string(), files: z.int() });
export type QualificationRead = z.infer<typeof QualificationRead>;

export const qualificationKind: Kind = {
  kind: "qualification",
  one: say("certificate from outside"),
  several: say("certificates from outside"),
  path: "/training/certificates/:number",
  number: "CTF-{n:5}",
  schema: Qualification,
  closed: ["confirmed", "rejected", "withdrawn"],
  states: {
    entered: { label: say("Waits to be confirmed"), tone: "soon" },
    confirmed: { label: say("Confirmed"), tone: "ok" },
    rejected: { label: say("Not accepted"), tone: "bad" },
    withdrawn: { label: say("Withdrawn"), tone: "none" },
  },
};

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
