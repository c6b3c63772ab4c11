import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { idOf } from "#kernel/naming.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Task } from "./task.ts";
import { line } from "./words.ts";

/**
 * Of whom a competence is demanded. A document demands it of everybody on its distribution list, a
 * process of everybody on the list of one of its documents; a task of whoever is to do it, before it is done.
 */
export const DemandSubject = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("everyone"), siteId: idOf("site").nullable().default(null) }),
  z.strictObject({ to: z.literal("role"), role: GovernanceRole, siteId: idOf("site").nullable().default(null) }),
  z.strictObject({ to: z.literal("unit"), unitId: idOf("unit") }),
  z.strictObject({ to: z.literal("position"), positionId: idOf("position") }),
  z.strictObject({ to: z.literal("document"), documentId: idOf("document") }),
  z.strictObject({ to: z.literal("process"), process: line }),
  z.strictObject({ to: z.literal("task"), task: Task }),
]);
export type DemandSubject = z.infer<typeof DemandSubject>;

/** A competence that the organisation demands, at a level, of some of its people. */
export const Demand = keptRecord(["in_force", "ended"], {
  competenceId: z.uuid(),
  level: z.int(),
  subject: DemandSubject,
  /** Days in which somebody who comes new under it is to reach it. */
  days: z.int(),
  why: z.string().nullable(),
});
export type Demand = z.infer<typeof Demand>;

export const DemandRead = Demand.extend({ competence: z.string(), levelTitle: z.string() });
export type DemandRead = z.infer<typeof DemandRead>;

export const demandKind: Kind = {
  kind: "demand",
  one: say("competence requirement"),
  several: say("competence requirements"),
  path: "/training/requirements/:number",
  number: "CRQ-{n:4}",
  schema: Demand,
  closed: ["ended"],
  states: { in_force: { label: say("In force"), tone: "ok" }, ended: { label: say("No longer demanded"), tone: "none" } },
};
