import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Method } from "./course.ts";
import { Way } from "./words.ts";

export const trainingStates = ["open", "done", "to_evaluate", "effective", "not_effective", "retired"] as const;

/** What asks for a training: a curriculum, a gap in a competence, a new issue of a document, or a person who assigned it. */
export const Cause = z.enum(["curriculum", "gap", "document", "person"]);
export type Cause = z.infer<typeof Cause>;

/** How and when a training was completed, and by which record. `enteredBy` is set when an administrator entered it for many. */
export const Done = z.object({
  on: z.iso.date(),
  at: z.iso.datetime(),
  way: Way,
  sourceId: z.uuid().nullable(),
  enteredBy: z.uuid().nullable(),
  note: z.string().nullable(),
});
export type Done = z.infer<typeof Done>;

/** One person is to learn one thing. The record's owner is the learner. */
export const Training = keptRecord(trainingStates, {
  courseId: z.uuid().nullable(),
  /** The issue of a document that is to be known. */
  revisionId: z.uuid().nullable(),
  curriculumId: z.uuid().nullable(),
  competenceId: z.uuid().nullable(),
  cause: Cause,
  why: z.string(),
  done: Done.nullable(),
  /** The day on which the supervisor is asked whether it worked. */
  evaluateOn: z.iso.date().nullable(),
  effectiveness: z.object({ by: z.uuid(), on: z.iso.date(), effective: z.boolean(), note: z.string().nullable(), actionId: z.uuid().nullable() }).nullable(),
  retiredBecause: z.string().nullable(),
  remindedOn: z.iso.date().nullable(),
  /** The day on which the supervisor heard that it is late. */
  escalatedOn: z.iso.date().nullable(),
});
export type Training = z.infer<typeof Training>;

export const TrainingRead = Training.extend({
  personId: z.uuid(),
  person: z.string(),
  method: Method.nullable(),
  quizId: z.uuid().nullable(),
  documentId: z.uuid().nullable(),
  code: z.string().nullable(),
  revision: z.int().nullable(),
  /** Courses before it in its curriculum that are not done yet. */
  waits: z.boolean(),
  /** Positions of those to whom the learner reports, the nearest that are held. */
  supervisorPositionIds: z.array(z.uuid()),
  /** Why it cannot be done as things stand, and who must mend that; null when it can. */
  hindrance: z.string().nullable(),
  /** Who must mend it. */
  mendedBy: z.uuid().nullable(),
});
export type TrainingRead = z.infer<typeof TrainingRead>;

export const trainingKind: Kind = {
  kind: "training",
  one: say("training"),
  several: say("training"),
  path: "/training/records/:number",
  number: "TRN-{n:6}",
  schema: Training,
  closed: ["done", "effective", "not_effective", "retired"],
  states: {
    open: { label: say("To be done"), tone: "soon" },
    done: { label: say("Done"), tone: "ok" },
    to_evaluate: { label: say("Did it work?"), tone: "part" },
    effective: { label: say("Done, and it worked"), tone: "ok" },
    not_effective: { label: say("Done, and it did not work"), tone: "bad" },
    retired: { label: say("No longer asked for"), tone: "none" },
  },
};
