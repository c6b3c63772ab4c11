import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

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
