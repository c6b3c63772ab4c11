import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { line, passage, Way } from "./words.ts";

const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** One question with its answers, those that are right, and why. What is right never leaves the server before an attempt is closed. */
export const Question = z
  .strictObject({
    key,
    text: passage,
    sort: z.enum(["single", "multiple"]),
    options: z
      .array(z.strictObject({ key, text: line, right: z.boolean() }))
      .min(2)
      .max(8),
    /** Shown after the attempt. */
    reason: passage.nullable().default(null),
  })
  .refine((q) => new Set(q.options.map((o) => o.key)).size === q.options.length, "Two answers have the same key.")
  .refine(
    (q) => (q.sort === "single" ? q.options.filter((o) => o.right).length === 1 : q.options.some((o) => o.right)),
    "Say which answer is right: exactly one of a single choice, at least one of several.",
  );
export type Question = z.infer<typeof Question>;

/** The questions of a quiz, as they are sent and kept: JSON text of this shape. */
export const Bank = z
  .array(Question)
  .min(1)
  .max(300)
  .refine((bank) => new Set(bank.map((q) => q.key)).size === bank.length, "Two questions have the same key.");
export type Bank = z.infer<typeof Bank>;

/** How a quiz is taken. */
export const QuizRules = z.strictObject({
  /** How many questions an attempt draws from the bank. */
  draw: z.int().min(1).max(100),
  passPercent: z.int().min(1).max(100),
  /** Failures after which it is locked for this person until somebody unlocks it. */
  failures: z.int().min(1).max(10),
  /** May somebody take it at once and skip what it would have taught? */
  pretest: z.boolean(),
  minutes: z.int().min(1).max(480).nullable(),
});
export type QuizRules = z.infer<typeof QuizRules>;

export const Quiz = keptRecord(["draft", "in_use", "retired"], {
  ...QuizRules.shape,
  documentId: z.uuid().nullable(),
  /** Grows with each change of the questions; an attempt keeps the one that it began with. */
  bankVersion: z.int(),
  /** Fingerprint of the questions; they are kept apart from the trail, so that nobody reads the answers there. */
  bank: z.string().nullable(),
  questions: z.int(),
});
export type Quiz = z.infer<typeof Quiz>;

export const QuizRead = Quiz.extend({ courses: z.int(), code: z.string().nullable() });
export type QuizRead = z.infer<typeof QuizRead>;

export const quizKind: Kind = {
  kind: "quiz",
  one: say("quiz"),
  several: say("quizzes"),
  path: "/training/quizzes/:number",
  number: "QZ-{n:3}",
  schema: Quiz,
  closed: ["retired"],
  states: {
    draft: { label: say("Being written"), tone: "part" },
    in_use: { label: say("In use"), tone: "ok" },
    retired: { label: say("No longer used"), tone: "none" },
  },
};

/** A question as it was drawn: in which order its answers stand. */
export const Drawn = z.object({ key: z.string(), options: z.array(z.string()) });
export type Drawn = z.infer<typeof Drawn>;

/** The answers given, by the question's key. */
export const Given = z.record(z.string().max(40), z.array(z.string().max(40)).max(8));
export type Given = z.infer<typeof Given>;

/** One person takes one quiz once. Quiz version, questions and the document's issue are frozen when it begins. */
export const Attempt = keptRecord(["running", "passed", "failed", "locked"], {
  quizId: z.uuid(),
  trainingId: z.uuid().nullable(),
  pretest: z.boolean(),
  bankVersion: z.int(),
  bank: z.string(),
  revisionId: z.uuid().nullable(),
  passPercent: z.int(),
  drawn: z.array(Drawn),
  given: Given,
  way: Way,
  percent: z.int().nullable(),
  right: z.int().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  unlocked: z.object({ by: z.uuid(), on: z.iso.date() }).nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

export const AttemptRead = Attempt.extend({ personId: z.uuid(), person: z.string(), quiz: z.string(), supervisorPositionIds: z.array(z.uuid()), supervisorIds: z.array(z.uuid()) });
export type AttemptRead = z.infer<typeof AttemptRead>;

export const attemptKind: Kind = {
  kind: "attempt",
  one: say("attempt"),
  several: say("attempts"),
  path: "/training/attempts/:number",
  number: "ATT-{n:6}",
  schema: Attempt,
  closed: ["passed", "failed"],
  states: {
    running: { label: say("Running"), tone: "soon" },
    passed: { label: say("Passed"), tone: "ok" },
    failed: { label: say("Not passed"), tone: "bad" },
    locked: { label: say("Not passed, and locked"), tone: "bad" },
  },
};
