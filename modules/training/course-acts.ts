import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import { Method, type CourseRead } from "./course.ts";
import { day, level, line, passage } from "./words.ts";

/** The id of a figure that some module computes. */
const indicator = z.string().min(1).max(80);
const taught = {
  title: line,
  method: Method,
  content: passage.nullable().default(null),
  competenceId: idOf("competence").nullable().default(null),
  level: level.nullable().default(null),
  documentId: idOf("document").nullable().default(null),
  quizId: idOf("quiz").nullable().default(null),
  refresher: z.boolean().default(false),
  awareness: z.boolean().default(false),
  days: z.int().min(1).max(730).default(30),
  minutes: z.int().min(1).max(10_000).nullable().default(null),
  effectivenessDays: z.int().min(1).max(730).nullable().default(null),
  indicator: indicator.nullable().default(null),
  ownerId: idOf("person").nullable().default(null),
};
const changed = z
  .strictObject({
    title: line,
    content: passage.nullable(),
    documentId: idOf("document").nullable(),
    quizId: idOf("quiz").nullable(),
    awareness: z.boolean(),
    days: z.int().min(1).max(730),
    minutes: z.int().min(1).max(10_000).nullable(),
    effectivenessDays: z.int().min(1).max(730).nullable(),
    indicator: indicator.nullable(),
  })
  .partial();

export const courseActs = defineActs<CourseRead>("course")({
  offer: {
    title: say("Offer a course"),
    past: say("offered it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "in_use",
    input: z.strictObject(taught),
  },
  change: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, either<CourseRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["in_use"],
    reason: "required",
    input: changed,
  },
  retire: {
    title: say("Offer no longer"),
    past: say("offered it no longer"),
    may: [inside, either<CourseRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["in_use"],
    to: "retired",
    reason: "required",
    input: z.strictObject({}),
  },
  /** For training done elsewhere and long ago: entered for many at once, and marked so wherever it is shown. Never for oneself. */
  enterForMany: {
    title: say("Enter as done for several people"),
    past: say("entered it as done for several people"),
    may: [inside, granted],
    holders: ["management_representative", "administrator"],
    class: "P",
    from: ["in_use"],
    light: true,
    reason: "required",
    input: z.strictObject({ personIds: z.array(idOf("person")).min(1).max(200), on: day, note: passage }),
  },
});
