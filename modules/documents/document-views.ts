import { z } from "zod";
import { Named, SignatureShown } from "#kernel/platform.ts";
import { defineViews } from "#kernel/view.ts";
import { Body } from "./body.ts";
import { DocumentRead } from "./document.ts";
import { DocumentSort, TrainingNeed } from "./document-type.ts";
import { Uploaded } from "./revision.ts";
import { filters, Linked, page, paged, Row, sorts, which } from "#kernel/shown.ts";

export const DocumentRow = Row.extend({
  code: z.string(),
  type: z.string(),
  sort: DocumentSort,
  /** The revision in force. */
  revision: z.int().nullable(),
  effectiveAt: z.iso.datetime().nullable(),
  openState: z.string().nullable(),
  /** Percent of those who were asked that have read what is in force. */
  readShare: z.int().nullable(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const RevisionBrief = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.int(),
  state: z.string(),
  summary: z.string().nullable(),
  cause: z.string().nullable(),
  /** What it asks of the people whom it concerns; a reason when it asks nothing. */
  training: TrainingNeed.nullable(),
  trainingReason: z.string().nullable(),
  effectiveAt: z.iso.datetime().nullable(),
  supersededAt: z.iso.datetime().nullable(),
  authors: z.array(Named),
  approvers: z.array(Named),
});
export type RevisionBrief = z.infer<typeof RevisionBrief>;

const Clause = z.object({ id: z.string(), reference: z.string(), title: z.string() });
const Outline = z.object({ level: z.int(), text: z.string(), anchor: z.string() });

/** What a text refers to, under the names of today; one that may not be seen is null. */
const Mentioned = z.object({ kind: z.enum(["clause", "record"]), id: z.string(), label: z.string(), path: z.string().nullable() });

/** What the reading page shows: the words, or the file whose words they are. */
export const Content = z.object({
  body: Body.nullable(),
  outline: z.array(Outline),
  mentioned: z.array(Mentioned),
  /** Where each picture of the text is read, by its fingerprint. */
  pictures: z.array(z.object({ sha256: z.string(), attachmentId: z.uuid() })),
  file: Uploaded.extend({ attachmentId: z.uuid().nullable() }).nullable(),
  /** The words of a file, as far as they could be read. */
  fileText: z.string().nullable(),
});

export const documentViews = defineViews("document")({
  list: {
    title: "Which documents are there?",
    may: [],
    asks: z.strictObject({
      ...filters,
      typeId: z.uuid().optional(),
      sortOf: DocumentSort.optional(),
      clause: z.string().max(80).optional(),
      process: z.string().max(200).optional(),
      sort: sorts,
      ...page,
    }),
    gives: paged(DocumentRow),
  },
  one: {
    title: "What is known about this document?",
    may: [],
    asks: which,
    gives: z.object({
      record: DocumentRead,
      owner: Named.nullable(),
      site: Named.nullable(),
      revisions: z.array(RevisionBrief),
      clauses: z.array(Clause),
      audience: z.array(z.string()),
      /** Where anybody reads it without signing in, when its owner opened it. */
      publicPath: z.string().nullable(),
      asked: z.int(),
      read: z.int(),
      myReadingId: z.uuid().nullable(),
    }),
  },
  /** The words in force, or those of an earlier revision when that is asked for: then `banner` says so. */
  read: {
    title: "What does it say?",
    may: [],
    asks: z.strictObject({
      number: z.string().max(60),
      revision: z.coerce.number().int().min(1).optional(),
      /** The older words themselves, not what replaced them. */
      old: z.stringbool().default(false),
    }),
    gives: z.object({
      document: z.object({
        id: z.uuid(),
        number: z.string(),
        code: z.string(),
        title: z.string(),
        type: z.string(),
        state: z.string(),
        owner: Named.nullable(),
        dueOn: z.iso.date().nullable(),
      }),
      revision: RevisionBrief,
      current: z.int().nullable(),
      askedFor: z.int().nullable(),
      banner: z.enum(["superseded", "obsolete", "draft", "not_yet"]).nullable(),
      content: Content,
      signatures: z.array(SignatureShown),
      myReading: z.object({ id: z.uuid(), version: z.int(), state: z.string(), dueOn: z.iso.date().nullable(), acknowledgedAt: z.iso.datetime().nullable() }).nullable(),
    }),
  },
  search: {
    title: "In which document does this stand?",
    may: [],
    asks: z.strictObject({ text: z.string().trim().min(2).max(200), obsolete: z.stringbool().default(false), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    gives: z.object({
      items: z.array(
        z.object({ id: z.uuid(), number: z.string(), code: z.string(), title: z.string(), state: z.string(), revision: z.int(), path: z.string(), snippet: z.string() }),
      ),
    }),
  },
  /** What a change of it would touch: looked at before a revision is approved. */
  impact: {
    title: "What would a change of it touch?",
    may: [],
    asks: which,
    gives: z.object({
      links: z.array(Linked),
      mentionedBy: z.array(Linked),
      clauses: z.array(Clause),
      processes: z.array(z.string()),
      people: z.int(),
      copiesOut: z.int(),
      translations: z.array(Linked),
    }),
  },
});
