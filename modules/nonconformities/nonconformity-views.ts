import { z } from "zod";
import { defineViews } from "#kernel/view.ts";
import { ActionRead } from "./action.ts";
import { NonconformityRead, Source } from "./nonconformity.ts";
import { OutputRead } from "./output.ts";
import { Grade } from "./scoring.ts";
import { filters, Linked, Named, page, paged, Row, sorts, which } from "#kernel/shown.ts";

export const NonconformityRow = Row.extend({
  source: Source,
  grade: Grade.nullable(),
  process: z.string().nullable(),
  product: z.string().nullable(),
  supplier: z.string().nullable(),
  cause: z.string().nullable(),
  originalDueOn: z.iso.date(),
  actions: z.int(),
  openActions: z.int(),
  cost: z.number().nullable(),
  escalated: z.string().nullable(),
});

/** An earlier case that looks the same, and why. */
export const SimilarCase = Linked.extend({ openedAt: z.iso.datetime(), cause: z.string().nullable(), similarity: z.number(), because: z.string(), repeat: z.boolean() });
export type SimilarCase = z.infer<typeof SimilarCase>;

/** One mark of the ruler at the head of the page. */
export const Mark = z.object({ state: z.string(), label: z.string(), note: z.string().nullable(), on: z.iso.date().nullable(), is: z.enum(["done", "now", "next"]) });
export type Mark = z.infer<typeof Mark>;

/** Something outside the case that it probably changes, and the records linked to it for that. */
export const FollowUp = z.object({ about: z.enum(["risk", "fmea", "document", "training"]), because: z.string(), linked: z.array(Linked), done: z.boolean() });
export type FollowUp = z.infer<typeof FollowUp>;

const ActionShown = ActionRead.extend({ owner: Named.nullable(), site: z.string().nullable(), waitsForNumber: z.string().nullable() });
const OutputShown = OutputRead.extend({ decidedBy: Named.nullable(), position: z.string().nullable() });

