import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import { Given, type AttemptRead } from "./attempt.ts";
import { inPerson, notOneself, supervises } from "./separation.ts";

export const attemptActs = defineActs<AttemptRead>("attempt")({
  /** In person: whoever begins it takes it. A pre-test needs no training before it. */
  start: {
    title: say("Begin the quiz"),
    waits: say("Take the quiz"),
    past: say("began it"),
    begins: true,
    may: [inside],
    inPerson: true,
    class: "P",
    to: "running",
    input: z.strictObject({ quizId: idOf("quiz"), trainingId: idOf("training").nullable().default(null), pretest: z.boolean().default(false) }),
  },
  /** Keeps answers so far, so that somebody who is called away goes on later. */
  save: { title: say("Save"), past: say("answered"), may: [inPerson], inPerson: true, class: "P", from: ["running"], input: z.strictObject({ given: Given }) },
  submit: {
    title: say("Submit"),
    past: say("submitted it"),
    may: [inPerson],
    inPerson: true,
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
