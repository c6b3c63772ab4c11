import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** How somebody learns: by reading, by a quiz, in a room with others, at the work with somebody who can do it, or elsewhere with a certificate. */
export const Method = z.enum(["read", "quiz", "classroom", "on_the_job", "certificate"]);
export type Method = z.infer<typeof Method>;

/** A way to reach a level of a competence, or to know a document. */
export const Course = keptRecord(["in_use", "retired"], {
  method: Method,
  /** What it is about, for those who take it. */
  content: z.string().nullable(),
  competenceId: z.uuid().nullable(),
  /** The level that it leads to. */
  level: z.int().nullable(),
  /** The document that it teaches: a new issue of it that asks for training is learnt this way. */
  documentId: z.uuid().nullable(),
  quizId: z.uuid().nullable(),
  /** For people who had the competence before: taken again when their evidence runs out. */
  refresher: z.boolean(),
  /** Part of what everybody is to be aware of: policy, objectives, own contribution, consequences. */
  awareness: z.boolean(),
  /** Days in which it is to be done. */
  days: z.int(),
  minutes: z.int().nullable(),
  /** Days after which the supervisor says whether it worked; null when nobody asks. */
  effectivenessDays: z.int().nullable(),
  /** The figure that should move when it works, by its id; shown to whoever says whether it did. */
  indicator: z.string().nullable(),
});
export type Course = z.infer<typeof Course>;

export const CourseRead = Course.extend({
  competence: z.string().nullable(),
  code: z.string().nullable(),
  /** People who are still to take it, and who have. */
  open: z.int(),
  done: z.int(),
  /** Why nobody can take it as it stands, and who mends that; null when they can. */
  hindrance: z.string().nullable(),
});
export type CourseRead = z.infer<typeof CourseRead>;

export const courseKind: Kind = {
  kind: "course",
  one: say("course"),
  several: say("courses"),
  path: "/training/courses/:number",
  number: "CRS-{n:3}",
  schema: Course,
  closed: ["retired"],
  states: { in_use: { label: say("Offered"), tone: "ok" }, retired: { label: say("No longer offered"), tone: "none" } },
};

export const methodTitles: Readonly<Record<Method, string>> = {
  read: say("Reading"),
  quiz: say("Quiz"),
  classroom: say("In a room"),
  on_the_job: say("At the work"),
  certificate: say("Certificate from outside"),
};
