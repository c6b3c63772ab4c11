import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { idOf } from "#kernel/naming.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Part, Subject } from "./subject.ts";

/** Who has which part in one subject at one site (or at all): a row of the responsibility matrix. */
export const Assignment = keptRecord(["in_force", "withdrawn"], {
  subject: Subject,
  parts: z.array(Part),
  /** The change of the matrix that made it what it is. */
  proposalId: z.uuid().nullable(),
});
export type Assignment = z.infer<typeof Assignment>;
export const assignmentKind: Kind = {
  kind: "assignment",
  one: "duty",
  several: "duties",
  path: "/responsibilities/:number",
  number: "DUTY-{n:4}",
  schema: Assignment,
  closed: ["withdrawn"],
  states: { in_force: { label: say("In force"), tone: "ok" }, withdrawn: { label: say("Withdrawn"), tone: "none" } },
};

/** A row as a change of the matrix proposes it; no parts: the row is to go. */
export const ProposedRow = z.strictObject({
  subject: Subject,
  siteId: z.uuid().nullable(),
  /** The parts in force when this was drafted; null when there was no such row. */
  was: z.array(Part).nullable(),
  parts: z.array(Part).nullable(),
  /** What a person should look at before signing: "Three process owners could answer." */
  look: z.string().nullable(),
});
export type ProposedRow = z.infer<typeof ProposedRow>;

