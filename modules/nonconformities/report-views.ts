import { z } from "zod";
import { defineViews } from "#kernel/view.ts";
import { PosterRead } from "./poster.ts";
import { Milestone, ReportRead, ReportSort } from "./report.ts";
import { filters, Linked, Named, page, paged, Row, sorts, which } from "#kernel/shown.ts";

/** One step on the way of a report, as its reporter sees it. */
export const Step = z.object({
  step: z.enum(["received", "accepted", ...Milestone.options, "declined", "merged"]),
  title: z.string(),
  on: z.iso.date().nullable(),
  text: z.string().nullable(),
  is: z.enum(["done", "now", "next"]),
});
export type Step = z.infer<typeof Step>;

export const ReportRow = Row.extend({
  sort: ReportSort,
  place: z.string().nullable(),
  reporter: z.string().nullable(),
  anonymous: z.boolean(),
  files: z.int(),
  became: Linked.nullable(),
  now: z.string(),
});

export const reportViews = defineViews("report")({
  list: {
    title: "Which reports came in?",
    may: [],
    asks: z.strictObject({ ...filters, sort: sorts, kindOf: ReportSort.optional(), anonymous: z.stringbool().optional(), ...page }),
    gives: paged(ReportRow),
  },
  mine: { title: "What became of what I reported?", may: [], asks: z.strictObject(page), gives: paged(ReportRow.extend({ steps: z.array(Step) })) },
  one: {
    title: "What is this report, and what became of it?",
    may: [],
    asks: which,
    gives: z.object({ record: ReportRead, reporter: Named.nullable(), site: Named.nullable(), became: Linked.nullable(), steps: z.array(Step), poster: Linked.nullable() }),
  },
});

export const posterViews = defineViews("poster")({
  list: {
    title: "Where can people report without a login?",
    may: [],
    asks: z.strictObject({ ...filters, ...page }),
    gives: paged(PosterRead.extend({ site: z.string().nullable(), reports: z.int(), path: z.string() })),
  },
  /** The door that the application opens for somebody who leaves out their name; null until one is printed. */
  door: { title: "Where do I report without my name?", may: [], asks: z.strictObject({}), gives: z.object({ code: z.string().nullable() }) },
});
