import { z } from "zod";
import { say } from "#kernel/sentence.ts";

/** What an organisation sets about this module; what it does not set has the usual value. */
export interface Policy {
  /** Days late at which each rung hears of it: owner, manager, management representative, top management. */
  readonly escalationDays: readonly [number, number, number, number];
  /** Days in which a report is to be triaged, a nonconformity to be closed, and a lot to be decided about. */
  readonly triageDays: number;
  readonly closingDays: number;
  readonly decisionDays: number;
  /** From this share of the open ones on, in percent, the management representative owns too much. */
  readonly representativeLoad: number;
  readonly currency: string;
}

const wholeDays = (otherwise: number) => z.int().min(1).max(730).catch(otherwise);
/** What an organisation may set here; the days late at which others hear of it are the organisation's own, for everything. */
export const nonconformitySettings = z.strictObject({
  triageDays: z
    .int()
    .min(1)
    .max(730)
    .default(2)
    .meta({ title: say("Days in which somebody decides what becomes of a report") }),
  closingDays: z
    .int()
    .min(1)
    .max(730)
    .default(45)
    .meta({ title: say("Days in which a nonconformity is closed") }),
  decisionDays: z
    .int()
    .min(1)
    .max(730)
    .default(5)
    .meta({ title: say("Days in which a lot set aside is decided about") }),
  representativeLoad: z
    .int()
    .min(0)
    .max(100)
    .default(40)
    .meta({ title: say("Percent of the open ones above which the management representative owns too much") }),
});

const Kept = z.object({
  escalationDays: z.array(z.int().min(1)).min(3).catch([7, 14, 30]),
  triageDays: wholeDays(2),
  closingDays: wholeDays(45),
  decisionDays: wholeDays(5),
  representativeLoad: z.number().min(0).max(100).catch(40),
  currency: z.string().length(3).catch("INR"),
});

/** The organisation's settings as this module reads them: `escalationDays` are the steps after the owner's own first day. */
export function policyFrom(settings: unknown): Policy {
  const all = typeof settings === "object" && settings !== null ? (settings as { modules?: { nonconformities?: object } }) : {};
  const kept = Kept.parse({ ...all, ...all.modules?.nonconformities });
  const [manager = 7, representative = 14, top = 30] = kept.escalationDays;
  return { ...kept, escalationDays: [1, manager, representative, top] };
}
