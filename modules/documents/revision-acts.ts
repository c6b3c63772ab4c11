import { z } from "zod";
import { defineActs, type Need } from "#kernel/act.ts";
import { idOf, partId } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { TrainingNeed } from "./document-type.ts";
import type { RevisionRead } from "./revision.ts";
import { decidesNow, notItsAuthor, worksHere, writesIt } from "./separation.ts";
import { day, fingerprint, line, passage } from "./words.ts";

const writers = ["process_owner", "management_representative", "top_management", "consultant"] as const;
/** What a signature on a revision stands for: these words in this round. Taking it back begins another round. */
const signs = ["documentId", "revision", "title", "text", "file", "summary", "cause", "round"] as const;

const complete: readonly Need<RevisionRead>[] = [
  { holds: (r) => r.text !== null || r.file !== null, otherwise: say("There is nothing in it yet.") },
  { holds: (r) => !r.changes || r.summary !== null, otherwise: say("Say what changed; those who approve read that first.") },
  { holds: (r) => !r.changes || r.cause !== null, otherwise: say("Say why it changed.") },
  { holds: (r) => r.training !== null, otherwise: say("Say what the people whom it concerns are to do: be trained, read it, or neither.") },
  {
    holds: (r) => r.gate === null || (r.training !== "none" && r.reaches),
    otherwise: say("It waits for people to have read it, but nobody is asked to. Name whom it concerns, or let it take effect without waiting."),
  },
  { holds: (r) => r.training !== "none" || r.trainingReason !== null, otherwise: say("Say why nobody needs to read it.") },
  {
    holds: (r) => r.unansweredRemarks === 0,
    otherwise: (r) => say("{n, plural, one {One remark is} other {# remarks are}} not answered.", { n: r.unansweredRemarks }),
  },
];
const settled: Need<RevisionRead> = {
  holds: (r) => r.openRemarks === 0,
  otherwise: (r) => say("{n, plural, one {One remark is} other {# remarks are}} not settled.", { n: r.openRemarks }),
};

