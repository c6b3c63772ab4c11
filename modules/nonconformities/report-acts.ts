import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { personal } from "#kernel/record.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { Grade } from "./scoring.ts";
import { Source } from "./nonconformity.ts";
import { Milestone, ReportSort, type ReportRead } from "./report.ts";
import { day, line, passage } from "./words.ts";

const theReporter: Rule<ReportRead> = (actor, record) => (record.reporterId === actor.id ? yes : notYou(say("Only whoever sent this report may add to it here.")));

export const reportActs = defineActs<ReportRead>("report")({
  send: {
    title: say("Send"),
    past: say("reported it"),
    begins: true,
    may: [inside],
    to: "received",
    class: "D",
    input: z.strictObject({
      text: passage,
      sort: ReportSort.default("nonconformity"),
      place: line.nullable().default(null),
      siteId: idOf("site").nullable().default(null),
      happenedOn: day.nullable().default(null),
      aboutPerson: z.boolean().default(false),
    }),
  },
  /** What came through the public door or by mail: nobody is signed in there, so the clock enters it. */
  receive: {
    title: say("Receive"),
    past: say("came in from outside the app"),
    begins: true,
    may: [],
    to: "received",
    byClock: true,
    input: z.strictObject({
      text: passage,
      sort: ReportSort,
      place: line.nullable(),
      siteId: idOf("site").nullable(),
      happenedOn: day.nullable(),
      aboutPerson: z.boolean(),
      anonymous: z.boolean(),
      posterId: idOf("poster").nullable(),
      way: z.enum(["poster", "mail"]).default("poster"),
      followHash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  },
  /** The name that somebody left at the public door; kept apart, so that it can be erased. */
  name: { title: say("Add the name"), past: say("left a name"), may: [], from: ["received"], byClock: true, input: z.strictObject({ name: personal(line) }) },
  add: {
    title: say("Add something"),
    past: say("added something"),
    may: [theReporter],
    from: ["received", "accepted", "merged", "declined"],
    input: z.strictObject({ text: passage }),
  },
  answer: {
    title: say("Answer"),
    past: say("answered the reporter"),
    may: [granted],
    holders: ["management_representative", "process_owner"],
    class: "D",
    from: ["received", "accepted", "merged", "declined"],
    input: z.strictObject({ text: passage, about: Milestone.nullable().default(null) }),
  },
  accept: {
    title: say("Accept"),
    past: say("accepted it"),
    may: [granted],
    holders: ["management_representative", "process_owner"],
    class: "D",
    from: ["received"],
    to: "accepted",
    input: z.strictObject({
      becomes: z.enum(["nonconformity", "action"]).default("nonconformity"),
      title: line,
      /** The words for everybody; a confidential report is never copied, so there they must be given. */
      what: passage.nullable().default(null),
      source: Source.default("report"),
      grade: Grade.nullable().default(null),
      process: line.nullable().default(null),
      ownerId: idOf("person").nullable().default(null),
      dueOn: day.nullable().default(null),
      answer: passage.nullable().default(null),
    }),
  },
  merge: {
    title: say("Merge"),
    past: say("merged it"),
    may: [granted],
    holders: ["management_representative", "process_owner"],
    class: "D",
    from: ["received"],
    to: "merged",
    input: z.strictObject({ intoId: idOf(), answer: passage.nullable().default(null) }),
  },
  decline: {
    title: say("Decline"),
    past: say("declined it"),
    may: [granted],
    holders: ["management_representative", "process_owner"],
    class: "D",
    from: ["received"],
    to: "declined",
    reason: "required",
    input: z.strictObject({ answer: passage.nullable().default(null) }),
  },
  /** Holding this act is what lets somebody read confidential reports; doing it leaves a trace of the reading. */
  readConfidential: {
    title: say("Note that I read it"),
    past: say("read the confidential report"),
    may: [granted],
    holders: ["management_representative"],
    class: "P",
    from: [],
    light: true,
    input: z.strictObject({}),
  },
});
