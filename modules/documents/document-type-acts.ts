import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { DocumentSort, TrainingNeed, type DocumentType } from "./document-type.ts";
import { RouteRule } from "./route.ts";
import { designation, line } from "./words.ts";

const months = z.int().min(1).max(240).nullable();
const routes = z.array(RouteRule).min(1).max(50);
const fields = {
  title: line,
  sort: DocumentSort,
  prefix: designation,
  routes,
  authorMayApprove: z.boolean(),
  reviewMonths: months,
  training: TrainingNeed,
  readingDays: z.int().min(1).max(365),
  retentionMonths: months,
};

export const documentTypeActs = defineActs<DocumentType>("documenttype")({
  establish: {
    title: say("Add a document type"),
    past: say("added it"),
    begins: true,
    may: [inside, granted],
    holders: ["management_representative"],
    class: "D",
    to: "in_use",
    input: z.strictObject({
      ...fields,
      authorMayApprove: fields.authorMayApprove.default(false),
      reviewMonths: months.default(24),
      training: TrainingNeed.default("read"),
      readingDays: fields.readingDays.default(14),
      retentionMonths: months.default(null),
    }),
  },
  change: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, granted],
    holders: ["management_representative"],
    class: "D",
    from: ["in_use"],
    reason: "required",
    input: z.strictObject(fields).omit({ sort: true }).partial(),
  },
  retire: {
    title: say("Use no longer"),
    past: say("took it out of use"),
    may: [inside, granted],
    holders: ["management_representative"],
    class: "D",
    from: ["in_use"],
    to: "retired",
    reason: "required",
    input: z.strictObject({}),
  },
});
