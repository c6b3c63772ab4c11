import { Refusal } from "#kernel/errors.ts";
import { dayOf } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Handlers } from "#server/registry.ts";
import type { trainingSessionActs } from "../acts.ts";
import type { TrainingSessionRead } from "../record.ts";
import type { Participant } from "../training-session.ts";
import { given, json, set } from "./keep.ts";
import type { Tables } from "./tables.ts";

const enrolled = (personId: string): Participant => ({ personId, signedAt: null, way: null, present: null });

const write = (tx: Tx<Tables>, id: string, participants: readonly Participant[]) => set(tx, "training_sessions", id, { participants: json(participants) });

function added(session: Pick<TrainingSessionRead, "participants" | "seats" | "trainerId">, ids: readonly string[]): Participant[] {
  if (session.trainerId !== null && (ids.includes(session.trainerId) || session.participants.some((p) => p.personId === session.trainerId)))
    throw new Refusal("conflict", say("The trainer says who was there, and is not one of them. Somebody else has to hold it."), {
      fields: { personIds: say("The trainer is among them.") },
    });
  const there = new Set(session.participants.map((p) => p.personId)),
    all = [...session.participants, ...[...new Set(ids)].filter((id) => !there.has(id)).map(enrolled)];
  if (session.seats !== null && all.length > session.seats)
    throw new Refusal("conflict", say("It has {n, plural, one {one seat} other {# seats}}. Give it more seats, or plan another session.", { n: session.seats }), {
      fields: { personIds: say("Too many for the seats.") },
    });
  return all;
}

/** The course of a session, which has to be offered and to be held in a room. */
async function courseFor(tx: Tx<Tables>, courseId: string): Promise<{ title: string; minutes: number | null }> {
  const course = await tx
    .selectFrom("courses as n")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.id"))
    .select(["r.title", "r.state", "n.minutes", "n.method"])
    .where("n.id", "=", courseId)
    .executeTakeFirst();
  if (course?.state !== "in_use") throw new Refusal("conflict", say("This course is no longer offered."), { fields: { courseId: say("Choose one that is offered.") } });
  if (course.method !== "classroom") throw new Refusal("invalid", say("This course is not held in a room."), { fields: { courseId: say("Choose one that is held in a room.") } });
  return course;
}

const told = (title: string, startsAt: string, place: string): string => say("{title}: {day}, {place}", { title, day: startsAt.slice(0, 16).replace("T", " "), place });

export const trainingSessionHandlers: Handlers<typeof trainingSessionActs, TrainingSessionRead, Tables> = {
  plan: async ({ tx, id, actor, input, zone, notify }) => {
    const { courseId, startsAt, minutes, place, trainerId, trainerOutside, seats, siteId, personIds } = input;
    const course = await courseFor(tx, courseId),
      participants = added({ participants: [], seats, trainerId }, personIds);
    await tx
      .insertInto("training_sessions")
      .values({
        organisation_id: actor.organisationId,
        id,
        course_id: courseId,
        starts_at: startsAt,
        minutes,
        place,
        trainer_id: trainerId,
        trainer_outside: trainerOutside,
        seats,
        participants: json(participants),
      })
      .execute();
    if (personIds.length > 0) notify({ to: personIds, text: told(course.title, startsAt, place), once: `trainingsession/${id}` });
    return { title: course.title, ownerId: trainerId ?? (actor.system ? null : actor.id), dueOn: dayOf(new Date(startsAt), zone), siteId };
  },
  change: async ({ tx, id, input, record, zone, notify }) => {
    const columns = { startsAt: "starts_at", minutes: "minutes", place: "place", trainerId: "trainer_id", trainerOutside: "trainer_outside", seats: "seats" };
    const changed = { ...record, ...(input.seats === undefined ? {} : { seats: input.seats }), ...(input.trainerId === undefined ? {} : { trainerId: input.trainerId }) };
    if (input.seats || input.trainerId) added(changed, []);
    await set(tx, "training_sessions", id, given(input, columns));
    const startsAt = input.startsAt ?? record.startsAt;
    const to = record.participants.map((p) => p.personId);
    if (to.length > 0) notify({ to, text: told(record.title, startsAt, input.place ?? record.place), once: `trainingsession/${id}/${record.version}` });
    return { dueOn: dayOf(new Date(startsAt), zone), ...(input.trainerId ? { ownerId: input.trainerId } : {}) };
  },
  invite: async ({ tx, id, input, record, notify }) => {
    await write(tx, id, added(record, input.personIds));
    notify({ to: input.personIds, text: told(record.title, record.startsAt, record.place), once: `trainingsession/${id}/${record.version}` });
  },
  strike: async ({ tx, id, input, record }) => {
    const signed = record.participants.find((p) => input.personIds.includes(p.personId) && p.signedAt !== null);
    if (signed) throw new Refusal("conflict", say("Somebody of them has signed to have been there. Say at the end who was not."));
    await write(
      tx,
      id,
      record.participants.filter((p) => !input.personIds.includes(p.personId)),
    );
  },
  enrol: async ({ tx, id, actor, record }) => void (await write(tx, id, added(record, [actor.id]))),
  sign: async ({ tx, id, actor, record, now }) => {
    const at = now.toISOString();
    await write(
      tx,
      id,
      record.participants.map((p) => (p.personId === actor.id ? { ...p, signedAt: p.signedAt ?? at, way: p.way ?? "app" } : p)),
    );
  },
  close: async ({ tx, id, actor, input, record, today, now }) => {
    if (input.onPaper.includes(actor.id))
      throw new Refusal("conflict", say("Nobody confirms their own training. Leave yourself out."), { fields: { onPaper: say("You are among them.") } });
    if (input.onPaper.length > 0 && !(await hasSheet(tx, id)))
      throw new Refusal("conflict", say("The sheet that people signed is not attached. Attach a photograph of it first."), {
        fields: { onPaper: say("Attach the signed sheet.") },
      });
    const paper = new Set(input.onPaper),
      absent = new Set(input.absent);
    const participants = added({ ...record, seats: null }, input.onPaper).map((p): Participant => {
      const signed = p.signedAt ?? (paper.has(p.personId) ? now.toISOString() : null);
      return { ...p, signedAt: signed, way: p.way ?? (paper.has(p.personId) ? "paper" : null), present: signed !== null && !absent.has(p.personId) };
    });
    await set(tx, "training_sessions", id, { participants: json(participants), held_on: record.dueOn ?? today, note: input.note });
  },
  cancel: async ({ id, record, notify, reason }) => {
    const to = record.participants.map((p) => p.personId);
    if (to.length > 0) notify({ to, text: say("{title} is cancelled: {reason}", { title: record.title, reason: reason ?? "" }), once: `trainingsession/${id}/cancel` });
  },
};

async function hasSheet(tx: Tx<Tables>, id: string): Promise<boolean> {
  return (await tx.selectFrom("attachments").select("id").where("record_id", "=", id).where("removed_at", "is", null).executeTakeFirst()) !== undefined;
}
