import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { CopyRead } from "./copy.ts";
import { day, line } from "./words.ts";

const holders = ["process_owner", "management_representative"] as const;

export const copyActs = defineActs<CopyRead>("copy")({
  give: {
    title: say("Give a controlled copy"),
    past: say("gave it out"),
    begins: true,
    may: [inside, granted],
    holders,
    class: "D",
    to: "out",
    input: z.strictObject({ documentId: idOf("document"), holder: line, expiresOn: day.nullable().default(null) }),
  },
  recall: {
    title: say("Call back"),
    past: say("called it back"),
    may: [inside, granted],
    holders,
    class: "D",
    from: ["out"],
    to: "recalled",
    reason: "required",
    input: z.strictObject({}),
  },
  takeIn: {
    title: say("Returned"),
    past: say("took it back in"),
    may: [inside, granted],
    holders,
    class: "D",
    from: ["out", "recalled"],
    to: "returned",
    input: z.strictObject({}),
  },
  lose: {
    title: say("Lost"),
    past: say("recorded that it is lost"),
    may: [inside, granted],
    holders,
    class: "D",
    from: ["out", "recalled"],
    to: "lost",
    reason: "required",
    input: z.strictObject({}),
  },
});
