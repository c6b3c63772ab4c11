import { z } from "zod";
import { defineActs, type Need, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import type { TrainingSessionRead } from "./training-session.ts";
import { line, passage } from "./words.ts";

const people = z.array(idOf("person")).max(200);
const holdsIt: Rule<TrainingSessionRead> = (actor, session) =>
  session.trainerId === actor.id || (session.trainerId === null && session.ownerId === actor.id)
    ? yes
    : notYou(say("Only the trainer says who was there. For a trainer from outside it is whoever answers for the session."));
/** Whoever was taught does not say that they were there: that is for the one who taught, or who held it for a trainer from outside. */
const wasNotTaught: Rule<TrainingSessionRead> = (actor, session) =>
  session.participants.some((p) => p.personId === actor.id)
    ? notYou(say("You are on the list yourself, and nobody confirms their own training. Hand the session over to somebody who was not taught in it."))
    : yes;
const takesPart: Rule<TrainingSessionRead> = (actor, session) =>
  session.participants.some((p) => p.personId === actor.id) ? yes : notYou(say("You are not on the list. The trainer, or whoever planned the session, can put you on it."));
const begun: Need<TrainingSessionRead> = { holds: (s) => s.begun, otherwise: say("It has not begun yet.") };
const free: Need<TrainingSessionRead> = {
  holds: (s) => s.free === null || s.free > 0,
  otherwise: say("It is full. Choose another session, or ask whoever planned it for more seats."),
};

const when = {
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int().min(5).max(10_000).default(60),
  place: line,
  trainerId: idOf("person").nullable().default(null),
  trainerOutside: line.nullable().default(null),
  seats: z.int().min(1).max(500).nullable().default(null),
};

export const trainingSessionActs = defineActs<TrainingSessionRead>("trainingsession")({
  plan: {
    title: say("Plan a session"),
    past: say("planned it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "planned",
    input: z
      .strictObject({ courseId: idOf("course"), ...when, siteId: idOf("site").nullable().default(null), personIds: people.default([]) })
      .refine((s) => (s.trainerId === null) !== (s.trainerOutside === null), { path: ["trainerId"], message: "Name the trainer: somebody here, or somebody from outside." }),
  },
  change: {
    title: say("Change"),
    past: say("changed it"),
    may: [inside, either<TrainingSessionRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["planned"],
    reason: "required",
    input: z
      .strictObject({
        startsAt: z.iso.datetime({ offset: true }),
        minutes: z.int().min(5).max(10_000),
        place: line,
        trainerId: idOf("person").nullable(),
        trainerOutside: line.nullable(),
        seats: z.int().min(1).max(500).nullable(),
      })
      .partial(),
  },
  /** Puts others on the list. */
  invite: {
    title: say("Put people on the list"),
    past: say("put people on the list"),
    may: [inside, either<TrainingSessionRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["planned"],
    input: z.strictObject({ personIds: people.min(1) }),
  },
  strike: {
    title: say("Take off the list"),
    past: say("took people off the list"),
    may: [inside, either<TrainingSessionRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["planned"],
    reason: "required",
    input: z.strictObject({ personIds: people.min(1) }),
  },
  enrol: { title: say("Take part"), past: say("enrolled"), may: [inside], class: "P", from: ["planned"], needs: [free], input: z.strictObject({}) },
  /** Each signs for themselves. */
  sign: {
    title: say("Sign that I was there"),
    past: say("signed to have been there"),
    may: [takesPart],
    inPerson: true,
    class: "P",
    from: ["planned"],
    needs: [begun],
    input: z.strictObject({}),
  },
  /** The trainer says who was there. `onPaper` are those who signed a sheet that is attached; whoever signed neither way was not trained. */
  close: {
    title: say("Close and say who was there"),
    past: say("closed it and said who was there"),
    may: [holdsIt, wasNotTaught],
    class: "P",
    signed: "verification",
    signs: ["courseId", "startsAt", "participants", "heldOn"],
    from: ["planned"],
    to: "held",
    needs: [begun],
    input: z.strictObject({ absent: people.default([]), onPaper: people.default([]), note: passage.nullable().default(null) }),
  },
  cancel: {
    title: say("Cancel"),
    past: say("cancelled it"),
    may: [inside, either<TrainingSessionRead>(theOwner, granted)],
    holders: managers,
    class: "D",
    from: ["planned"],
    to: "cancelled",
    reason: "required",
    input: z.strictObject({}),
  },
});
