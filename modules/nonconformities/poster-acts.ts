import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { PosterRead } from "./poster.ts";
import { line } from "./words.ts";

export const posterActs = defineActs<PosterRead>("poster")({
  print: {
    title: say("Print a poster"),
    past: say("printed a poster"),
    begins: true,
    may: [granted],
    holders: ["management_representative", "process_owner"],
    class: "D",
    to: "active",
    input: z.strictObject({ place: line, siteId: idOf("site"), purpose: z.enum(["wall", "app"]).default("wall") }),
  },
  revoke: {
    title: say("Revoke"),
    past: say("revoked it"),
    may: [granted],
    holders: ["management_representative", "process_owner"],
    class: "D",
    from: ["active"],
    to: "revoked",
    reason: "required",
    input: z.strictObject({}),
  },
});
