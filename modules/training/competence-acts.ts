import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import { Assessors, Level, type CompetenceRead } from "./competence.ts";
import { line, passage } from "./words.ts";

const levels = z
  .array(Level)
  .min(1)
  .max(6)
  .refine((all) => all.every((l, i) => l.level === i + 1), "Number the levels from 1 on, without a gap.");

export const competenceActs = defineActs<CompetenceRead>("competence")({
  define: {
    title: say("Define a competence"),
    past: say("defined it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "in_use",
    input: z.strictObject({
      title: line,
      purpose: passage.nullable().default(null),
      group: line,
      levels,
      validMonths: z.int().min(1).max(240).nullable().default(null),
      assessors: Assessors.prefault({}),
      ownerId: idOf("person").nullable().default(null),
    }),
  },
  change: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, either<CompetenceRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["in_use"],
    reason: "required",
    input: z.strictObject({ title: line, purpose: passage.nullable(), group: line, levels, validMonths: z.int().min(1).max(240).nullable(), assessors: Assessors }).partial(),
  },
  retire: {
    title: say("Use no longer"),
    past: say("said that it is no longer used"),
    may: [inside, either<CompetenceRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["in_use"],
    to: "retired",
    reason: "required",
    needs: [
      {
        holds: (c) => c.demands === 0,
        otherwise: (c) => say("{n, plural, one {One requirement still demands it.} other {# requirements still demand it.}} End them first.", { n: c.demands }),
      },
    ],
    input: z.strictObject({}),
  },
});
