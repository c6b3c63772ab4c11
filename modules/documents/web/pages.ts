import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Offer, Page, Panel } from "#web/pages.ts";
import { documentActs } from "../acts.ts";
import { copyKind, documentKind, documentTypeKind, readingKind, revisionKind } from "../record.ts";

export const pages: readonly Page[] = [
  { path: "/c/:code", title: say("Is this paper current?"), public: true, load: () => import("./door/CopyDoor.tsx") },
  { path: "/p/:code", title: say("A policy for everybody"), public: true, load: () => import("./door/PolicyDoor.tsx") },
  { path: "/kiosk", title: say("Kiosk"), public: true, load: () => import("./kiosk/KioskScreen.tsx") },
  { path: "/documents", title: say("Documents"), load: () => import("./registers/DocumentRegister.tsx") },
  { path: "/documents/new", title: say("Write a document"), load: () => import("./writing/BeginPage.tsx") },
  { path: "/documents/import", title: say("Bring documents in"), load: () => import("./importing/ImportPage.tsx") },
  { path: "/documents/search", title: say("Search in documents"), load: () => import("./registers/SearchPage.tsx") },
  { path: "/documents/work", title: say("Documents being written"), load: () => import("./registers/WorkRegister.tsx") },
  { path: "/documents/types", title: say("Document types"), load: () => import("./types/TypesPage.tsx") },
  { path: "/documents/types/:number", title: say("Document type"), load: () => import("./types/TypePage.tsx") },
  { path: "/documents/copies", title: say("Printed copies"), load: () => import("./copies/CopiesPage.tsx") },
  { path: "/documents/copies/:number", title: say("Printed copy"), load: () => import("./copies/CopyPage.tsx") },
  { path: "/documents/reading", title: say("To read"), load: () => import("./reading/MyReadingsPage.tsx") },
  { path: "/documents/readings/:number", title: say("Reading"), load: () => import("./reading/ReadingRecordPage.tsx") },
  { path: "/documents/revisions/:number", title: say("Revision"), load: () => import("./revision/RevisionPage.tsx") },
  { path: "/documents/:number", title: say("Document"), load: () => import("./document/DocumentPage.tsx") },
  { path: "/documents/:number/read", title: say("Read a document"), load: () => import("./reading/ReadingPage.tsx") },
];

export const menu: readonly MenuEntry[] = [
  { title: say("Documents"), path: "/documents", group: "system", icon: "document", order: 20 },
  { title: say("To read"), path: "/documents/reading", group: "you", icon: "book", order: 6, count: "reading.mine?open=true" },
];

export const panels: readonly Panel[] = [
  { place: "today", order: 25, roles: ["employee"], load: () => import("./panels/WaitsToBeRead.tsx") },
  { place: "today-side", order: 40, roles: ["management_representative", "top_management"], load: () => import("./panels/DocumentsLate.tsx") },
  { place: "requirement", order: 10, load: () => import("./panels/DocumentsServing.tsx") },
];

export const offers: readonly Offer[] = [{ act: documentActs.begin as unknown as Offer["act"], path: "/documents/new", icon: "document" }];

export const kinds = [documentTypeKind, documentKind, revisionKind, readingKind, copyKind];
