import { daysBetween } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import type { Job } from "#server/registry.ts";
import { rungsToClimb, type Escalation } from "../ladder.ts";
import { openStates } from "../nonconformity.ts";
import { policyOf } from "./people.ts";
import type { Tables } from "./tables.ts";

interface Late {
  readonly id: string;
  readonly dueOn: string;
  readonly escalation: Escalation | null;
}

const lateActions = (tx: Tx<Tables>, today: string): Promise<Late[]> =>
  tx
    .selectFrom("records as r")
    .innerJoin("actions as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(["r.id", "r.due_on as dueOn", "n.escalation"])
    .where("r.state", "in", ["open", "in_work", "extension_asked"])
    .where("r.due_on", "<", today)
    .orderBy("r.due_on")
    .execute() as Promise<Late[]>;

const lateNonconformities = (tx: Tx<Tables>, today: string): Promise<Late[]> =>
  tx
    .selectFrom("records as r")
    .innerJoin("nonconformities as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(["r.id", "r.due_on as dueOn", "n.escalation"])
    .where("r.state", "in", [...openStates])
    .where("r.due_on", "<", today)
    .orderBy("r.due_on")
    .execute() as Promise<Late[]>;

/** What is late climbs the ladder, one rung at a time and each rung once for one due date. */
const climb: Job = {
  name: "escalate-late-work",
  every: "15 6 * * *",
  run: async ({ tx, today, also }) => {
    const at = tx as unknown as Tx<Tables>,
      { escalationDays } = await policyOf(at);
    for (const [act, late] of [
      ["action.escalate", await lateActions(at, today)],
      ["nonconformity.escalate", await lateNonconformities(at, today)],
    ] as const)
      for (const { id, dueOn, escalation } of late) {
        const daysLate = daysBetween(dueOn, today);
        for (const rung of rungsToClimb(daysLate, escalationDays, escalation, dueOn)) await also(act, { id, input: { rung, daysLate } });
      }
  },
};

export const jobs: Job[] = [climb];
