import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside, theOwner, either } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { ActionSort, type ActionRead } from "./action.ts";
import { askInput, decideInput } from "./extension.ts";
import { rungs } from "./ladder.ts";
import { didNotAsk, neverTheOwner } from "./segregation.ts";
import { day, line, passage } from "./words.ts";

const managers = ["process_owner", "management_representative", "top_management"] as const;
const ownerOrGranted: Rule<ActionRead> = either<ActionRead>(theOwner, granted);

export const actionActs = defineActs<ActionRead>("action")({
  assign: {
    title: say("Add an action"),
    past: say("asked for it"),
    begins: true,
    may: [inside, granted],
    holders: [...managers, "internal_auditor"],
    class: "D",
    to: "open",
    input: z.strictObject({
      title: line,
      sort: ActionSort.default("corrective"),
      details: passage.nullable().default(null),
      parentId: idOf().nullable().default(null),
      ownerId: idOf("person"),
      dueOn: day,
      siteId: idOf("site").nullable().default(null),
      waitsFor: idOf("action").nullable().default(null),
    }),
  },
  start: {
    title: say("Begin"),
    past: say("began"),
    may: [theOwner],
    from: ["open"],
    to: "in_work",
    input: z.strictObject({}),
    needs: [{ holds: (a) => !a.waits, otherwise: say("It waits for another action that is not done yet.") }],
  },
  describe: {
    title: say("Change the words"),
    past: say("changed the words"),
    may: [inside, ownerOrGranted],
    from: ["open", "in_work", "extension_asked"],
    reason: "required",
    input: z.strictObject({ title: line.optional(), details: passage.nullable().optional(), waitsFor: idOf("action").nullable().optional() }),
  },
  askForTime: {
    title: say("Ask for more time"),
    past: say("asked for more time"),
    may: [theOwner],
    from: ["open", "in_work"],
    to: "extension_asked",
    reason: "required",
    input: askInput,
  },
  grantTime: {
    title: say("Decide about the time"),
    past: say("decided about the time"),
    may: [inside, didNotAsk, neverTheOwner, granted],
    holders: managers,
    class: "D",
    from: ["extension_asked"],
    to: ["open", "in_work"],
    input: decideInput,
  },
  finish: {
    title: say("Done"),
    past: say("finished it"),
    may: [theOwner],
    from: ["open", "in_work", "extension_asked"],
    to: "done",
    needs: [{ holds: (a) => !a.waits, otherwise: say("It waits for another action that is not done yet.") }],
    input: z.strictObject({ proof: passage, doneOn: day.optional(), result: passage.nullable().default(null) }),
  },
  accept: {
    title: say("Accept"),
    past: say("saw the proof and accepted it"),
    may: [inside, neverTheOwner, granted],
    holders: managers,
    class: "D",
    from: ["done"],
    to: "accepted",
    input: z.strictObject({ note: passage.nullable().default(null) }),
  },
  sendBack: {
    title: say("Send back"),
    past: say("sent it back"),
    may: [inside, neverTheOwner, granted],
    holders: managers,
    class: "D",
    from: ["done"],
    to: "open",
    reason: "required",
    input: z.strictObject({}),
  },
  reassign: {
    title: say("Give to somebody else"),
    past: say("gave it to somebody else"),
    may: [inside, granted],
    holders: managers,
    class: "D",
    from: ["open", "in_work", "extension_asked"],
    reason: "required",
    input: z.strictObject({ ownerId: idOf("person") }),
  },
  cancel: {
    title: say("Cancel"),
    past: say("cancelled it"),
    may: [inside, neverTheOwner, granted],
    holders: managers,
    class: "D",
    from: ["open", "in_work", "extension_asked", "done"],
    to: "cancelled",
    reason: "required",
    input: z.strictObject({}),
  },
  recordResult: {
    title: say("Say what came of it"),
    past: say("said what came of it"),
    may: [inside, ownerOrGranted],
    from: ["done", "accepted"],
    input: z.strictObject({ result: passage }),
  },
  /** What it waited for is done. */
  release: { title: say("Release"), past: say("can begin: what it waited for is done"), may: [], byClock: true, from: ["open", "in_work"], input: z.strictObject({}) },
  escalate: {
    title: say("Escalate"),
    past: say("was escalated, because it is late"),
    may: [],
    byClock: true,
    from: ["open", "in_work", "extension_asked"],
    input: z.strictObject({ rung: z.enum(rungs), daysLate: z.int().positive() }),
  },
});
