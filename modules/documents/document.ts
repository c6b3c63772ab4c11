import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Audience } from "./audience.ts";
import { DocumentSort } from "./document-type.ts";
import { By, ByBecause } from "./words.ts";

/** Where a document from outside comes from, and which edition is held. */
export const External = z.object({ origin: z.string(), edition: z.string(), licence: z.string().nullable() });

/** Content that is gone on purpose: who decided, why, and the fingerprints that remain. */
export const Disposal = ByBecause.extend({ fingerprints: z.array(z.string()) });

/** What is controlled: its name and who answers for it. What it says stands in its revisions. `dueOn` is the day of its next review. */
export const Document = keptRecord(["new", "effective", "under_revision", "obsolete", "disposed"], {
  code: z.string(),
  typeId: z.uuid(),
  language: z.string(),
  /** The document of which this one is a translation. */
  translationOf: z.uuid().nullable(),
  external: External.nullable(),
  processes: z.array(z.string()),
  /** Requirements that it serves, by node id in `standards/`. */
  clauses: z.array(z.string()),
  audience: z.array(Audience),
  currentId: z.uuid().nullable(),
  openId: z.uuid().nullable(),
  reviewMonths: z.int().nullable(),
  /** The last time somebody confirmed that it is still right. */
  confirmed: By.nullable(),
  withdrawn: ByBecause.nullable(),
  /** Nothing of it may be disposed of while this stands. */
  hold: ByBecause.nullable(),
  disposal: Disposal.nullable(),
  /** Anybody may read what is in force, without signing in: a policy that outside parties ask for. */
  public: z.boolean(),
});
export type Document = z.infer<typeof Document>;

/** With what its type and its revisions say. */
export const DocumentRead = Document.extend({
  sort: DocumentSort,
  typeTitle: z.string(),
  currentNumber: z.int().nullable(),
  openNumber: z.int().nullable(),
  copiesOut: z.int(),
  /** The first day on which a withdrawn document may be disposed of; null while it is used or kept for ever. */
  keepUntil: z.iso.date().nullable(),
  /** Has that day come? */
  keptLongEnough: z.boolean(),
  /** Is its next review near enough to be somebody's work? */
  reviewNear: z.boolean(),
});
export type DocumentRead = z.infer<typeof DocumentRead>;

export const documentKind: Kind = {
  kind: "document",
  one: say("document"),
  several: say("documents"),
  path: "/documents/:number",
  number: "DOC-{n:4}",
  schema: Document,
  closed: ["obsolete", "disposed"],
  states: {
    new: { label: say("Being written"), tone: "part" },
    effective: { label: say("In force"), tone: "ok" },
    under_revision: { label: say("In force, under revision"), tone: "ok" },
    obsolete: { label: say("Withdrawn"), tone: "none" },
    disposed: { label: say("Disposed of"), tone: "none" },
  },
};
