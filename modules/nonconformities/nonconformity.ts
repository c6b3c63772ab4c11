import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Asked, Extension } from "./extension.ts";
import { Bone, Comparison } from "./fishbone.ts";
import { Escalation } from "./ladder.ts";
import { Evaluation, Grade } from "./scoring.ts";
import { Why } from "./whys.ts";
import { Done } from "./words.ts";

export const Source = z.enum(["report", "audit", "complaint", "incident", "supplier", "process", "review", "legal", "alarm"]);
export type Source = z.infer<typeof Source>;

export const sourceName = (source: Source): string =>
  ({
    report: say("Report"),
    audit: say("Audit"),
    complaint: say("Complaint"),
    incident: say("Incident"),
    supplier: say("Supplier"),
    process: say("Process"),
    review: say("Management review"),
    legal: say("Legal requirement"),
    alarm: say("Alarm of an indicator"),
  })[source];

export const Member = z.object({ personId: z.uuid(), part: z.string() });
/** The cause in one sentence, and the category by which causes are counted. */
export const Cause = z.object({ text: z.string(), category: z.string(), by: z.uuid(), on: z.iso.date() });
/** By what the effect will be judged; fixed while nothing is done yet, so that nobody moves the bar later. */
export const Criterion = z.object({ criterion: z.string(), measure: z.string(), sample: z.string(), checkOn: z.iso.date(), round: z.int(), by: z.uuid(), on: z.iso.date() });
export type Criterion = z.infer<typeof Criterion>;
/** A judgement of the effect, with the actions that it judges: they belong to no later round. */
export const Verification = z.object({
  actions: z.array(z.uuid()),
  round: z.int(),
  criterion: z.string(),
  effective: z.boolean(),
  result: z.string(),
  sample: z.string(),
  by: z.uuid(),
  on: z.iso.date(),
  at: z.iso.datetime(),
});
/** "Could the same be true there?", and what was found. */
export const Elsewhere = z.object({
  id: z.uuid(),
  place: z.string(),
  siteId: z.uuid().nullable(),
  answer: z.enum(["open", "no", "yes"]),
  note: z.string().nullable(),
  by: z.uuid(),
  on: z.iso.date(),
});
export const Cost = z.object({ amount: z.number(), currency: z.string(), note: z.string().nullable() });

export const nonconformityStates = ["open", "contained", "cause_confirmed", "acting", "verified", "closed", "cancelled", "merged"] as const;
export type NonconformityState = (typeof nonconformityStates)[number];
export const openStates = ["open", "contained", "cause_confirmed", "acting", "verified"] as const;

/** A requirement that was not met, from its finding to its verified end. */
export const Nonconformity = keptRecord(nonconformityStates, {
  what: z.string(),
  /** The requirement that is not met, in own words. */
  requirement: z.string().nullable(),
  place: z.string().nullable(),
  source: Source,
  grade: Grade.nullable(),
  process: z.string().nullable(),
  product: z.string().nullable(),
  supplier: z.string().nullable(),
  clauses: z.array(z.string()),
  foundBy: z.uuid().nullable(),
  /** The day on which it was found: a day that people name; when it was entered is `openedAt`. */
  foundOn: z.iso.date(),
  reportId: z.uuid().nullable(),
  team: z.array(Member),
  containment: Done.nullable(),
  correction: Done.nullable(),
  evaluation: Evaluation.nullable(),
  whys: z.array(Why),
  bones: z.array(Bone),
  comparisons: z.array(Comparison),
  cause: Cause.nullable(),
  round: z.int(),
  criterion: Criterion.nullable(),
  verifications: z.array(Verification),
  elsewhere: z.array(Elsewhere),
  cost: Cost.nullable(),
  lesson: z.string().nullable(),
  originalDueOn: z.iso.date(),
  asked: Asked.nullable(),
  extensions: z.array(Extension),
  mergedInto: z.uuid().nullable(),
  reopened: z.int(),
  escalation: Escalation.nullable(),
});

/** With the figures that guards and turns ask about. */
export const NonconformityRead = Nonconformity.extend({
  actions: z.int(),
  /** Neither accepted nor cancelled. */
  openActions: z.int(),
  /** Not even done. */
  unfinishedActions: z.int(),
  /** Corrective actions whose effect nobody judged yet, cancelled ones not counted; and how many of them are done. */
  roundActions: z.int(),
  roundDone: z.int(),
  /** Everybody who ever answered for one of its actions. */
  actionOwnerIds: z.array(z.uuid()),
  /** Everybody in the team, and everybody who ever worked on its cause, for themselves or for whoever lent it to them. */
  causeSeekerIds: z.array(z.uuid()),
  /** Everybody who ever answered for it. */
  ownedBy: z.array(z.uuid()),
  undecidedOutputs: z.int(),
  unsettledOutputs: z.int(),
  /** Has the day of the effect check come? */
  checkHasCome: z.boolean(),
  /** Who may check the effect and who may close, by the responsibility matrix and the segregation of duties. */
  verifierIds: z.array(z.uuid()),
  closerIds: z.array(z.uuid()),
});
export type NonconformityRead = z.infer<typeof NonconformityRead>;

export const nonconformityKind: Kind = {
  kind: "nonconformity",
  one: say("nonconformity"),
  several: say("nonconformities"),
  path: "/nc/:number",
  number: "NC-{year}-{n:3}",
  schema: Nonconformity,
  closed: ["closed", "cancelled", "merged"],
  states: {
    open: { label: say("Open"), tone: "bad" },
    contained: { label: say("Contained"), tone: "soon" },
    cause_confirmed: { label: say("Cause confirmed"), tone: "soon" },
    acting: { label: say("Acting"), tone: "part" },
    verified: { label: say("Effect verified"), tone: "part" },
    closed: { label: say("Closed"), tone: "ok" },
    cancelled: { label: say("Cancelled"), tone: "none" },
    merged: { label: say("Merged"), tone: "none" },
  },
};
