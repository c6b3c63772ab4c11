import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { Disposition, type OutputRead } from "./output.ts";
import { day, line, passage } from "./words.ts";

export const outputActs = defineActs<OutputRead>("output")({
  hold: {
    title: say("Set parts aside"),
    past: say("set them aside"),
    begins: true,
    may: [inside, granted],
    holders: ["process_owner", "employee", "management_representative"],
    class: "D",
    to: "held",
    input: z.strictObject({
      nonconformityId: idOf("nonconformity"),
      quantity: z.number().positive().max(1e9),
      unit: z.string().trim().min(1).max(20).default("pcs"),
      item: line,
      lot: line.nullable().default(null),
      location: line,
      segregation: line,
      heldOn: day.optional(),
      dueOn: day.optional(),
    }),
  },
  /** A right of the position, never lent downwards; signed each time. */
  decide: {
    title: say("Decide about them"),
    past: say("decided about them"),
    may: [inside, granted],
    holders: ["process_owner"],
    class: "P",
    signed: "responsibility",
    signs: ["quantity", "unit", "item", "lot", "disposition", "decision"],
    from: ["held"],
    to: ["decided", "settled"],
    input: z.strictObject({ disposition: Disposition, reason: passage, concession: line.nullable().default(null) }),
  },
  reverify: {
    title: say("Record the new check"),
    past: say("checked them again"),
    may: [inside, granted],
    holders: ["process_owner", "employee", "management_representative"],
    class: "D",
    from: ["decided"],
    to: ["held", "settled"],
    input: z.strictObject({ passed: z.boolean(), result: passage, on: day.optional() }),
  },
  split: {
    title: say("Split the lot"),
    past: say("split the lot"),
    may: [inside, granted],
    holders: ["process_owner", "employee", "management_representative"],
    class: "D",
    from: ["held"],
    input: z.strictObject({ quantity: z.number().positive().max(1e9), location: line.optional() }),
  },
});
