import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** What is done with parts or results that do not conform. */
export const Disposition = z.enum(["rework", "scrap", "return", "use_as_is", "release"]);
export type Disposition = z.infer<typeof Disposition>;

export const dispositionName = (disposition: Disposition): string =>
  ({ rework: say("Rework"), scrap: say("Scrap"), return: say("Return"), use_as_is: say("Use as is, by concession"), release: say("Release: within limits") })[disposition];

/** A quantity of output that was set aside, and the decision about it. */
export const Output = keptRecord(["held", "decided", "settled"], {
  nonconformityId: z.uuid(),
  quantity: z.number(),
  unit: z.string(),
  item: z.string(),
  lot: z.string().nullable(),
  location: z.string(),
  /** How it is kept apart and marked. */
  segregation: z.string(),
  heldOn: z.iso.date(),
  disposition: Disposition.nullable(),
  decision: z.object({ by: z.uuid(), at: z.iso.datetime(), reason: z.string(), concession: z.string().nullable() }).nullable(),
  reverification: z.object({ by: z.uuid(), on: z.iso.date(), passed: z.boolean(), result: z.string() }).nullable(),
});

/** With the person who answers for the nonconformity. */
export const OutputRead = Output.extend({ parentOwnerId: z.uuid().nullable() });
export type OutputRead = z.infer<typeof OutputRead>;

export const outputKind: Kind = {
  kind: "output",
  one: say("lot set aside"),
  several: say("lots set aside"),
  path: "/outputs/:number",
  number: "L-{year}-{n:3}",
  schema: Output,
  closed: ["settled"],
  states: { held: { label: say("Set aside"), tone: "soon" }, decided: { label: say("To be checked again"), tone: "part" }, settled: { label: say("Settled"), tone: "ok" } },
};
