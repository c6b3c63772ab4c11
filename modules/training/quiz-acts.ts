import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./competence-acts.ts";
import { Given, QuizRules, type AttemptRead, type QuizRead } from "./quiz.ts";
import { inPerson, notOneself, supervises } from "./separation.ts";
import { line } from "./words.ts";

const ownerOrGranted = either<QuizRead>(theOwner, granted);

export const quizActs = defineActs<QuizRead>("quiz")({
  draft: {
    title: say("Write a quiz"),
    past: say("began to write it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "draft",
    input: z.strictObject({
      title: line,
      draw: QuizRules.shape.draw.default(5),
      passPercent: QuizRules.shape.passPercent.default(80),
      failures: QuizRules.shape.failures.default(3),
      pretest: z.boolean().default(false),
      minutes: QuizRules.shape.minutes.default(null),
      documentId: idOf("document").nullable().default(null),
      ownerId: idOf("person").nullable().default(null),
    }),
  },
  /** The questions as JSON text in the shape of `Bank`. What is running goes on with the questions that it began with. */
  write: {
    title: say("Save the questions"),
    past: say("wrote the questions"),
    may: [inside, ownerOrGranted],
    holders: managers,
    class: "D",
    from: ["draft", "in_use"],
    apart: ["bank"],
    input: z.strictObject({ bank: z.string().min(2).max(900_000) }),
  },
  setRules: {
    title: say("Change the rules"),
    past: say("changed the rules"),
    may: [inside, ownerOrGranted],
    holders: managers,
    class: "D",
    from: ["draft", "in_use"],
    input: z.strictObject({ title: line, ...QuizRules.shape, documentId: idOf("document").nullable() }).partial(),
  },
  use: {
    title: say("Put in use"),
    past: say("put it in use"),
    may: [inside, ownerOrGranted],
    holders: managers,
    class: "D",
    from: ["draft"],
    to: "in_use",
    needs: [
      {
        holds: (q) => q.questions >= q.draw,
        otherwise: (q) => say("It draws {draw, plural, one {one question} other {# questions}} and has {n}. Write more, or draw fewer.", { draw: q.draw, n: q.questions }),
      },
    ],
    input: z.strictObject({}),
  },
  retire: {
    title: say("Use no longer"),
    past: say("used it no longer"),
    may: [inside, ownerOrGranted],
    holders: managers,
    class: "D",
    from: ["draft", "in_use"],
    to: "retired",
    reason: "required",
    input: z.strictObject({}),
  },
});

export const attemptActs = defineActs<AttemptRead>("attempt")({
  /** In person: whoever begins it takes it. A pre-test needs no training before it. */
  start: {
    title: say("Begin the quiz"),
    past: say("began it"),
    begins: true,
    may: [inside],
    class: "P",
    to: "running",
    input: z.strictObject({ quizId: idOf("quiz"), trainingId: idOf("training").nullable().default(null), pretest: z.boolean().default(false) }),
  },
  /** Keeps answers so far, so that somebody who is called away goes on later. */
  save: { title: say("Save"), past: say("answered"), may: [inPerson], class: "P", from: ["running"], input: z.strictObject({ given: Given }) },
  submit: {
    title: say("Submit"),
    past: say("submitted it"),
    may: [inPerson],
    class: "P",
    from: ["running"],
    to: ["passed", "failed", "locked"],
    input: z.strictObject({ given: Given }),
  },
  /** Its time ran out, or it was left for a day: what was answered counts. */
  end: {
    title: say("End"),
    past: say("ended, because its time was over"),
    may: [],
    byClock: true,
    from: ["running"],
    to: ["passed", "failed", "locked"],
    input: z.strictObject({}),
  },
  unlock: {
    title: say("Unlock"),
    past: say("unlocked it"),
    may: [inside, notOneself, either<AttemptRead>(supervises, granted)],
    holders: managers,
    class: "D",
    from: ["locked"],
    to: "failed",
    reason: "required",
    input: z.strictObject({}),
  },
  /** Who sees how somebody did, besides that person and the supervisors. */
  readConfidential: {
    title: say("See how people did in quizzes"),
    past: say("looked"),
    may: [granted],
    holders: ["management_representative"],
    from: [],
    light: true,
    input: z.strictObject({}),
  },
});
