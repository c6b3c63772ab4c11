import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { Audience } from "./audience.ts";
import type { DocumentRead } from "./document.ts";
import { notItsOwner } from "./separation.ts";
import { designation, language, line } from "./words.ts";

const writers = ["process_owner", "management_representative", "top_management", "consultant"] as const;
const keepers = ["management_representative"] as const;
const ownerOrGranted: Rule<DocumentRead> = either<DocumentRead>(theOwner, granted);
const inForce = ["effective", "under_revision"] as const;

const External = z.strictObject({ origin: line, edition: line, licence: line.nullable().default(null) });
const described = {
  title: line,
  code: designation,
  language,
  processes: z.array(line).max(30),
  clauses: z.array(z.string().max(80)).max(200),
  audience: z.array(Audience).max(60),
  reviewMonths: z.int().min(1).max(240).nullable(),
  siteId: idOf("site").nullable(),
  unitId: idOf("unit").nullable(),
  external: External.nullable(),
  public: z.boolean(),
};

export const documentActs = defineActs<DocumentRead>("document")({
  begin: {
    title: say("Write a document"),
    past: say("began it"),
    begins: true,
    may: [granted],
    holders: writers,
    class: "D",
    to: "new",
    input: z.strictObject({
      title: line,
      typeId: idOf("documenttype"),
      /** Absent: the next free one of its type. */
      code: designation.optional(),
      ownerId: idOf("person").optional(),
      language: language.default("en"),
      translationOf: idOf("document").nullable().default(null),
      processes: described.processes.default([]),
      clauses: described.clauses.default([]),
      audience: described.audience.default([]),
      siteId: idOf("site").nullable().default(null),
      unitId: idOf("unit").nullable().default(null),
      external: External.nullable().default(null),
      source: z.enum(["written", "uploaded"]).default("written"),
    }),
  },
  describe: {
    title: say("Change what is said about it"),
    past: say("changed what is said about it"),
    may: [inside, ownerOrGranted],
    holders: keepers,
    class: "D",
    from: ["new", ...inForce],
    reason: "required",
    input: z.strictObject(described).partial(),
  },
  /** The periodic review found that it is still right. */
  confirm: {
    title: say("Still right"),
    waits: say("Review"),
    past: say("reviewed it and found it still right"),
    may: [inside, ownerOrGranted],
    holders: keepers,
    class: "D",
    from: ["effective"],
    signed: "review",
    signs: ["currentId", "confirmed"],
    input: z.strictObject({ note: line.nullable().default(null) }),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: [inside, granted],
    holders: ["process_owner", "management_representative", "top_management"],
    class: "P",
    from: ["effective"],
    to: "obsolete",
    signed: "approval",
    signs: ["currentId", "withdrawn"],
    reason: "required",
    input: z.strictObject({}),
  },
  hold: {
    title: say("Place under legal hold"),
    past: say("placed it under legal hold"),
    may: [inside, granted],
    holders: [...keepers, "top_management"],
    class: "D",
    from: ["new", ...inForce, "obsolete"],
    needs: [{ holds: (d) => d.hold === null, otherwise: say("It is under legal hold already.") }],
    reason: "required",
    input: z.strictObject({}),
  },
  releaseHold: {
    title: say("Lift the legal hold"),
    past: say("lifted the legal hold"),
    may: [inside, granted],
    holders: [...keepers, "top_management"],
    class: "P",
    from: ["new", ...inForce, "obsolete"],
    needs: [{ holds: (d) => d.hold !== null, otherwise: say("It is not under legal hold.") }],
    reason: "required",
    input: z.strictObject({}),
  },
  /** Its content goes; number, title, history and fingerprints stay. */
  dispose: {
    title: say("Dispose of its content"),
    past: say("disposed of its content"),
    may: [inside, notItsOwner, granted],
    holders: [...keepers, "top_management"],
    class: "P",
    from: ["obsolete"],
    to: "disposed",
    signed: "approval",
    signs: ["disposal"],
    reason: "required",
    needs: [
      { holds: (d) => d.hold === null, otherwise: say("It is under legal hold.") },
      { holds: (d) => d.keptLongEnough, otherwise: (d) => (d.keepUntil ? say("It is kept until {day}.", { day: d.keepUntil }) : say("Documents of this type are kept for ever.")) },
    ],
    input: z.strictObject({}),
  },
  /** A revision came into force, was begun, or was given up. */
  follow: {
    title: say("Follow its revisions"),
    past: say("follows its revisions"),
    may: [],
    byClock: true,
    from: ["new", ...inForce],
    to: ["new", ...inForce],
    input: z.strictObject({ openId: z.uuid().nullable(), currentId: z.uuid().nullable().optional() }),
  },
  remind: {
    title: say("Remind of the review"),
    past: say("reminded of its review"),
    may: [],
    byClock: true,
    light: true,
    from: [...inForce],
    input: z.strictObject({ days: z.int(), to: z.array(z.uuid()) }),
  },
});
