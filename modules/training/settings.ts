import { z } from "zod";
import { say } from "#kernel/sentence.ts";

/** What an organisation may set about training. */
export const trainingSettings = z.strictObject({
  awarenessShare: z
    .int()
    .min(1)
    .max(100)
    .default(90)
    .meta({ title: say("Percent of people who must have done what everybody is to be aware of") }),
  lateDays: z
    .int()
    .min(1)
    .max(365)
    .default(7)
    .meta({ title: say("Days late at which the supervisor hears of training that is not done") }),
  renewDays: z
    .int()
    .min(1)
    .max(365)
    .default(90)
    .meta({ title: say("Days before evidence of competence runs out at which its refresher is assigned") }),
});
export type TrainingSettings = z.infer<typeof trainingSettings>;

/** The organisation's settings as this module reads them. */
export function trainingSettingsFrom(settings: unknown): TrainingSettings {
  const all = typeof settings === "object" && settings !== null ? (settings as { modules?: { training?: object } }) : {};
  const read = trainingSettings.safeParse(all.modules?.training ?? {});
  return read.success ? read.data : trainingSettings.parse({});
}
