import { z } from "zod";
import { defineActs, type Need } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, grantedInPerson, inside, role, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { ProposalRead } from "./record.ts";
import { Part, Subject } from "./subject.ts";

const place = { subject: Subject, siteId: idOf("site").nullable().default(null) };
/** A row as somebody drafts it; null withdraws the row. */
export const DraftedRow = z.strictObject({ ...place, parts: z.array(Part).max(2_000).nullable() });
export type DraftedRow = z.infer<typeof DraftedRow>;
const rows = z.array(DraftedRow).max(2_000);
const why = z.string().trim().min(1).max(2_000);

const sound: Need<ProposalRead> = { holds: (p) => p.faults.length === 0, otherwise: (p) => p.faults[0] ?? "" };
const something: Need<ProposalRead> = { holds: (p) => p.rows.length > 0, otherwise: say("Nothing is changed yet.") };

/** Changes of the matrix: proposed by whoever coordinates, decided by top management in person (5.3). */
export const proposalActs = defineActs<ProposalRead>("proposal")({
  begin: {
    begins: true,
    title: say("Propose a change"),
    past: say("began it"),
    input: z.strictObject({ title: z.string().trim().min(1).max(200), why, rows: rows.default([]) }),
    may: [inside, granted],
    to: "draft",
    holders: ["management_representative", "top_management"],
    class: "E",
  },
  fromTemplate: {
    begins: true,
    title: say("Start from the default matrix"),
    past: say("began it from the default matrix"),
    input: z.strictObject({ editionId: z.string().max(60), siteId: idOf("site").nullable().default(null) }),
    may: [inside, granted],
    to: "draft",
    holders: ["management_representative", "top_management"],
    class: "E",
  },
  put: {
    title: say("Save"),
    past: say("drafted rows"),
    input: z.strictObject({ rows: rows.min(1) }),
    may: [inside, either(theOwner, granted)],
    from: ["draft"],
    holders: ["management_representative", "top_management"],
    class: "E",
  },
  drop: {
    title: say("Leave out"),
    past: say("left rows out"),
    input: z.strictObject({ rows: z.array(z.strictObject(place)).min(1).max(2_000) }),
    may: [inside, either(theOwner, granted)],
    from: ["draft"],
    holders: ["management_representative", "top_management"],
    class: "E",
  },
  propose: {
    title: say("Propose"),
    past: say("proposed it"),
    input: z.strictObject({}),
    may: [inside, either(theOwner, granted)],
    from: ["draft"],
    to: "proposed",
    needs: [something, sound],
    holders: ["management_representative", "top_management"],
    class: "E",
  },
  takeBack: { title: say("Take back"), past: say("took it back"), input: z.strictObject({}), may: [theOwner], from: ["proposed"], to: "draft" },
  approve: {
    title: say("Put in force"),
    past: say("put it in force"),
    input: z.strictObject({}),
    may: [role("top_management"), grantedInPerson],
    from: ["proposed"],
    to: "in_force",
    needs: [sound],
    signed: "approval",
    signs: ["why", "rows"],
    holders: ["top_management"],
    class: "N",
  },
  decline: {
    title: say("Decline"),
    past: say("declined it"),
    input: z.strictObject({}),
    may: [role("top_management"), grantedInPerson],
    from: ["proposed"],
    to: "declined",
    reason: "required",
    holders: ["top_management"],
    class: "N",
  },
  withdraw: { title: say("Withdraw"), past: say("withdrew it"), input: z.strictObject({}), may: [theOwner], from: ["draft", "proposed"], to: "withdrawn" },
});
