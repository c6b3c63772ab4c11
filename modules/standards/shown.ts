import { z } from "zod";
import { Reference } from "#kernel/fact.ts";
import { Change } from "./library.ts";
import { ReadinessStatus } from "./readiness.ts";

const day = z.iso.date().nullable();

/** A record in an answer, with the page that opens it. */
export const Opens = Reference.extend({ path: z.string().nullable() });
export type Opens = z.infer<typeof Opens>;

export const AnsweringShown = z.object({ position: Opens, holders: z.array(Opens) });
export type AnsweringShown = z.infer<typeof AnsweringShown>;

export const Counts = z.object({ proved: z.int(), partly_proved: z.int(), not_proved: z.int(), does_not_apply: z.int(), not_yet_answered: z.int() });
export type Counts = z.infer<typeof Counts>;

/** How much evidence there is, and the day of the newest that Remit looked at. */
export const Evidence = z.object({ count: z.int(), newest: day });
export type Evidence = z.infer<typeof Evidence>;

export const DecisionShown = z.object({
  id: z.uuid(),
  number: z.string(),
  path: z.string(),
  requirementId: z.string(),
  siteId: z.uuid().nullable(),
  applies: z.boolean(),
  reason: z.string(),
  state: z.enum(["proposed", "approved"]),
  approvedBy: z.string().nullable(),
  approvedOn: day,
  reviewOn: day,
  proposer: z.string().nullable(),
});
export type DecisionShown = z.infer<typeof DecisionShown>;

export const OverruledShown = z.object({
  id: z.uuid(),
  number: z.string(),
  path: z.string(),
  status: ReadinessStatus,
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  until: z.iso.date(),
});
export type OverruledShown = z.infer<typeof OverruledShown>;

/** One node of an edition's tree, as the readiness page shows it. A heading has counts and no status. */
export const NodeShown = z.object({
  id: z.string(),
  editionId: z.string(),
  reference: z.string(),
  title: z.string(),
  titleIsOurs: z.boolean(),
  parentId: z.string().nullable(),
  depth: z.int(),
  assessable: z.boolean(),
  verified: z.boolean(),
  status: ReadinessStatus.nullable(),
  sentence: z.string().nullable(),
  /** Its status on the day that the question compares with. */ was: ReadinessStatus.nullable(),
  answers: z.array(AnsweringShown),
  evidence: Evidence,
  counts: Counts.nullable(),
  decision: DecisionShown.nullable(),
  overruled: OverruledShown.nullable(),
});
export type NodeShown = z.infer<typeof NodeShown>;

export const ReasonShown = z.object({
  id: z.string(),
  holds: z.enum(["yes", "partly", "no", "unanswered"]),
  states: z.string(),
  sentence: z.string(),
  module: z.string(),
  supporting: z.array(Opens),
  breaking: z.array(Opens),
  supportingCount: z.int(),
  breakingCount: z.int(),
  newest: day,
});
export type ReasonShown = z.infer<typeof ReasonShown>;

/** One step of the shortest way, with whoever can take it. */
export const StepShown = z.object({ sentence: z.string(), people: z.array(Opens), opens: Opens.nullable() });
export type StepShown = z.infer<typeof StepShown>;

export const WhyShown = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  status: ReadinessStatus,
  sentence: z.string(),
  reasons: z.array(ReasonShown),
  way: z.array(StepShown),
  answers: z.array(AnsweringShown),
  decision: DecisionShown.nullable(),
  overruled: OverruledShown.nullable(),
  /** Since which day it stands so, as far as the days kept say. */
  since: day,
  computedAt: z.iso.datetime(),
  rule: z.string(),
  records: z.int(),
});
export type WhyShown = z.infer<typeof WhyShown>;

export const EditionShown = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  short: z.string(),
  published: z.string(),
  status: z.string(),
  preliminary: z.boolean(),
  structureOnly: z.boolean(),
  imported: z.boolean(),
  supersedes: z.string().nullable(),
  supersededBy: z.string().nullable(),
  buildsOn: z.string().nullable(),
  textPolicy: z.string(),
  assessable: z.int().nullable(),
});
export type EditionShown = z.infer<typeof EditionShown>;

export const SuccessorShown = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  change: Change.nullable(),
  confidence: z.enum(["high", "medium", "low"]).nullable(),
  added: z.array(z.string()),
  status: ReadinessStatus.nullable(),
});
export type SuccessorShown = z.infer<typeof SuccessorShown>;
