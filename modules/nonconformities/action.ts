import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Asked, Extension } from "./extension.ts";
import { Escalation } from "./ladder.ts";

export const ActionSort = z.enum(["correction", "corrective", "preventive", "improvement"]);
export type ActionSort = z.infer<typeof ActionSort>;

export const actionStates = ["open", "in_work", "extension_asked", "done", "accepted", "cancelled"] as const;

/** Something to be done, for any record that needs it. */
export const Action = keptRecord(actionStates, {
  sort: ActionSort,
  details: z.string().nullable(),
  /** The record for which it is done, of any kind. */
  parentId: z.uuid().nullable(),
  parentKind: z.string().nullable(),
  /** It cannot begin before this other action is done. */
  waitsFor: z.uuid().nullable(),
  /** The date that was promised first; it never changes. */
  originalDueOn: z.iso.date(),
  asked: Asked.nullable(),
  extensions: z.array(Extension),
  startedOn: z.iso.date().nullable(),
  proof: z.string().nullable(),
  /** The day on which it was carried out, and the moment when that was entered. */
  doneOn: z.iso.date().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** What came of it: for improvement and preventive actions, which no nonconformity verifies. */
  result: z.string().nullable(),
  accepted: z.object({ by: z.uuid(), on: z.iso.date(), note: z.string().nullable() }).nullable(),
  sentBack: z.int(),
  escalation: Escalation.nullable(),
});

/** With what its neighbours say: the record that it serves, what that has cost, the action that it waits for, and who judges it. */
export const ActionRead = Action.extend({
  parentOwnerId: z.uuid().nullable(),
  parentCost: z.number().nullable(),
  waits: z.boolean(),
  files: z.int(),
  judgeIds: z.array(z.uuid()),
  /** Everybody who ever answered for it. */
  ownedBy: z.array(z.uuid()),
});
export type ActionRead = z.infer<typeof ActionRead>;

export const actionKind: Kind = {
  kind: "action",
  one: say("action"),
  several: say("actions"),
  path: "/actions/:number",
  number: "ACT-{year}-{n:3}",
  schema: Action,
  closed: ["accepted", "cancelled"],
  states: {
    open: { label: say("Open"), tone: "soon" },
    in_work: { label: say("In work"), tone: "soon" },
    extension_asked: { label: say("More time asked"), tone: "part" },
    done: { label: say("Done"), tone: "part" },
    accepted: { label: say("Accepted"), tone: "ok" },
    cancelled: { label: say("Cancelled"), tone: "none" },
  },
};
