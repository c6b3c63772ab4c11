import { z } from "zod";
import { Named } from "#kernel/platform.ts";
import { defineViews } from "#kernel/view.ts";
import { Linked, page, paged, Row, which } from "#kernel/shown.ts";
import { Cause, Done, TrainingRead } from "./training.ts";
import { Method } from "./course.ts";
import { Cell, CellLine, EvidenceShown, Expiring, Gap, Link, matrixFilters, MatrixPage } from "./matrix-views.ts";
import { Task } from "./task.ts";

export const TrainingRow = Row.extend({
  personId: z.uuid(),
  person: z.string(),
  courseId: z.uuid().nullable(),
  course: z.string().nullable(),
  method: Method.nullable(),
  cause: Cause,
  why: z.string(),
  doneOn: z.iso.date().nullable(),
  /** Entered by an administrator for several people at once. */
  bulk: z.boolean(),
  evaluateOn: z.iso.date().nullable(),
});
export type TrainingRow = z.infer<typeof TrainingRow>;

/** A figure as it stood before somebody was trained, and since. */
export const FigureMoved = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  better: z.enum(["more", "less"]),
  before: z.object({ on: z.iso.date(), value: z.number() }).nullable(),
  since: z.object({ on: z.iso.date(), value: z.number() }).nullable(),
});
export type FigureMoved = z.infer<typeof FigureMoved>;

/** A list goes on at `cursor`, the `next` of its answer; a grid that scrolls asks for a place by `offset` instead. */
const paging = {
  cursor: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
};

/** What I, or one of my people, is to learn, may do and holds. */
const Member = z.object({
  person: Named,
  positions: z.array(z.string()),
  open: z.int(),
  late: z.int(),
  gaps: z.int(),
  expiring: z.int(),
  required: z.int(),
  met: z.int(),
});

export const trainingViews = defineViews("training")({
  matrix: {
    title: "Who can do what, and who should?",
    may: [],
    asOf: true,
    asks: z.strictObject({ ...matrixFilters, ...paging }),
    gives: MatrixPage,
  },
  /** The same, one line for each person and competence: for a table that leaves the system. A page has the cells of `limit` people. */
  cells: {
    title: "Who can do what, line by line?",
    may: [],
    asOf: true,
    asks: z.strictObject({ ...matrixFilters, ...paging }),
    gives: z.object({ items: z.array(CellLine), total: z.int(), next: z.string().nullable() }),
  },
  /** The same as a table to print and to take out: a line for each person, a column for each competence, in words. */
  sheet: {
    title: "Who can do what, as a table?",
    may: [],
    asOf: true,
    asks: z.strictObject({ ...matrixFilters, ...paging }),
    gives: z.object({ items: z.array(z.record(z.string(), z.string().nullable())), total: z.int(), next: z.string().nullable() }),
  },
  cell: { title: "By what is it shown that this person can do this?", may: [], asOf: true, asks: z.strictObject({ personId: z.uuid(), competenceId: z.uuid() }), gives: Cell },
  mine: {
    title: "What am I to learn, and what can I do?",
    may: [],
    asks: z.strictObject({}),
    gives: z.object({
      open: z.array(TrainingRow.extend({ documentPath: z.string().nullable(), hindrance: z.string().nullable(), waits: z.boolean(), attemptId: z.uuid().nullable() })),
      done: z.array(TrainingRow),
      /** What is required of me or held by me. */
      competences: z.array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          group: z.string(),
          required: z.int(),
          requiredTitle: z.string().nullable(),
          held: z.int(),
          heldTitle: z.string().nullable(),
          expiresOn: z.iso.date().nullable(),
          state: z.string(),
          evidence: EvidenceShown.nullable(),
        }),
      ),
      sessions: z.array(Linked.extend({ startsAt: z.iso.datetime({ offset: true }), place: z.string(), enrolled: z.boolean(), canSign: z.boolean(), version: z.int() })),
    }),
  },
  team: {
    title: "How do my people stand?",
    may: [],
    asks: z.strictObject({ supervisorId: z.uuid().optional() }),
    gives: z.object({ members: z.array(Member), toEvaluate: z.array(TrainingRow) }),
  },
  gaps: {
    title: "Who lacks what?",
    may: [],
    asks: z.strictObject({ ...matrixFilters, planned: z.stringbool().optional(), ...paging }).omit({ with: true }),
    gives: z.object({ items: z.array(Gap), total: z.int(), offset: z.int(), next: z.string().nullable(), unplanned: z.int() }),
  },
  expiring: {
    title: "What runs out soon?",
    may: [],
    asks: z.strictObject({ ...matrixFilters, ...paging }).omit({ with: true }),
    gives: z.object({ items: z.array(Expiring), total: z.int(), offset: z.int(), next: z.string().nullable() }),
  },
  list: {
    title: "Who was trained, and who is to be?",
    may: [],
    asks: z.strictObject({
      personId: z.uuid().optional(),
      courseId: z.uuid().optional(),
      revisionId: z.uuid().optional(),
      curriculumId: z.uuid().optional(),
      state: z.string().max(100).optional(),
      cause: z.string().max(60).optional(),
      bulk: z.stringbool().optional(),
      open: z.stringbool().optional(),
      late: z.stringbool().optional(),
      siteId: z.uuid().optional(),
      text: z.string().max(200).optional(),
      sort: z.enum(["number", "title", "dueOn", "openedAt", "-number", "-title", "-dueOn", "-openedAt"]).default("dueOn"),
      ...page,
    }),
    gives: paged(TrainingRow),
  },
  one: {
    title: "What is this person to learn, and did it happen?",
    may: [],
    asks: which,
    gives: z.object({
      record: TrainingRead,
      person: Named,
      course: Linked.nullable(),
      document: Linked.nullable(),
      curriculum: Linked.nullable(),
      source: Linked.nullable(),
      /** The figure that the course should move. */
      figure: FigureMoved.nullable(),
      done: Done.extend({ enteredByName: z.string().nullable() }).nullable(),
      action: Linked.nullable(),
      supervisors: z.array(Named),
      /** For what is learnt at the work: what is assessed, and who may do that today. */
      assessed: z.object({ competenceId: z.uuid(), level: z.int(), levelTitle: z.string(), assessors: z.array(Named) }).nullable(),
      /** The attempt that runs, or may be continued. */
      attemptId: z.uuid().nullable(),
      sessions: z.array(Linked.extend({ startsAt: z.iso.datetime({ offset: true }), place: z.string() })),
    }),
  },
  /** "Show me that this person was trained on revision 3 before doing this on 4 May." */
  proof: {
    title: "Was this person trained for it before that day?",
    may: [],
    asks: z
      .strictObject({
        personId: z.uuid(),
        on: z.iso.date(),
        documentId: z.uuid().optional(),
        /** Which issue; the one that was in force on that day when it is not named. */
        revision: z.coerce.number().int().min(1).optional(),
        competenceId: z.uuid().optional(),
      })
      .refine((q) => (q.documentId === undefined) !== (q.competenceId === undefined), "Name a document or a competence."),
    gives: z.object({ person: Named, on: z.iso.date(), about: Linked, revision: z.int().nullable(), answer: z.enum(["yes", "no"]), sentence: z.string(), chain: z.array(Link) }),
  },
  /** Before somebody is chosen: who may not be, and why. Those who are not named may. */
  unable: {
    title: "Who may not be chosen for this, and why?",
    may: [],
    asks: z.strictObject({ task: Task }),
    gives: z.object({ demanded: z.array(Linked), people: z.array(z.object({ id: z.uuid(), because: z.string() })) }),
  },
});
