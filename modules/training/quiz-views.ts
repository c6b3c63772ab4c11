import { z } from "zod";
import { Named } from "#kernel/platform.ts";
import { inside } from "#kernel/rules.ts";
import { filters, Linked, page, paged, Row, sorts, which } from "#kernel/shown.ts";
import { defineViews } from "#kernel/view.ts";
import { AttemptRead } from "./attempt.ts";
import { Bank } from "./question.ts";
import { QuizRead } from "./quiz.ts";

export const QuizRow = Row.extend({ questions: z.int(), draw: z.int(), passPercent: z.int(), code: z.string().nullable(), passed: z.int(), failed: z.int(), locked: z.int() });

/** A question as somebody who takes the quiz sees it. `right` and `reason` are null until the attempt is closed. */
export const QuestionShown = z.object({
  key: z.string(),
  text: z.string(),
  sort: z.enum(["single", "multiple"]),
  options: z.array(z.object({ key: z.string(), text: z.string(), right: z.boolean().nullable() })),
  given: z.array(z.string()),
  correct: z.boolean().nullable(),
  reason: z.string().nullable(),
});
export type QuestionShown = z.infer<typeof QuestionShown>;

export const quizViews = defineViews("quiz")({
  list: { title: "Which quizzes are there?", may: [], asks: z.strictObject({ ...filters, sort: sorts, ...page }), gives: paged(QuizRow) },
  one: {
    title: "How is this quiz taken, and how do people do?",
    may: [],
    asks: which,
    gives: z.object({
      record: QuizRead,
      owner: Named.nullable(),
      document: Linked.nullable(),
      courses: z.array(Linked),
      passed: z.int(),
      failed: z.int(),
      locked: z.int(),
      mayWrite: z.boolean(),
    }),
  },
  /** Only for those who write it. */
  bank: {
    title: "Which questions does it have, and which answers are right?",
    may: [inside],
    asks: z.strictObject({ id: z.uuid() }),
    gives: z.object({
      bankVersion: z.int(),
      questions: Bank.or(z.array(z.never())),
      /** How often each question was drawn, and answered rightly. */
      figures: z.array(z.object({ key: z.string(), drawn: z.int(), right: z.int() })),
    }),
  },
});

export const attemptViews = defineViews("attempt")({
  list: {
    title: "How did people do?",
    may: [],
    asks: z.strictObject({ quizId: z.uuid().optional(), personId: z.uuid().optional(), state: z.string().max(100).optional(), sort: sorts, ...page }),
    gives: paged(
      Row.extend({ quiz: z.string(), personId: z.uuid(), person: z.string(), percent: z.int().nullable(), pretest: z.boolean(), submittedAt: z.iso.datetime().nullable() }),
    ),
  },
  /** The paper: for whoever takes it while it runs; afterwards with what was right, as far as another attempt does not need it secret. */
  one: {
    title: "What is asked, and how was it answered?",
    may: [],
    asks: which,
    gives: z.object({
      record: AttemptRead,
      person: Named,
      quiz: Linked,
      training: Linked.nullable(),
      questions: z.array(QuestionShown),
      endsAt: z.iso.datetime().nullable(),
      failuresLeft: z.int(),
      /** Who may unlock it, when it is locked. */
      unlockers: z.array(Named),
    }),
  },
  /** Before it begins: may I, and under which rules? */
  ready: {
    title: "May I take this quiz now?",
    may: [],
    asks: z.strictObject({ quizId: z.uuid() }),
    gives: z.object({
      quiz: Linked,
      questions: z.int(),
      passPercent: z.int(),
      minutes: z.int().nullable(),
      failuresLeft: z.int(),
      pretest: z.boolean(),
      runningId: z.uuid().nullable(),
      trainingId: z.uuid().nullable(),
      may: z.boolean(),
      because: z.string().nullable(),
      unlockers: z.array(Named),
    }),
  },
});
