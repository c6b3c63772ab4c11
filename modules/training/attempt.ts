import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Way } from "./words.ts";

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
