import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { AssessmentRead } from "./assessment.ts";
import { notOneself } from "./separation.ts";
import { day, level, passage } from "./words.ts";

export const assessmentActs = defineActs<AssessmentRead>("assessment")({
  /** Anybody inside may try; who is qualified to is asked when it is done, and the refusal says what is missing. */
  record: {
    title: say("Assess at the work"),
    past: say("assessed it at the work"),
    begins: true,
    may: [inside],
    class: "P",
    to: "recorded",
    input: z.strictObject({
      personId: idOf("person"),
      competenceId: idOf("competence"),
      level,
      observedOn: day,
      verdict: z.enum(["competent", "not_yet"]),
      observed: passage,
    }),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: [
      inside,
      notOneself,
      either<AssessmentRead>((actor, record) => (record.assessorId === actor.id ? yes : notYou(say("Only the assessor, or whoever answers for training."))), granted),
    ],
    holders: ["management_representative"],
    class: "P",
    from: ["recorded"],
    to: "withdrawn",
    reason: "required",
    input: z.strictObject({}),
  },
});
