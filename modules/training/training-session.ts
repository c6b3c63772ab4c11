import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Way } from "./words.ts";

/** Somebody who is enrolled. `signedAt` is the person's own word that they were there, or the paper sheet that the trainer holds. */
export const Participant = z.object({
  personId: z.uuid(),
  signedAt: z.iso.datetime().nullable(),
  way: Way.nullable(),
  /** What the trainer says: null before the end. */
  present: z.boolean().nullable(),
});
export type Participant = z.infer<typeof Participant>;

/** A course held in a room: when, where, by whom, and who was there. The owner is the trainer, or whoever holds it for a trainer from outside. */
export const TrainingSession = keptRecord(["planned", "held", "cancelled"], {
  courseId: z.uuid(),
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int(),
  place: z.string(),
  trainerId: z.uuid().nullable(),
  /** A trainer who is nobody here: name and firm. */
  trainerOutside: z.string().nullable(),
  seats: z.int().nullable(),
  participants: z.array(Participant),
  heldOn: z.iso.date().nullable(),
  note: z.string().nullable(),
});
export type TrainingSession = z.infer<typeof TrainingSession>;

export const TrainingSessionRead = TrainingSession.extend({ course: z.string(), free: z.int().nullable(), begun: z.boolean() });
export type TrainingSessionRead = z.infer<typeof TrainingSessionRead>;

export const trainingSessionKind: Kind = {
  kind: "trainingsession",
  one: say("session"),
  several: say("sessions"),
  path: "/training/sessions/:number",
  number: "SES-{year}-{n:3}",
  schema: TrainingSession,
  closed: ["held", "cancelled"],
  states: {
    planned: { label: say("Planned"), tone: "soon" },
    held: { label: say("Held"), tone: "ok" },
    cancelled: { label: say("Cancelled"), tone: "none" },
  },
};