/** Changes to the matrix, proposed together and decided with one signature by top management. */
export const Proposal = keptRecord(["draft", "proposed", "in_force", "declined", "withdrawn"], {
  why: z.string(),
  rows: z.array(ProposedRow),
  /** The matrix's revision that this became. */
  revision: z.int().nullable(),
  decidedBy: z.uuid().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type Proposal = z.infer<typeof Proposal>;
/** With what the guards ask: what is wrong with its rows, in sentences. */
export const ProposalRead = Proposal.extend({ faults: z.array(z.string()) });
export type ProposalRead = z.infer<typeof ProposalRead>;
export const proposalKind: Kind = {
  kind: "proposal",
  one: "change of the matrix",
  several: "changes of the matrix",
  path: "/responsibilities/changes/:number",
  number: "MATRIX-{n}",
  schema: Proposal,
  closed: ["in_force", "declined", "withdrawn"],
  states: {
    draft: { label: say("Draft"), tone: "none" },
    proposed: { label: say("Waits for top management"), tone: "soon" },
    in_force: { label: say("In force"), tone: "ok" },
    declined: { label: say("Declined"), tone: "bad" },
    withdrawn: { label: say("Withdrawn"), tone: "none" },
  },
};

/** A duty lent to somebody else: by its holder, with an end, once the other has accepted. */
export const Delegation = keptRecord(["offered", "in_force", "declined", "withdrawn", "ended"], {
  positionId: z.uuid(),
  fromPersonId: z.uuid(),
  toPersonId: z.uuid(),
  /** Acts that the other may do meanwhile; a part of what the position may. */
  acts: z.array(z.string()),
  /** Subjects as words ("requirement iso-9001-2015:8.4"); none: everything that the position answers for and that may be lent. */
  subjects: z.array(z.string()),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  why: z.string(),
  acceptedAt: z.iso.datetime().nullable(),
  endedOn: z.iso.date().nullable(),
});
export type Delegation = z.infer<typeof Delegation>;
export const DelegationRead = Delegation.extend({ started: z.boolean(), over: z.boolean(), positionTitle: z.string(), fromName: z.string(), toName: z.string() });
export type DelegationRead = z.infer<typeof DelegationRead>;
export const delegationKind: Kind = {
  kind: "delegation",
  one: "delegation",
  several: "delegations",
  path: "/delegations/:number",
  number: "DEL-{n}",
  schema: Delegation,
  closed: ["declined", "withdrawn", "ended"],
  states: {
    offered: { label: say("Offered"), tone: "soon" },
    in_force: { label: say("Accepted"), tone: "ok" },
    declined: { label: say("Declined"), tone: "none" },
    withdrawn: { label: say("Withdrawn"), tone: "none" },
    ended: { label: say("Ended"), tone: "none" },
  },
};

/** What a position answers for, does and may, on one sheet that its holder reads and says to have understood (5.3). */
export const Sheet = keptRecord(["waiting", "accepted", "vacant", "withdrawn"], {
  positionId: z.uuid(),
  revision: z.int(),
  role: GovernanceRole,
  duties: z.array(z.strictObject({ subject: Subject, siteId: z.uuid().nullable(), level: Part.shape.level })),
  authority: z.array(z.string()),
  /** In words: what it may stop, release, spend. */
  may: z.string().nullable(),
  contentHash: z.string(),
  acknowledgements: z.array(z.strictObject({ personId: z.uuid(), contentHash: z.string(), revision: z.int(), at: z.iso.datetime() })),
});
export type Sheet = z.infer<typeof Sheet>;
export const SheetRead = Sheet.extend({ holders: z.array(z.uuid()), unacknowledged: z.array(z.uuid()) });
export type SheetRead = z.infer<typeof SheetRead>;
export const sheetKind: Kind = {
  kind: "sheet",
  one: "duty sheet",
  several: "duty sheets",
  path: "/sheets/:number",
  number: "DS-{n:2}",
  schema: Sheet,
  closed: ["withdrawn"],
  states: {
    waiting: { label: say("Not yet accepted"), tone: "soon" },
    accepted: { label: say("Accepted"), tone: "ok" },
    vacant: { label: say("Vacant"), tone: "bad" },
    withdrawn: { label: say("Withdrawn"), tone: "none" },
  },
};

/** What becomes of one thing that somebody holds. */
export const Decided = z.strictObject({ item: z.string(), does: z.enum(["give", "leave", "keep"]), to: idOf("person").nullable(), because: z.string().nullable() });
export type Decided = z.infer<typeof Decided>;

/** One thing that somebody holds: computed afresh each time it is looked at, so that nothing is forgotten. */
export const HeldItem = z.strictObject({
  /** "position <holding id>", "record <id>", "delegation <id>", "turn <record id> <act>". */
  item: z.string(),
  what: z.enum(["position", "deputy", "record", "delegation", "turn", "action"]),
  recordId: z.uuid(),
  kind: z.string(),
  number: z.string(),
  title: z.string(),
  state: z.string(),
  sentence: z.string(),
  /** What may be decided about it. */
  choices: z.array(Decided.shape.does),
});
export type HeldItem = z.infer<typeof HeldItem>;

/** Somebody leaves or moves on: all that they hold goes to others, or is knowingly left vacant. */
export const Handover = keptRecord(["open", "finished", "cancelled"], {
  personId: z.uuid(),
  reason: z.enum(["leaves", "moves"]),
  /** The last day in the old positions. */
  lastDay: z.iso.date(),
  decisions: z.array(Decided),
  /** What was done when it was finished, as it stood then. */
  done: z.array(z.strictObject({ item: z.string(), number: z.string(), title: z.string(), does: Decided.shape.does, to: z.uuid().nullable(), because: z.string().nullable() })),
});
export type Handover = z.infer<typeof Handover>;
export const HandoverRead = Handover.extend({ personName: z.string(), items: z.array(HeldItem), undecided: z.int() });
export type HandoverRead = z.infer<typeof HandoverRead>;
export const handoverKind: Kind = {
  kind: "handover",
  one: "handover",
  several: "handovers",
  path: "/handovers/:number",
  number: "HO-{n}",
  schema: Handover,
  closed: ["finished", "cancelled"],
  states: { open: { label: say("Open"), tone: "soon" }, finished: { label: say("Finished"), tone: "ok" }, cancelled: { label: say("Cancelled"), tone: "none" } },
};
