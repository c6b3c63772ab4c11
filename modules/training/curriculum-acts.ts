import { z } from "zod";
import { Audience } from "#modules/documents/audience.ts";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import type { CurriculumRead } from "./curriculum.ts";
import { line } from "./words.ts";

export const curriculumActs = defineActs<CurriculumRead>("curriculum")({
  compose: {
    title: say("Compose a curriculum"),
    past: say("composed it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "in_use",
    input: z.strictObject({ title: line, audience: z.array(Audience).min(1).max(60), courseIds: z.array(idOf("course")).min(1).max(60) }),
  },
  change: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, granted],
    holders: managers,
    class: "D",
    from: ["in_use"],
    reason: "required",
    input: z.strictObject({ title: line, audience: z.array(Audience).min(1).max(60), courseIds: z.array(idOf("course")).min(1).max(60) }).partial(),
  },
  retire: {
    title: say("Use no longer"),
    past: say("used it no longer"),
    may: [inside, granted],
    holders: managers,
    class: "D",
    from: ["in_use"],
    to: "retired",
    reason: "required",
    input: z.strictObject({}),
  },
});
