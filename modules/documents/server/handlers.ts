import { bind, type Keeper } from "#server/registry.ts";
import { copyActs, documentActs, documentImportActs, documentTypeActs, readingActs, revisionActs, revisionImportActs } from "../acts.ts";
import {
  copyKind,
  documentKind,
  documentTypeKind,
  readingKind,
  revisionKind,
  type CopyRead,
  type DocumentRead,
  type DocumentType,
  type ReadingRead,
  type RevisionRead,
} from "../record.ts";
import { documentTurns, readingTurns, revisionTurns } from "../turns.ts";
import { documentImportHandlers, revisionImportHandlers } from "./import/handlers.ts";
import { documentHandlers } from "./document-handlers.ts";
import { findCopies, findDocuments, findDocumentTypes, findReadings, findRevisions } from "./find.ts";
import { copyHandlers, readingHandlers } from "./reading-handlers.ts";
import { revisionHandlers } from "./revision-handlers.ts";
import type { Tables } from "./tables.ts";
import { typeHandlers } from "./type-handlers.ts";

export const documentTypes: Keeper<DocumentType, Tables> = { kind: documentTypeKind, find: findDocumentTypes, search: (t) => t.prefix };
export const documents: Keeper<DocumentRead, Tables> = {
  kind: documentKind,
  find: findDocuments,
  turns: documentTurns,
  search: (d) => [d.code, d.typeTitle, ...d.processes].join(" "),
};
export const revisions: Keeper<RevisionRead, Tables> = {
  kind: revisionKind,
  find: findRevisions,
  turns: revisionTurns,
  readers: (r) => [...r.authorIds, ...(r.ownerId ? [r.ownerId] : []), ...r.deciderIds, ...r.decided.map((d) => d.by)],
};
export const readings: Keeper<ReadingRead, Tables> = { kind: readingKind, find: findReadings, turns: readingTurns };
export const copies: Keeper<CopyRead, Tables> = { kind: copyKind, find: findCopies, search: (c) => `${c.code} ${c.holder}` };

export const bound = [
  bind(documentTypes, documentTypeActs, typeHandlers),
  bind(documents, { ...documentActs, ...documentImportActs }, { ...documentHandlers, ...documentImportHandlers }),
  bind(revisions, { ...revisionActs, ...revisionImportActs }, { ...revisionHandlers, ...revisionImportHandlers }),
  bind(readings, readingActs, readingHandlers),
  bind(copies, copyActs, copyHandlers),
];
