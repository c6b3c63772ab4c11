import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { TrainingNeed } from "./document-type.ts";
import { Decided, Step } from "./route.ts";
import { By, ByBecause } from "./words.ts";

/** A file that is the content of a revision. */
export const Uploaded = z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.int() });

export const revisionStates = ["draft", "in_review", "in_approval", "approved", "effective", "superseded", "rejected", "withdrawn"] as const;
/** Those in which somebody is still at work on it; a document has at most one such revision. */
export const openStates = ["draft", "in_review", "in_approval", "approved"] as const;

/** One issue of a document: what it says, why it changed, and who stood by it. */
export const Revision = keptRecord(revisionStates, {
  documentId: z.uuid(),
  /** 1, 2, 3 …, as people say it: "revision 3". */
  revision: z.int(),
  source: z.enum(["written", "uploaded"]),
  /** Fingerprint of the text that was written here. */
  text: z.string().nullable(),
  file: Uploaded.nullable(),
  /** What changed, for those who read it. */
  summary: z.string().nullable(),
  /** Why it changed. */
  cause: z.string().nullable(),
  training: TrainingNeed.nullable(),
  trainingReason: z.string().nullable(),
  /** The day for which it was issued; null when that was the day itself. */
  effectiveOn: z.iso.date().nullable(),
  /** Percent of the audience that has to have read it before it takes effect. */
  gate: z.int().nullable(),
  gateOverride: ByBecause.nullable(),
  route: z.array(Step),
  /** Where in the route it is; null before it is submitted. */
  step: z.int().nullable(),
  /** Counts each submission, so that a signature given before somebody took it back is void. */
  round: z.int(),
  decided: z.array(Decided),
  authorIds: z.array(z.uuid()),
  issued: By.nullable(),
  /** Issued elsewhere and brought in: on which day it took effect there, who approved it there, and who brought it in. */
  imported: z.object({ effectiveOn: z.iso.date(), approvedBy: z.string().nullable(), initiator: z.string(), file: z.string(), sha256: z.string() }).nullable(),
  effectiveAt: z.iso.datetime().nullable(),
  supersededAt: z.iso.datetime().nullable(),
});
export type Revision = z.infer<typeof Revision>;

/** With what its document says and who may decide now. */
export const RevisionRead = Revision.extend({
  code: z.string(),
  documentState: z.string(),
  /** Is there an issue before it? Then what changed has to be said. */
  changes: z.boolean(),
  openRemarks: z.int(),
  /** Of these, which those who write have not answered. */
  unansweredRemarks: z.int(),
  /** Who may decide in the step that it is in and has not yet. */
  deciderIds: z.array(z.uuid()),
  authorMayApprove: z.boolean(),
  /** Does its document have a distribution list? */
  reaches: z.boolean(),
  /** Percent of its audience that has read it; null when nobody was asked to. */
  readShare: z.int().nullable(),
});
export type RevisionRead = z.infer<typeof RevisionRead>;

export const revisionKind: Kind = {
  kind: "revision",
  one: say("revision"),
  several: say("revisions"),
  path: "/documents/revisions/:number",
  number: "REV-{n:5}",
  schema: Revision,
  closed: ["superseded", "rejected", "withdrawn"],
  states: {
    draft: { label: say("Draft"), tone: "part" },
    in_review: { label: say("In review"), tone: "part" },
    in_approval: { label: say("In approval"), tone: "part" },
    approved: { label: say("Approved, not yet in force"), tone: "soon" },
    effective: { label: say("In force"), tone: "ok" },
    superseded: { label: say("Superseded"), tone: "none" },
    rejected: { label: say("Rejected"), tone: "bad" },
    withdrawn: { label: say("Dropped"), tone: "none" },
  },
};
