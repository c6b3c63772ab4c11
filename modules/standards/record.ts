import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { ReadinessStatus } from "./readiness.ts";

export const EditionId = z.string().regex(/^[a-z][a-z0-9.-]{1,160}$/, say("That is no edition's name."));
/** "iso-9001-2015:10.2.1". */
export const RequirementId = z.string().regex(/^[a-z][a-z0-9.-]{1,160}:\S.{0,298}$/, say("Name the edition and the reference, like iso-9001-2015:10.2.1."));
const line = z.string().trim().min(1).max(200);

/** What the certification body gave; all of it is shown in the title block. */
export const Certificate = z.object({
  number: line.meta({ title: say("Number") }),
  body: line.meta({ title: say("Certification body") }),
  validUntil: z.iso.date().meta({ title: say("Valid until") }),
  nextAudit: z
    .object({
      kind: line.meta({ title: say("Which audit") }),
      from: z.iso.date().meta({ title: say("First day") }),
      until: z.iso
        .date()
        .nullable()
        .meta({ title: say("Last day") }),
    })
    .nullable()
    .meta({ title: say("Next audit") }),
});
export type Certificate = z.infer<typeof Certificate>;

/** To which edition the organisation moves, and by when. */
export const TransitionPlan = z.object({ toEditionId: EditionId, by: z.iso.date() });

/** An edition that the organisation works by. */
export const Adoption = keptRecord(["adopted", "retired"], {
  editionId: z.string(),
  scope: z.string(),
  /** Sites inside the scope; none named is all of them. */
  siteIds: z.array(z.uuid()),
  certificate: Certificate.nullable(),
  transition: TransitionPlan.nullable(),
});
export type Adoption = z.infer<typeof Adoption>;

export const adoptionKind: Kind = {
  kind: "adoption",
  one: "adopted standard",
  several: "adopted standards",
  path: "/standards/adoptions/:number",
  number: "STD-{n}",
  schema: Adoption,
  closed: ["retired"],
  states: { adopted: { label: say("Adopted"), tone: "ok" }, retired: { label: say("Retired"), tone: "none" } },
};

/** Whether one requirement applies. "Does not apply" counts only once it is approved. */
export const Applicability = keptRecord(["proposed", "approved", "withdrawn"], {
  editionId: z.string(),
  requirementId: z.string(),
  applies: z.boolean(),
  reason: z.string(),
  approvedBy: z.uuid().nullable(),
  approvedOn: z.iso.date().nullable(),
});
export type Applicability = z.infer<typeof Applicability>;
/** `proposerCoordinates`: whoever proposed it is the management representative, so somebody else approves. */
export const ApplicabilityRead = Applicability.extend({ proposerCoordinates: z.boolean() });
export type ApplicabilityRead = z.infer<typeof ApplicabilityRead>;

export const applicabilityKind: Kind = {
  kind: "applicability",
  one: "applicability decision",
  several: "applicability decisions",
  path: "/standards/decisions/:number",
  number: "APP-{n}",
  schema: Applicability,
  closed: ["withdrawn"],
  states: { proposed: { label: say("Proposed"), tone: "soon" }, approved: { label: say("Approved"), tone: "ok" }, withdrawn: { label: say("Withdrawn"), tone: "none" } },
};

/** The states that a person may hold against the computed one. */
export const Judged = ReadinessStatus.exclude(["does_not_apply", "not_yet_answered"]);

/** A person's judgement beside a computed status, until a day. */
export const Overruling = keptRecord(["standing", "ended"], {
  editionId: z.string(),
  requirementId: z.string(),
  status: Judged,
  /** What Remit computed when it was overruled. */
  computed: ReadinessStatus,
  reason: z.string(),
  until: z.iso.date(),
});
export type Overruling = z.infer<typeof Overruling>;

export const overrulingKind: Kind = {
  kind: "overruling",
  one: "overruling",
  several: "overrulings",
  path: "/standards/overrulings/:number",
  number: "OVR-{n}",
  schema: Overruling,
  closed: ["ended"],
  states: { standing: { label: say("Stands"), tone: "soon" }, ended: { label: say("Ended"), tone: "none" } },
};

/** A framework written by others, as it was read. Its tree is kept beside it, bound by its fingerprint. */
export const Framework = keptRecord(["imported", "withdrawn"], {
  editionId: z.string(),
  sourceId: z.string(),
  format: z.enum(["oscal_catalogue", "ciso_assistant", "probo", "remit"]),
  reference: z.string(),
  publishedVersion: z.string().nullable(),
  publisher: z.string().nullable(),
  /** What the file says about rights. */
  licence: z.string().nullable(),
  read: z.int(),
  groups: z.int(),
  assessable: z.int(),
  /** SHA-256 of the tree as it is kept, and of the file that it came from. */
  contentHash: z.string(),
  fileHash: z.string(),
});
export type Framework = z.infer<typeof Framework>;
/** `adopted`: how many adoptions in force stand on it. */
export const FrameworkRead = Framework.extend({ adopted: z.int() });
export type FrameworkRead = z.infer<typeof FrameworkRead>;

export const frameworkKind: Kind = {
  kind: "framework",
  one: "imported framework",
  several: "imported frameworks",
  path: "/standards/frameworks/:number",
  number: "FW-{n}",
  schema: Framework,
  closed: ["withdrawn"],
  states: { imported: { label: say("Imported"), tone: "ok" }, withdrawn: { label: say("Withdrawn"), tone: "none" } },
};
