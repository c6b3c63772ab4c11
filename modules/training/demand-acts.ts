import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import { DemandSubject, type DemandRead } from "./demand.ts";
import { level, passage } from "./words.ts";

export const demandActs = defineActs<DemandRead>("demand")({
  set: {
    title: say("Demand a competence"),
    past: say("demanded it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "in_force",
    input: z.strictObject({ competenceId: idOf("competence"), level, subject: DemandSubject, days: z.int().min(0).max(730).default(90), why: passage.nullable().default(null) }),
  },
  change: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, granted],
    holders: managers,
    class: "D",
    from: ["in_force"],
    reason: "required",
    input: z.strictObject({ level, days: z.int().min(0).max(730), why: passage.nullable() }).partial(),
  },
  end: {
    title: say("Demand no longer"),
    past: say("demanded it no longer"),
    may: [inside, granted],
    holders: managers,
    class: "D",
    from: ["in_force"],
    to: "ended",
    reason: "required",
    input: z.strictObject({}),
  },
});
