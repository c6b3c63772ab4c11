import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import { QuizRules, type QuizRead } from "./quiz.ts";
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
