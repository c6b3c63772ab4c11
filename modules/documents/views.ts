import { z } from "zod";
import { Named } from "#kernel/platform.ts";
import { defineViews } from "#kernel/view.ts";
import { CopyRead } from "./copy.ts";
import { DocumentType } from "./document-type.ts";
import { page, paged, Row, which } from "#kernel/shown.ts";

export { documentViews } from "./document-views.ts";
export { revisionViews } from "./revision-views.ts";

export const documentTypeViews = defineViews("documenttype")({
  list: {
    title: "Which types of document are there?",
    may: [],
    asks: z.strictObject({ retired: z.stringbool().default(false) }),
    gives: z.array(DocumentType.extend({ documents: z.int(), path: z.string(), nextCode: z.string() })),
  },
  one: { title: "How are documents of this type made?", may: [], asks: which, gives: z.object({ record: DocumentType, documents: z.int() }) },
});

export const ReadingRow = Row.extend({ code: z.string(), revision: z.int(), documentNumber: z.string(), documentTitle: z.string(), acknowledgedAt: z.iso.datetime().nullable() });
export type ReadingRow = z.infer<typeof ReadingRow>;

export const readingViews = defineViews("reading")({
  /** What I am to read, and what I have read. */
  mine: { title: "What am I to read?", may: [], asks: z.strictObject({ open: z.stringbool().optional(), ...page }), gives: paged(ReadingRow) },
  list: {
    title: "Who has read it?",
    may: [],
    asks: z.strictObject({
      documentId: z.uuid().optional(),
      revisionId: z.uuid().optional(),
      personId: z.uuid().optional(),
      state: z.string().max(100).optional(),
      late: z.stringbool().optional(),
      ...page,
    }),
    gives: paged(ReadingRow).extend({ asked: z.int(), read: z.int() }),
  },
});

export const copyViews = defineViews("copy")({
  list: {
    title: "Which printed copies are out?",
    may: [],
    asks: z.strictObject({ documentId: z.uuid().optional(), state: z.string().max(100).optional(), ...page }),
    gives: paged(Row.extend({ code: z.string(), revision: z.int(), holder: z.string(), expiresOn: z.iso.date().nullable(), current: z.boolean() })),
  },
  one: { title: "Who holds this copy, and is it still right?", may: [], asks: which, gives: z.object({ record: CopyRead, owner: Named.nullable() }) },
});
