import { z } from "zod";
import { defineActs, type Need, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { say } from "#kernel/sentence.ts";
import type { SheetRead } from "./record.ts";

const holder: Rule<SheetRead> = (actor, record) =>
  record.holders.includes(actor.id) ? yes : notYou(say("Only somebody who holds this position can say that they understood its duties."));
const stillOpen: Need<SheetRead> = { holds: (s) => s.unacknowledged.length > 0, otherwise: say("Everybody who holds this position has accepted this revision.") };

/** Duty sheets follow the matrix by themselves; the holder says to have understood the revision that was on the screen. */
export const sheetActs = defineActs<SheetRead>("sheet")({
  issue: { begins: true, title: say("Issue"), past: say("issued it"), input: z.strictObject({ positionId: z.uuid() }), may: [], to: "waiting", byClock: true },
  refresh: {
    title: say("Refresh"),
    past: say("brought it up to date"),
    input: z.strictObject({}),
    may: [],
    from: ["waiting", "accepted", "vacant"],
    to: ["waiting", "accepted", "vacant", "withdrawn"],
    byClock: true,
  },
  acknowledge: {
    title: say("I have understood it"),
    past: say("accepted the duties"),
    input: z.strictObject({ contentHash: z.string().length(64) }),
    may: [holder],
    from: ["waiting", "accepted"],
    to: ["waiting", "accepted"],
    needs: [stillOpen],
    inPerson: true,
    class: "P",
  },
});
