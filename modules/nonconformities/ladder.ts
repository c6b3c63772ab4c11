import { z } from "zod";
import { say } from "#kernel/sentence.ts";
import type { Policy } from "./policy.ts";

/** Who hears of something late, in this order: whoever owes it, their manager, the management representative, top management. */
export const rungs = ["owner", "manager", "management_representative", "top_management"] as const;
export type Rung = (typeof rungs)[number];

/** How far something late has climbed; a new due date begins anew. */
export const Escalation = z.object({ rung: z.enum(rungs), dueOn: z.iso.date(), on: z.iso.date(), to: z.array(z.uuid()) });
export type Escalation = z.infer<typeof Escalation>;

/** The rungs that a record so many days late must have reached. */
export const reached = (daysLate: number, days: Policy["escalationDays"]): Rung[] => rungs.filter((_rung, i) => daysLate >= days[i]!);

/** The rungs that are still to hear of it: each once for one due date. */
export function rungsToClimb(daysLate: number, days: Policy["escalationDays"], last: Escalation | null, dueOn: string): Rung[] {
  const done = last && last.dueOn === dueOn ? rungs.indexOf(last.rung) : -1;
  return reached(daysLate, days).filter((rung) => rungs.indexOf(rung) > done);
}

export const rungWhy = (rung: Rung, number: string): string => {
  if (rung === "owner") return say("yours because you answer for {number}, and it is late", { number });
  if (rung === "manager") return say("yours because somebody who reports to you is late with {number}", { number });
  if (rung === "management_representative") return say("yours because {number} is late and its manager did not bring it on", { number });
  return say("yours because {number} has been late for long; only resources or a decision help now", { number });
};
