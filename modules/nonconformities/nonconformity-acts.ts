import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { askInput, decideInput } from "./extension.ts";
import { rungs } from "./ladder.ts";
import { needsOfCause, needsOfClosing, needsOfVerifying } from "./guards.ts";
import { openStates, Source, type NonconformityRead } from "./nonconformity.ts";
import { Grade, Recurrence, Severity } from "./scoring.ts";
import { didNotAsk, inTeam, notTheOwner, ownsNoAction } from "./segregation.ts";
import { day, line, passage } from "./words.ts";

const managers = ["process_owner", "management_representative"] as const;
/** Whoever works on the case: its owner, its team, and those who hold the act by the matrix. */
export const works: Rule<NonconformityRead> = either<NonconformityRead>(theOwner, inTeam, granted);
const work = { may: [inside, works], holders: managers, class: "D" } as const;
const about = { requirement: passage.nullable(), place: line.nullable(), process: line.nullable(), product: line.nullable(), supplier: line.nullable(), clauses: z.array(z.string().trim().min(1).max(60)).max(40) };

export const nonconformityActs = defineActs<NonconformityRead>("nonconformity")({
  raise: {
    title: say("Raise a nonconformity"), past: say("raised it"), begins: true, may: [inside, granted], holders: [...managers, "internal_auditor", "top_management"], class: "D", to: "open",
    input: z.strictObject({
      title: line, what: passage, source: Source.default("process"), siteId: z.uuid().nullable().default(null), grade: Grade.nullable().default(null), ownerId: z.uuid().nullable().default(null), dueOn: day.optional(),
      foundBy: z.uuid().nullable().default(null), foundOn: day.optional(), reportId: z.uuid().nullable().default(null), confidential: z.boolean().default(false),
      requirement: about.requirement.default(null), place: about.place.default(null), process: about.process.default(null), product: about.product.default(null), supplier: about.supplier.default(null), clauses: about.clauses.default([]),
    }),
  },
  describe: {
    ...work, title: say("Change the words"), past: say("changed the words"), from: openStates, reason: "required",
    input: z.strictObject({ title: line, what: passage, source: Source, ...about }).partial(),
  },
  assign: {
    title: say("Say who answers"), past: say("said who answers for it"), may: [inside, granted], holders: [...managers, "top_management"], class: "D", from: openStates,
    input: z.strictObject({ ownerId: z.uuid() }),
  },
  setTeam: { ...work, title: say("Name the team"), past: say("named the team"), from: openStates, input: z.strictObject({ team: z.array(z.strictObject({ personId: z.uuid(), part: line })).max(20) }) },
  contain: {
    ...work, title: say("Contain it"), past: say("contained it"), from: ["open", "contained"], to: "contained", input: z.strictObject({ what: passage, on: day.optional() }),
    needs: [{ holds: (n) => n.ownerId !== null, otherwise: say("Nobody answers for it yet. Say who does first.") }],
  },
  correct: { ...work, title: say("Record the correction"), past: say("corrected it"), from: openStates, input: z.strictObject({ what: passage, on: day.optional() }) },
  evaluate: {
    ...work, title: say("Weigh it"), past: say("decided whether corrective action is needed"), from: ["open", "contained"],
    input: z.strictObject({ grade: Grade, severity: Severity, recurrence: Recurrence, needed: z.boolean(), reason: passage, cause: passage.nullable().default(null), category: line.nullable().default(null) }),
  },
  confirmCause: {
    title: say("Stand by this cause"), past: say("confirmed the cause"), may: [inside, granted, theOwner], holders: managers, class: "P", signed: "responsibility", signs: ["cause", "whys"], from: ["contained"], to: "cause_confirmed",
    needs: needsOfCause, input: z.strictObject({ text: passage, category: line }),
  },
  reviseCause: { ...work, title: say("Look at the cause again"), past: say("took the cause up again"), from: ["cause_confirmed", "acting"], to: "contained", reason: "required", input: z.strictObject({}) },
  fixCriterion: {
    ...work, title: say("Fix the criterion"), past: say("fixed by what the effect is judged"), from: ["cause_confirmed", "acting"], to: ["cause_confirmed", "acting"],
    needs: [{ holds: (n) => n.roundDone === 0, otherwise: say("An action is done already. The bar was to be fixed before, and it is not moved now.") }],
    input: z.strictObject({ criterion: passage, measure: passage, sample: line, checkOn: day }),
  },
  verify: {
    title: say("Verify the effect"), past: say("verified the effect"), may: [inside, granted, notTheOwner, ownsNoAction], holders: ["management_representative", "internal_auditor"], class: "D", signed: "verification", signs: ["criterion", "verifications"],
    from: ["acting"], to: ["acting", "verified"], needs: needsOfVerifying,
    input: z.strictObject({ effective: z.boolean(), result: passage, sample: line, on: day.optional() }),
  },
  askElsewhere: { ...work, title: say("Ask about another place"), past: say("asked whether it is the same elsewhere"), from: openStates, input: z.strictObject({ place: line, siteId: z.uuid().nullable().default(null) }) },
  answerElsewhere: {
    title: say("Answer for this place"), past: say("answered for another place"), may: [inside], from: openStates,
    input: z.strictObject({ elsewhereId: z.uuid(), answer: z.enum(["no", "yes"]), note: passage.nullable().default(null) }),
  },
  setCost: { ...work, title: say("Record the cost"), past: say("recorded the cost"), from: [...openStates, "closed"], input: z.strictObject({ amount: z.number().nonnegative().max(1e12), currency: z.string().length(3).optional(), note: line.nullable().default(null) }) },
  learn: { ...work, title: say("Write the lesson"), past: say("wrote the lesson"), from: [...openStates, "closed"], input: z.strictObject({ lesson: passage }) },
  askForTime: {
    title: say("Ask for more time"), past: say("asked for more time"), may: [inside, theOwner], from: openStates, reason: "required", input: askInput,
    needs: [{ holds: (n) => n.asked === null, otherwise: say("More time was asked for already, and nobody has decided yet.") }],
  },
  grantTime: {
    title: say("Decide about the time"), past: say("decided about the time"), may: [inside, granted, didNotAsk, notTheOwner], holders: [...managers, "top_management"], class: "D", from: openStates, input: decideInput,
    needs: [{ holds: (n) => n.asked !== null, otherwise: say("Nobody asked for more time.") }],
  },
  close: {
    title: say("Close"), past: say("closed it"), may: [inside, granted, notTheOwner], holders: ["management_representative", "top_management"], class: "P", signed: "approval", from: ["contained", "verified"], to: "closed",
    needs: needsOfClosing, input: z.strictObject({ lesson: passage.nullable().default(null) }),
  },
  reopen: { title: say("Reopen"), past: say("reopened it"), may: [inside, granted], holders: ["management_representative", "top_management", "internal_auditor"], class: "D", from: ["verified", "closed", "cancelled"], to: ["contained", "acting"], reason: "required", input: z.strictObject({}) },
  merge: {
    title: say("Merge"), past: say("merged it into another"), may: [inside, granted], holders: ["management_representative"], class: "D", from: ["open", "contained"], to: "merged", reason: "required",
    needs: [{ holds: (n) => n.openActions === 0, otherwise: (n) => say("{n, plural, one {# action is} other {# actions are}} open here. Finish or cancel them first.", { n: n.openActions }) }],
    input: z.strictObject({ intoId: z.uuid() }),
  },
  cancel: {
    title: say("Cancel"), past: say("cancelled it"), may: [inside, granted, notTheOwner], holders: ["management_representative"], class: "D", from: ["open", "contained"], to: "cancelled", reason: "required", input: z.strictObject({}),
    needs: [{ holds: (n) => n.unsettledOutputs === 0, otherwise: (n) => say("{n, plural, one {# lot is} other {# lots are}} not settled yet.", { n: n.unsettledOutputs }) }],
  },
  /** What its actions and lots do changes whose turn it is here. */
  follow: { title: say("Follow"), past: say("went on, because something that belongs to it did"), may: [], byClock: true, from: openStates, to: openStates, input: z.strictObject({}) },
  escalate: { title: say("Escalate"), past: say("was escalated, because it is late"), may: [], byClock: true, from: openStates, input: z.strictObject({ rung: z.enum(rungs), daysLate: z.int().positive() }) },
});
