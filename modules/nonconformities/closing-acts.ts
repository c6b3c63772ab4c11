import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf, partId } from "#kernel/naming.ts";
import { granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { askInput, decideInput } from "./extension.ts";
import { needsOfClosing, needsOfVerifying } from "./guards.ts";
import { rungs } from "./ladder.ts";
import { openStates, type NonconformityRead } from "./nonconformity.ts";
import { didNotAsk, neverTheOwner, ownsNoAction, soughtNoCause } from "./segregation.ts";
import { managers, work } from "./working.ts";
import { day, line, passage } from "./words.ts";

/** From the criterion to the end, and back; and what goes on beside the path. */
export const closingActs = defineActs<NonconformityRead>("nonconformity")({
  fixCriterion: {
    ...work,
    title: say("Fix the criterion"),
    past: say("fixed how the effect is judged"),
    from: ["cause_confirmed", "acting"],
    to: ["cause_confirmed", "acting"],
    needs: [{ holds: (n) => n.roundDone === 0, otherwise: say("An action is done already. The bar was to be fixed before, and it is not moved now.") }],
    input: z.strictObject({ criterion: passage, measure: passage, sample: line, checkOn: day }),
  },
  verify: {
    title: say("Verify the effect"),
    past: say("verified the effect"),
    may: [inside, neverTheOwner, ownsNoAction, soughtNoCause, granted],
    holders: ["management_representative", "internal_auditor"],
    class: "D",
    signed: "verification",
    signs: ["criterion", "verifications"],
    from: ["acting"],
    to: ["acting", "verified"],
    needs: needsOfVerifying,
    input: z.strictObject({ effective: z.boolean(), result: passage, sample: line, on: day.optional() }),
  },
  askElsewhere: {
    ...work,
    title: say("Ask about another place"),
    past: say("asked whether it is the same elsewhere"),
    from: openStates,
    input: z.strictObject({ place: line, siteId: idOf("site").nullable().default(null) }),
  },
  answerElsewhere: {
    title: say("Answer for this place"),
    past: say("answered for another place"),
    may: [inside],
    from: openStates,
    input: z.strictObject({ elsewhereId: partId, answer: z.enum(["no", "yes"]), note: passage.nullable().default(null) }),
  },
  setCost: {
    ...work,
    title: say("Record the cost"),
    past: say("recorded the cost"),
    from: [...openStates, "closed"],
    input: z.strictObject({ amount: z.number().nonnegative().max(1e12), currency: z.string().length(3).optional(), note: line.nullable().default(null) }),
  },
  learn: { ...work, title: say("Write the lesson"), past: say("wrote the lesson"), from: [...openStates, "closed"], input: z.strictObject({ lesson: passage }) },
  askForTime: {
    title: say("Ask for more time"),
    past: say("asked for more time"),
    may: [inside, theOwner],
    from: openStates,
    reason: "required",
    input: askInput,
    needs: [{ holds: (n) => n.asked === null, otherwise: say("More time was asked for already, and nobody has decided yet.") }],
  },
  grantTime: {
    title: say("Decide about the time"),
    past: say("decided about the time"),
    may: [inside, didNotAsk, neverTheOwner, granted],
    holders: [...managers, "top_management"],
    class: "D",
    from: openStates,
    input: decideInput,
    needs: [{ holds: (n) => n.asked !== null, otherwise: say("Nobody asked for more time.") }],
  },
  close: {
    title: say("Close"),
    past: say("closed it"),
    may: [inside, neverTheOwner, granted],
    holders: ["management_representative", "top_management"],
    class: "P",
    signed: "approval",
    from: ["contained", "verified"],
    to: "closed",
    needs: needsOfClosing,
    input: z.strictObject({ lesson: passage.nullable().default(null) }),
  },
  reopen: {
    title: say("Reopen"),
    past: say("reopened it"),
    may: [inside, granted],
    holders: ["management_representative", "top_management", "internal_auditor"],
    class: "D",
    from: ["verified", "closed", "cancelled"],
    to: ["contained", "acting"],
    reason: "required",
    input: z.strictObject({}),
  },
  merge: {
    title: say("Merge"),
    past: say("merged it into another"),
    may: [inside, neverTheOwner, granted],
    holders: ["management_representative"],
    class: "D",
    from: ["open", "contained"],
    to: "merged",
    reason: "required",
    needs: [
      {
        holds: (n) => n.openActions === 0,
        otherwise: (n) => say("{n, plural, one {# action is} other {# actions are}} open here. Finish or cancel them first.", { n: n.openActions }),
      },
    ],
    input: z.strictObject({ intoId: idOf("nonconformity") }),
  },
  cancel: {
    title: say("Cancel"),
    past: say("cancelled it"),
    may: [inside, neverTheOwner, granted],
    holders: ["management_representative"],
    class: "D",
    from: ["open", "contained"],
    to: "cancelled",
    reason: "required",
    input: z.strictObject({}),
    needs: [{ holds: (n) => n.unsettledOutputs === 0, otherwise: (n) => say("{n, plural, one {# lot is} other {# lots are}} not settled yet.", { n: n.unsettledOutputs }) }],
  },
  /** What its actions and lots do changes whose turn it is here. */
  follow: {
    title: say("Follow"),
    past: say("moved it on through an action or a lot that belongs to it"),
    may: [],
    byClock: true,
    from: openStates,
    to: openStates,
    input: z.strictObject({}),
  },
  escalate: {
    title: say("Escalate"),
    past: say("was escalated, because it is late"),
    may: [],
    byClock: true,
    from: openStates,
    input: z.strictObject({ rung: z.enum(rungs), daysLate: z.int().positive() }),
  },
});
