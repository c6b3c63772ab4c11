import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

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