export const revisionActs = defineActs<RevisionRead>("revision")({
  draft: {
    title: say("Revise"),
    past: say("began to revise it"),
    begins: true,
    may: [granted],
    holders: writers,
    class: "D",
    to: "draft",
    input: z.strictObject({ documentId: idOf("document"), source: z.enum(["written", "uploaded"]).optional(), cause: passage.nullable().default(null) }),
  },
  /** Somebody else writes with them. */
  invite: {
    title: say("Let somebody write with you"),
    past: say("let somebody write with them"),
    may: [writesIt],
    from: ["draft"],
    input: z.strictObject({ personId: idOf("person") }),
  },
  write: {
    title: say("Save"),
    past: say("wrote"),
    may: [writesIt],
    from: ["draft"],
    largest: 12 * 1024 * 1024,
    apart: ["text"],
    input: z.strictObject({ text: z.string().min(2).max(8_000_000) }),
  },
  upload: {
    title: say("Put a file in"),
    past: say("put a file in"),
    may: [writesIt],
    from: ["draft"],
    input: z.strictObject({ sha256: fingerprint, name: line }),
  },
  explain: {
    title: say("Say what changed and why"),
    past: say("said what changed and why"),
    may: [writesIt],
    from: ["draft"],
    input: z
      .strictObject({
        title: line,
        summary: passage.nullable(),
        cause: passage.nullable(),
        training: TrainingNeed,
        trainingReason: passage.nullable(),
        effectiveOn: day.nullable(),
        gate: z.int().min(1).max(100).nullable(),
      })
      .partial(),
  },
  submit: {
    title: say("Submit"),
    past: say("submitted it"),
    may: [writesIt],
    from: ["draft"],
    to: ["in_review", "in_approval"],
    signed: "authorship",
    signs,
    needs: complete,
    input: z.strictObject({}),
  },
  review: {
    title: say("Agree"),
    past: say("reviewed it and agreed"),
    may: [worksHere, decidesNow],
    from: ["in_review"],
    to: ["in_review", "in_approval", "approved"],
    signed: "review",
    signs,
    class: "P",
    input: z.strictObject({ note: line.nullable().default(null) }),
  },
  approve: {
    title: say("Approve"),
    past: say("approved it"),
    may: [worksHere, decidesNow, notItsAuthor],
    from: ["in_approval"],
    to: ["in_review", "in_approval", "approved"],
    signed: "approval",
    signs,
    class: "P",
    needs: [settled],
    input: z.strictObject({ note: line.nullable().default(null) }),
  },
  sendBack: {
    title: say("Send back"),
    past: say("sent it back"),
    may: [worksHere, decidesNow],
    from: ["in_review", "in_approval"],
    to: "draft",
    reason: "required",
    input: z.strictObject({}),
  },
  /** Those who wrote it want to change it after all: what was signed so far is void. */
  takeBack: {
    title: say("Take back"),
    past: say("took it back"),
    may: [either<RevisionRead>(writesIt, granted)],
    holders: ["management_representative"],
    from: ["in_review", "in_approval", "approved"],
    to: "draft",
    reason: "required",
    input: z.strictObject({}),
  },
  reject: {
    title: say("Reject"),
    past: say("rejected it"),
    may: [worksHere, decidesNow],
    from: ["in_review", "in_approval"],
    to: "rejected",
    reason: "required",
    input: z.strictObject({}),
  },
  drop: {
    title: say("Drop"),
    past: say("dropped it"),
    may: [inside, either<RevisionRead>(writesIt, granted)],
    holders: ["management_representative"],
    from: ["draft"],
    to: "withdrawn",
    reason: "required",
    input: z.strictObject({}),
  },
  issue: {
    title: say("Issue"),
    past: say("issued it"),
    may: [inside, either<RevisionRead>(writesIt, granted)],
    holders: ["process_owner", "management_representative", "top_management"],
    from: ["approved"],
    to: ["approved", "effective"],
    signed: "responsibility",
    signs: [...signs, "effectiveOn", "gate"],
    class: "P",
    needs: [settled, { holds: (r) => r.issued === null, otherwise: (r) => say("It is issued and takes effect on {day}.", { day: r.effectiveOn ?? "" }) }],
    input: z.strictObject({ effectiveOn: day.nullable().default(null) }),
  },
  /** It takes effect although fewer people have read it than was asked for. */
  overrideGate: {
    title: say("Let it take effect all the same"),
    past: say("let it take effect before enough people had read it"),
    may: [inside, granted],
    holders: ["management_representative", "top_management"],
    class: "P",
    from: ["approved"],
    needs: [{ holds: (r) => r.gate !== null && r.gateOverride === null, otherwise: say("Nothing stands in its way.") }],
    reason: "required",
    input: z.strictObject({}),
  },
  remark: {
    title: say("Remark"),
    past: say("remarked on it"),
    may: [],
    from: ["draft", "in_review", "in_approval"],
    light: true,
    input: z.strictObject({ text: passage, quote: z.string().max(1_000).nullable().default(null) }),
  },
  /** Those who write say what was done about it; whether that is enough, whoever remarked says. */
  answer: {
    title: say("Answer"),
    past: say("answered a remark"),
    may: [writesIt],
    from: ["draft", "in_review", "in_approval"],
    light: true,
    input: z.strictObject({ remarkId: partId, note: line }),
  },
  /** By whoever made it, or by those who decide: nobody settles what others find wrong with their own words. */
  settle: {
    title: say("Settle"),
    past: say("settled a remark"),
    may: [],
    from: ["draft", "in_review", "in_approval"],
    light: true,
    input: z.strictObject({ remarkId: partId, note: line.nullable().default(null) }),
  },
  /** A copy left the system: printed or saved as a file. Who took which, and when, stays known. */
  takeCopy: {
    title: say("Take a copy"),
    past: say("took a copy of it"),
    may: [],
    from: [],
    light: true,
    input: z.strictObject({ as: z.enum(["pdf", "docx", "markdown"]), copy: z.string().max(60).nullable().default(null) }),
  },
  takeEffect: { title: say("Take effect"), past: say("let it take effect"), may: [], byClock: true, from: ["approved"], to: "effective", input: z.strictObject({}) },
  supersede: {
    title: say("Supersede"),
    past: say("put a newer one in its place"),
    may: [],
    byClock: true,
    from: ["effective"],
    to: "superseded",
    input: z.strictObject({ at: z.iso.datetime().optional() }),
  },
  /** Who sees a revision before it is in force, besides those who write and decide: nobody by default. */
  readConfidential: {
    title: say("See what is being written"),
    past: say("looked"),
    may: [granted],
    holders: ["management_representative"],
    from: [],
    light: true,
    input: z.strictObject({}),
  },
});
