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
