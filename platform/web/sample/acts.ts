import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { yes } from "#kernel/decision.ts";
import { granted } from "#kernel/rules.ts";
import type { Kept } from "#kernel/record.ts";

const anyone = () => yes;

/** Acts for the kit page only: one of each form. */
export const sampleActs = defineActs<Kept & { readonly openActions: number }>("sample")({
  finish: { title: "Action 3 is done", past: "finished action 3", input: z.strictObject({}), may: [anyone], from: ["acting"], to: "verified" },
  add: {
    title: "Add an action",
    past: "added an action",
    from: ["acting"],
    may: [anyone],
    input: z.strictObject({
      what: z.string().min(1).max(200).meta({ title: "What is to be done" }),
      kind: z.enum(["correction", "corrective", "elsewhere"]),
      ownerId: z.uuid().meta({ title: "Who answers" }),
      dueOn: z.iso.date(),
      hours: z.number().optional(),
      why: z.string().max(4000).nullable().meta({ description: "What would happen without it." }),
      steps: z.array(z.string().max(120)).default([]),
      urgent: z.boolean().default(false).meta({ title: "The machine stands still until then" }),
    }),
  },
  extend: {
    title: "Ask for more time",
    past: "asked for more time",
    input: z.strictObject({ dueOn: z.iso.date().meta({ title: "New date" }) }),
    reason: "required",
    may: [anyone],
    from: ["acting"],
  },
  approve: { title: "Approve", past: "approved it", input: z.strictObject({}), signed: "approval", may: [anyone], from: ["acting"], to: "closed" },
  verify: { title: "Verify the effect", past: "verified the effect", input: z.strictObject({}), may: [granted], from: ["acting"], to: "verified" },
  close: {
    title: "Close",
    past: "closed it",
    input: z.strictObject({}),
    may: [anyone],
    from: ["acting"],
    to: "closed",
    needs: [{ holds: (record) => record.openActions === 0, otherwise: "3 actions are open. Close them first." }],
  },
});
