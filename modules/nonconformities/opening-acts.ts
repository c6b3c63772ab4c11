import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { needsOfCause } from "./guards.ts";
import { openStates, Source, type NonconformityRead } from "./nonconformity.ts";
import { Grade, Recurrence, Severity } from "./scoring.ts";
import { managers, work } from "./working.ts";
import { day, line, passage } from "./words.ts";

const about = {
  requirement: passage.nullable(),
  place: line.nullable(),
  process: line.nullable(),
  product: line.nullable(),
  supplier: line.nullable(),
  clauses: z.array(z.string().trim().min(1).max(60)).max(40),
};

/** From the finding to the confirmed cause. */
export const openingActs = defineActs<NonconformityRead>("nonconformity")({
  raise: {
    title: say("Raise a nonconformity"),
    past: say("raised it"),
    begins: true,
    may: [inside, granted],
    holders: [...managers, "internal_auditor", "top_management"],
    class: "D",
    to: "open",
    input: z.strictObject({
      title: line,
      what: passage,
      source: Source.default("process"),
      siteId: idOf("site").nullable().default(null),
      grade: Grade.nullable().default(null),
      ownerId: idOf("person").nullable().default(null),
      dueOn: day.optional(),
      foundBy: idOf("person").nullable().default(null),
      foundOn: day.optional(),
      reportId: idOf("report").nullable().default(null),
      confidential: z.boolean().default(false),
      requirement: about.requirement.default(null),
      place: about.place.default(null),
      process: about.process.default(null),
      product: about.product.default(null),
      supplier: about.supplier.default(null),
      clauses: about.clauses.default([]),
    }),
  },
  describe: {
    ...work,
    title: say("Change the words"),
    past: say("changed the words"),
    from: openStates,
    reason: "required",
    input: z.strictObject({ title: line, what: passage, source: Source, ...about }).partial(),
  },
  assign: {
    title: say("Say who answers"),
    past: say("said who answers for it"),
    may: [inside, granted],
    holders: [...managers, "top_management"],
    class: "D",
    from: openStates,
    input: z.strictObject({ ownerId: idOf("person") }),
  },
  setTeam: {
    ...work,
    title: say("Name the team"),
    past: say("named the team"),
    from: openStates,
    input: z.strictObject({ team: z.array(z.strictObject({ personId: idOf("person"), part: line })).max(20) }),
  },
  contain: {
    ...work,
    title: say("Contain it"),
    past: say("contained it"),
    from: ["open", "contained"],
    to: "contained",
    input: z.strictObject({ what: passage, on: day.optional() }),
    needs: [{ holds: (n) => n.ownerId !== null, otherwise: say("Nobody answers for it yet. Say who does first.") }],
  },
  correct: { ...work, title: say("Record the correction"), past: say("corrected it"), from: openStates, input: z.strictObject({ what: passage, on: day.optional() }) },
  evaluate: {
    ...work,
    title: say("Decide what it needs"),
    past: say("decided whether corrective action is needed"),
    from: ["open", "contained"],
    input: z.strictObject({
      grade: Grade,
      severity: Severity,
      recurrence: Recurrence,
      needed: z.boolean(),
      reason: passage,
      cause: passage.nullable().default(null),
      category: line.nullable().default(null),
    }),
  },
  confirmCause: {
    title: say("Stand by this cause"),
    past: say("confirmed the cause"),
    may: [inside, granted, theOwner],
    holders: managers,
    class: "P",
    signed: "responsibility",
    signs: ["cause", "whys"],
    from: ["contained"],
    to: "cause_confirmed",
    needs: needsOfCause,
    input: z.strictObject({ text: passage, category: line }),
  },
  reviseCause: {
    ...work,
    title: say("Look at the cause again"),
    past: say("took the cause up again"),
    from: ["cause_confirmed", "acting"],
    to: "contained",
    reason: "required",
    input: z.strictObject({}),
  },
});
