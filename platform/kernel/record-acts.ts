import { z } from "zod";
import { defineActs, type Need, type Rule } from "./act.ts";
import { yes } from "./decision.ts";
import { idOf, partId } from "./naming.ts";
import type { Kept } from "./record.ts";
import { either, granted, inside, theOwner } from "./rules.ts";
import { say } from "./sentence.ts";

const anyone: Rule<unknown> = () => yes;
const words = z.string().trim().min(1).max(10_000);

export const relations = ["came_from", "same_kind", "changes", "concerns", "raises", "evidence"] as const;

const stillOpen: Need<Kept> = { holds: (record) => record.closedAt === null, otherwise: say("It is closed; nobody needs to answer for it any more.") };

/** Acts on any record. All but handing over add to it without changing it. */
export const recordActs = defineActs<Kept>("record")({
  comment: { title: "Write", past: "wrote", input: z.strictObject({ text: words, mentions: z.array(idOf("person")).max(50).default([]) }), may: [anyone], from: [], light: true },
  link: { title: "Add a link", past: "linked", input: z.strictObject({ to: idOf(), relation: z.enum(relations) }), may: [inside], from: [], light: true },
  unlink: {
    title: "Remove the link",
    past: "removed a link",
    input: z.strictObject({ linkId: partId }),
    may: [inside, either<Kept>(theOwner, granted)],
    holders: ["management_representative"],
    from: [],
    light: true,
  },
  attach: {
    title: "Attach",
    past: "attached a file",
    input: z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string().trim().min(1).max(255),
      factOn: z.iso.date().nullable().default(null),
      purpose: z.string().max(60).nullable().default(null),
    }),
    may: [anyone],
    from: [],
    light: true,
  },
  /** Who answers for it changes; nobody when it is knowingly left vacant. */
  handOver: {
    title: say("Hand over"),
    past: say("handed it over"),
    input: z.strictObject({ to: idOf("person").nullable() }),
    may: [inside, either<Kept>(theOwner, granted)],
    from: [],
    needs: [stillOpen],
    reason: "required",
    holders: ["management_representative", "top_management"],
    class: "D",
  },
  /** What a list or the trail said, taken out of Remit: kept on the organisation's own record. */
  export: {
    title: say("Export"),
    past: say("took an export out"),
    input: z.strictObject({ what: z.string().max(120), format: z.enum(["csv", "xlsx", "jsonl"]), rows: z.int().min(0), asks: z.record(z.string(), z.unknown()).default({}) }),
    may: [anyone],
    from: [],
    light: true,
  },
  /** Who may read a confidential record follows the positions: somebody came or went. */
  followReaders: {
    title: say("Follow who reads it"),
    past: say("brought up to date who may read it"),
    input: z.strictObject({ readers: z.array(z.uuid()).max(500) }),
    may: [],
    from: [],
    light: true,
    byClock: true,
  },
  detach: {
    title: "Remove the file",
    past: "removed a file",
    input: z.strictObject({ attachmentId: partId }),
    may: [inside, either<Kept>(theOwner, granted)],
    holders: ["management_representative"],
    from: [],
    light: true,
    reason: "required",
  },
});
