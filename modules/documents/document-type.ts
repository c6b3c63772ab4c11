import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { RouteRule } from "./route.ts";

export const DocumentSort = z.enum(["policy", "scope", "manual", "procedure", "instruction", "form", "plan", "external", "other"]);
export type DocumentSort = z.infer<typeof DocumentSort>;

/** What a new issue asks of the people whom it concerns. */
export const TrainingNeed = z.enum(["full", "read", "none"]);
export type TrainingNeed = z.infer<typeof TrainingNeed>;

/** What documents of one type have in common: how they are named, approved, reviewed and kept. */
export const DocumentType = keptRecord(["in_use", "retired"], {
  sort: DocumentSort,
  /** Designations of new documents begin with it: `QP` gives `QP-07`. */
  prefix: z.string(),
  routes: z.array(RouteRule),
  /** May somebody who wrote it be among those who approve it? Never the only one. */
  authorMayApprove: z.boolean(),
  /** Months between periodic reviews; null when none is asked for. */
  reviewMonths: z.int().nullable(),
  training: TrainingNeed,
  /** Days in which a new issue is to be read. */
  readingDays: z.int(),
  /** Months that a withdrawn document is kept before it may be disposed of; null keeps it for ever. */
  retentionMonths: z.int().nullable(),
});
export type DocumentType = z.infer<typeof DocumentType>;

export const documentTypeKind: Kind = {
  kind: "documenttype",
  one: say("document type"),
  several: say("document types"),
  path: "/documents/types/:number",
  number: "DT-{n:2}",
  schema: DocumentType,
  closed: ["retired"],
  states: { in_use: { label: say("In use"), tone: "ok" }, retired: { label: say("No longer used"), tone: "none" } },
};
