import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { personal } from "#kernel/record.ts";
import { granted } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { Organisation } from "./record.ts";
import { inOrder, Settings } from "./settings.ts";
import { line, locale, zone } from "./words.ts";

const leaders = ["top_management", "management_representative"] as const;

export const organisationActs = defineActs<Organisation>("organisation")({
  found: {
    begins: true,
    byClock: true,
    title: say("Found"),
    past: say("founded the organisation"),
    to: "founded",
    may: [],
    input: z.strictObject({ name: line, slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/), zone: zone.default("Asia/Kolkata"), locale: locale.default("en") }),
  },
  rename: { title: say("Rename"), past: say("renamed the organisation"), input: z.strictObject({ name: line }), may: [granted], from: ["founded"], holders: leaders, class: "D" },
  configure: {
    title: say("Change the settings"),
    past: say("changed the settings"),
    may: [granted],
    from: ["founded"],
    holders: [...leaders, "administrator"],
    class: "D",
    input: z.strictObject({
      zone: zone.meta({ title: say("Time zone"), description: say("Days begin and end by it. Write it like Asia/Kolkata.") }).optional(),
      locale: locale.meta({ title: say("Language") }).optional(),
      settings: z
        .strictObject({
          acknowledgementShare: Settings.shape.acknowledgementShare.unwrap().meta({ title: say("Percent who must have acknowledged before a document counts as known") }),
          loadLimit: Settings.shape.loadLimit.unwrap().meta({ title: say("Duties on one person above which it is too much") }),
          escalationDays: Settings.shape.escalationDays
            .unwrap()
            .refine(inOrder, "Each step is later than the one before.")
            .meta({ title: say("Days late, step by step") }),
        })
        .partial()
        .optional(),
    }),
  },
  /** What a module lets the organisation set: only the module knows what that is. */
  decide: {
    title: say("Change"),
    past: say("changed the settings of a module"),
    may: [granted],
    from: ["founded"],
    holders: leaders,
    class: "D",
    input: z.strictObject({ module: z.string().max(60), settings: z.record(z.string().max(60), z.unknown()) }),
  },
  /** The file is taken apart into people, positions, units and sites; the trail keeps only its fingerprint. */
  importChart: {
    title: say("Import"),
    past: say("imported sites, units, positions and people"),
    may: [granted],
    from: ["founded"],
    holders: [...leaders, "administrator"],
    class: "D",
    forgets: true,
    largest: 8 * 1024 * 1024,
    input: z.strictObject({ file: z.string().trim().max(255).default("chart.csv"), text: personal(z.string().min(1).max(4_000_000)) }),
  },
});
