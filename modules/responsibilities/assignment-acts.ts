import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { Assignment } from "./record.ts";
import { Part, Subject } from "./subject.ts";

const parts = z.array(Part).min(1).max(2_000);

/**
 * The matrix in force changes only as the consequence of a change that top management signed, so
 * these acts are nobody's own: `proposal.approve` asks for them.
 */
export const assignmentActs = defineActs<Assignment>("assignment")({
  set: {
    begins: true,
    title: say("Put in force"),
    past: say("put it in force"),
    input: z.strictObject({ subject: Subject, siteId: z.uuid().nullable(), parts, proposalId: z.uuid().nullable() }),
    may: [],
    to: "in_force",
    byClock: true,
  },
  change: { title: say("Change"), past: say("changed who answers"), input: z.strictObject({ parts, proposalId: z.uuid().nullable() }), may: [], from: ["in_force"], byClock: true },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    input: z.strictObject({ proposalId: z.uuid().nullable() }),
    may: [],
    from: ["in_force"],
    to: "withdrawn",
    byClock: true,
  },
});
