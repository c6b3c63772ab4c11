import { z } from "zod";
import { say } from "#kernel/sentence.ts";

export const Grade = z.enum(["minor", "major"]);
export const Severity = z.int().min(1).max(4);
export const Recurrence = z.int().min(1).max(4);

/** From this product of severity and recurrence on, a correction alone is not enough. */
export const threshold = 6;

export interface Weighed {
  readonly score: number;
  readonly needed: boolean;
  readonly because: string;
}

/**
 * The decision rule: not every nonconformity needs corrective action. Severity runs from 1 (no effect
 * outside the process) to 4 (danger, or the customer or the law is affected); recurrence from 1 (first
 * time in twelve months) to 4 (again and again).
 */
export function weigh(grade: z.infer<typeof Grade>, severity: number, recurrence: number): Weighed {
  const score = severity * recurrence;
  if (grade === "major") return { score, needed: true, because: say("A major nonconformity always needs corrective action.") };
  if (severity === 4) return { score, needed: true, because: say("The severity alone asks for corrective action.") };
  if (score >= threshold)
    return {
      score,
      needed: true,
      because: say("Severity {severity} times recurrence {recurrence} is {score}; from {threshold} on, corrective action is needed.", { severity, recurrence, score, threshold }),
    };
  return {
    score,
    needed: false,
    because: say("Severity {severity} times recurrence {recurrence} is {score}, below {threshold}: the correction is enough.", { severity, recurrence, score, threshold }),
  };
}

export const Evaluation = z.object({
  severity: Severity,
  recurrence: Recurrence,
  score: z.int(),
  ruleSays: z.boolean(),
  needed: z.boolean(),
  reason: z.string(),
  on: z.iso.date(),
  by: z.uuid(),
});
export type Evaluation = z.infer<typeof Evaluation>;
