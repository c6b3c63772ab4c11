import { z } from "zod";
import { defineActs, type Need } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { Decided, type HandoverRead } from "./record.ts";

const allDecided: Need<HandoverRead> = {
  holds: (h) => h.undecided === 0,
  otherwise: (h) => say("{n, plural, one {# thing is} other {# things are}} not decided yet. Give each to somebody, or leave it vacant and say why.", { n: h.undecided }),
};
const holders = ["management_representative", "top_management"] as const;

/** Somebody leaves or moves: nothing that they hold is forgotten (CC-05). */
export const handoverActs = defineActs<HandoverRead>("handover")({
  begin: {
    begins: true,
    title: say("Begin a handover"),
    past: say("began it"),
    input: z.strictObject({ personId: idOf("person"), reason: z.enum(["leaves", "moves"]), lastDay: z.iso.date() }),
    may: [inside, granted],
    to: "open",
    holders,
  },
  decide: {
    title: say("Decide"),
    past: say("decided"),
    input: z.strictObject({
      decisions: z
        .array(Decided.extend({ to: Decided.shape.to.default(null), because: z.string().trim().min(1).max(1_000).nullable().default(null) }))
        .min(1)
        .max(2_000),
    }),
    may: [inside, granted],
    from: ["open"],
    holders,
  },
  postpone: {
    title: say("Change the last day"),
    past: say("changed the last day"),
    input: z.strictObject({ lastDay: z.iso.date() }),
    may: [inside, granted],
    from: ["open"],
    reason: "required",
    holders,
  },
  finish: { title: say("Finish"), past: say("finished it"), input: z.strictObject({}), may: [inside, granted], from: ["open"], to: "finished", needs: [allDecided], holders },
  cancel: { title: say("Cancel"), past: say("cancelled it"), input: z.strictObject({}), may: [inside, granted], from: ["open"], to: "cancelled", reason: "required", holders },
});
