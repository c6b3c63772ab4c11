import { z } from "zod";

/** A record named in a reason: enough to show and to open it. */
export const Reference = z.object({ kind: z.string(), id: z.uuid(), number: z.string(), title: z.string() });
export type Reference = z.infer<typeof Reference>;

/** The answer to "does this fact hold?", with the records that support it and those that break it. */
export const FactAnswer = z.object({
  holds: z.enum(["yes", "partly", "no"]),
  /** "148 of 151. Three are late." */
  sentence: z.string(),
  /** Examples of records, at most fifty each; the counts are exact. */
  supporting: z.array(Reference),
  breaking: z.array(Reference),
  supportingCount: z.int(),
  breakingCount: z.int(),
});
export type FactAnswer = z.infer<typeof FactAnswer>;

/** A fact that a module answers: its id in `standards/evidence-facts.yaml` and its sentence. */
export interface Fact {
  readonly id: string;
  readonly states: string;
}

/** A figure that a module computes for the whole organisation. */
export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** What is counted, in the plural: "documents"; or a sign: "%". */
  readonly unit: string;
  /** The unit of exactly one: "document". */
  readonly one?: string;
  readonly better: "more" | "less";
}
