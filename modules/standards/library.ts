import { parse } from "yaml";
import { z } from "zod";

/** The governance roles that may answer for a requirement by default. */
export const AnsweringRole = z.enum(["top_management", "management_representative", "process_owner"]);
export type AnsweringRole = z.infer<typeof AnsweringRole>;

const text = z.string().trim().min(1).max(400);
const texts = z.array(text).default([]);

/** "4", "10.2", "A", "A.5.1". */
export const ClauseReference = z.string().regex(/^(?:[A-Z](?:\.\d+)*|\d+(?:\.\d+)*)$/, "A reference is numbers with dots, after a letter for an annex");

const Point = z.strictObject({ item: z.string().regex(/^\d$/), covers: text });
const LetteredPoint = z.strictObject({ item: z.string().regex(/^[a-z]$/), covers: text, sub: z.array(Point).optional() });

export const changes = ["no_substantive_change_reported", "reworded", "retitled", "renumbered", "note_amended", "new_number", "restructured", "merged", "amended", "new"] as const;
export const Change = z.enum(changes);
export type Change = z.infer<typeof Change>;

/** One clause as the file writes it. The file's words are short; the product's are in `Requirement`. */
const Clause = z.strictObject({
  id: z.string(),
  ref: ClauseReference,
  title: z.string().trim().min(1).max(160),
  title_is_own_label: z.boolean().default(false),
  parent: z.string().nullable(),
  assessable: z.boolean(),
  verified: z.boolean(),
  asks: text.nullable().default(null),
  maintain: texts,
  retain: texts,
  accountable: AnsweringRole.nullable().default(null),
  function: z
    .string()
    .regex(/^[a-z_]+$/)
    .nullable()
    .default(null),
  hs: z.array(z.string()).default([]),
  hs_fit: z.enum(["core", "extended", "analogous"]).nullable().default(null),
  shared: z.array(z.string()).default([]),
  evidence: z.array(z.string()).default([]),
  items: z.array(LetteredPoint).default([]),
  change: Change.nullable().default(null),
  was: z.array(z.string()).default([]),
  confidence: z.enum(["high", "medium", "low"]).nullable().default(null),
  note: text.nullable().default(null),
});

const Verification = z.strictObject({ sources: z.array(z.string()), unverified: z.array(z.string()).default([]), conflicts: z.array(z.string()).default([]) });

export const EditionHead = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*-\d{4}$/),
  ref: text,
  title: text,
  short: z.string().min(1).max(12),
  edition: z.int().positive(),
  published: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  status: text,
  amendments: texts,
  supersedes: z.string().nullable().default(null),
  superseded_by: z.string().nullable().default(null),
  builds_on: z.string().nullable().default(null),
  preliminary: z.boolean().default(false),
  structure_only: z.boolean().default(false),
  hs_note: text.nullable().default(null),
  verification: Verification,
  counts: z.record(z.string(), z.int()),
  text_policy: text,
});

export const EditionFile = z.strictObject({ schema: z.literal("ms-standard/0.1"), standard: EditionHead, nodes: z.array(Clause).min(1) });

/** One node of an edition's tree, known by (edition, reference); `id` is both. */
export interface Requirement {
  readonly id: string;
  readonly editionId: string;
  readonly reference: string;
  readonly title: string;
  /** The standard prints no title here; this label is ours. */
  readonly titleIsOurs: boolean;
  /** A supplement's parent may lie in the edition that it builds on. */
  readonly parentId: string | null;
  /** False for a heading that only groups. */
  readonly assessable: boolean;
  /** Number and title were seen in a source. */
  readonly verified: boolean;
  /** What it asks, in our own words. */
  readonly asks: string | null;
  /** Documents to keep current, and records to keep. */
  readonly maintain: readonly string[];
  readonly retain: readonly string[];
  readonly accountable: AnsweringRole | null;
  /** The part of the business that usually does the work: purchasing, it, hr. */
  readonly usualFunction: string | null;
  /** Keys of the harmonised structure, which join requirements across standards; never join on the number. */
  readonly harmonised: readonly string[];
  readonly harmonisedFit: "core" | "extended" | "analogous" | null;
  /** Topics shared with other standards outside the harmonised structure. */
  readonly topics: readonly string[];
  /** Ids of the facts that are evidence for it. */
  readonly facts: readonly string[];
  readonly points: readonly z.infer<typeof LetteredPoint>[];
  /** Against the edition before: what changed, and the requirements that it was. */
  readonly change: Change | null;
  readonly was: readonly string[];
  readonly confidence: "high" | "medium" | "low" | null;
  readonly note: string | null;
}

export interface EditionSummary {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly short: string;
  readonly number: number;
  readonly published: string;
  readonly status: string;
  readonly amendments: readonly string[];
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly buildsOn: string | null;
  /** Not yet checked against the published text. */
  readonly preliminary: boolean;
  /** Numbers and titles only: no facts, no wording. */
  readonly structureOnly: boolean;
  readonly harmonisedNote: string | null;
  readonly verification: z.infer<typeof Verification>;
  readonly counts: Readonly<Record<string, number>>;
  readonly textPolicy: string;
}

export interface Edition extends EditionSummary {
  /** In the order of the references. */
  readonly requirements: readonly Requirement[];
}

const requirementFrom = (clause: z.infer<typeof Clause>, editionId: string): Requirement => ({
  id: clause.id,
  editionId,
  reference: clause.ref,
  title: clause.title,
  titleIsOurs: clause.title_is_own_label,
  parentId: clause.parent,
  assessable: clause.assessable,
  verified: clause.verified,
  asks: clause.asks,
  maintain: clause.maintain,
  retain: clause.retain,
  accountable: clause.accountable,
  usualFunction: clause.function,
  harmonised: clause.hs,
  harmonisedFit: clause.hs_fit,
  topics: clause.shared,
  facts: clause.evidence,
  points: clause.items,
  change: clause.change,
  was: clause.was,
  confidence: clause.confidence,
  note: clause.note,
});

/** The product's words for an edition file's head. */
export const summaryFrom = (head: z.infer<typeof EditionHead>): EditionSummary => ({
  id: head.id,
  reference: head.ref,
  title: head.title,
  short: head.short,
  number: head.edition,
  published: head.published,
  status: head.status,
  amendments: head.amendments,
  supersedes: head.supersedes,
  supersededBy: head.superseded_by,
  buildsOn: head.builds_on,
  preliminary: head.preliminary,
  structureOnly: head.structure_only,
  harmonisedNote: head.hs_note,
  verification: head.verification,
  counts: head.counts,
  textPolicy: head.text_policy,
});

/** Reads one edition file; throws with the path of what is wrong. What crosses files is checked by `faultsOf`. */
export function parseEdition(yamlText: string): Edition {
  const file = EditionFile.parse(parse(yamlText));
  return { ...summaryFrom(file.standard), requirements: file.nodes.map((clause) => requirementFrom(clause, file.standard.id)) };
}