export const EightD = z.object({
  number: z.string(),
  title: z.string(),
  openedAt: z.iso.datetime(),
  asOf: z.iso.datetime(),
  d0: z.object({ symptom: z.string(), emergency: z.string().nullable(), source: z.string(), grade: z.string().nullable() }),
  d1: z.object({ champion: z.string().nullable(), team: z.array(z.object({ name: z.string(), part: z.string() })) }),
  d2: z.object({
    what: z.string(),
    requirement: z.string().nullable(),
    place: z.string().nullable(),
    foundBy: z.string().nullable(),
    foundOn: z.iso.date(),
    comparisons: NonconformityRead.shape.comparisons,
  }),
  d3: z.object({
    containment: z.string().nullable(),
    on: z.iso.date().nullable(),
    outputs: z.array(
      z.object({
        number: z.string(),
        quantity: z.number(),
        unit: z.string(),
        item: z.string(),
        lot: z.string().nullable(),
        decision: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
  }),
  d4: z.object({ cause: z.string().nullable(), occurred: z.array(z.string()), escaped: z.array(z.string()), confirmedBy: z.string().nullable(), on: z.iso.date().nullable() }),
  d5: z.object({
    criterion: z.string().nullable(),
    measure: z.string().nullable(),
    sample: z.string().nullable(),
    actions: z.array(z.object({ number: z.string(), title: z.string(), sort: z.string(), owner: z.string().nullable(), dueOn: z.iso.date().nullable() })),
  }),
  d6: z.object({
    actions: z.array(z.object({ number: z.string(), title: z.string(), proof: z.string().nullable(), doneOn: z.iso.date().nullable(), accepted: z.boolean() })),
    verifications: z.array(z.object({ round: z.int(), effective: z.boolean(), result: z.string(), by: z.string(), on: z.iso.date() })),
  }),
  d7: z.object({ elsewhere: z.array(z.object({ place: z.string(), answer: z.string(), note: z.string().nullable() })), followUps: z.array(FollowUp) }),
  d8: z.object({
    lesson: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    signatures: z.array(z.object({ printedName: z.string(), position: z.string().nullable(), meaning: z.string(), at: z.iso.datetime(), void: z.boolean() })),
  }),
});
export type EightD = z.infer<typeof EightD>;

const by = z.enum(["process", "site", "source", "cause", "product", "supplier"]);
const period = { since: z.iso.date().optional(), until: z.iso.date().optional() };
const Bucket = z.object({ label: z.string(), from: z.int(), to: z.int().nullable(), count: z.int(), late: z.int() });

export const nonconformityViews = defineViews("nonconformity")({
  list: {
    title: "Which nonconformities are there?",
    may: [],
    asOf: true,
    asks: z.strictObject({
      ...filters,
      sort: sorts,
      source: z.string().max(200).optional(),
      grade: Grade.optional(),
      process: z.string().max(200).optional(),
      product: z.string().max(200).optional(),
      supplier: z.string().max(200).optional(),
      cause: z.string().max(200).optional(),
      ageFrom: z.coerce.number().int().min(0).optional(),
      ageTo: z.coerce.number().int().min(0).optional(),
      ...period,
      ...page,
    }),
    gives: paged(NonconformityRow).extend({ asOf: z.iso.datetime() }),
  },
  one: {
    title: "What is this nonconformity, and how far is it?",
    may: [],
    asks: which,
    gives: z.object({
      record: NonconformityRead,
      owner: Named.nullable(),
      site: Named.nullable(),
      people: z.array(Named),
      report: Linked.nullable(),
      mergedInto: Linked.nullable(),
      marks: z.array(Mark),
      actions: z.array(ActionShown),
      outputs: z.array(OutputShown),
      similar: z.array(SimilarCase),
      followUps: z.array(FollowUp),
      verifiers: z.array(Named),
      closers: z.array(Named),
      categories: z.array(z.string()),
      currency: z.string(),
    }),
  },
  similar: {
    title: "Did this happen before?",
    may: [],
    asks: z.strictObject({
      text: z.string().trim().min(3).max(2_000),
      siteId: z.uuid().optional(),
      process: z.string().max(200).optional(),
      cause: z.string().max(200).optional(),
      besides: z.uuid().optional(),
    }),
    gives: z.object({ items: z.array(SimilarCase) }),
  },
  pareto: {
    title: "What goes wrong most often?",
    may: [],
    asks: z.strictObject({ by, ...period, siteId: z.uuid().optional(), open: z.stringbool().optional() }),
    gives: z.object({ by, total: z.int(), bars: z.array(z.object({ key: z.string().nullable(), label: z.string(), count: z.int(), cumulative: z.number(), cost: z.number() })) }),
  },
  ageing: {
    title: "How long have they been open?",
    may: [],
    asks: z.strictObject({ siteId: z.uuid().optional(), ownerId: z.uuid().optional() }),
    gives: z.object({ total: z.int(), buckets: z.array(Bucket) }),
  },
  load: {
    title: "Does one person own too much?",
    may: [],
    asks: z.strictObject({}),
    gives: z.object({
      open: z.int(),
      owners: z.array(z.object({ person: Named, representative: z.boolean(), count: z.int(), share: z.number() })),
      representativeShare: z.number(),
      limit: z.number(),
      tooMuch: z.boolean(),
    }),
  },
  figures: {
    title: "How do we correct?",
    may: [],
    asks: z.strictObject({ siteId: z.uuid().optional() }),
    gives: z.object({ open: z.int(), late: z.int(), meanDaysToClose: z.number().nullable(), repeatRate: z.number().nullable(), openCost: z.number(), currency: z.string() }),
  },
  trend: {
    title: "How many, month by month?",
    may: [],
    asks: z.strictObject({ months: z.coerce.number().int().min(1).max(60).default(12), siteId: z.uuid().optional() }),
    gives: z.object({ months: z.array(z.object({ month: z.string(), opened: z.int(), closed: z.int(), open: z.int() })) }),
  },
  eightD: { title: "What does the 8D report say?", may: [], asks: which, gives: EightD },
  owners: { title: "Who may answer for one?", may: [], asks: z.strictObject({}), gives: z.object({ items: z.array(Named) }) },
});
