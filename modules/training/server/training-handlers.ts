import { sql } from "kysely";
import { addDays } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { isInside } from "#server/people.ts";
import type { Handlers, Moment, SpineChange } from "#server/registry.ts";
import type { trainingActs } from "../acts.ts";
import type { TrainingRead } from "../record.ts";
import type { Done } from "../training.ts";
import { openTrainingFor } from "./completing.ts";
import { json, notBefore, set } from "./keep.ts";
import type { Tables } from "./tables.ts";

interface Asked {
  readonly personId: string;
  readonly courseId: string | null;
  readonly revisionId: string | null;
}

/** What somebody is to learn, in words: the course, or the issue of the document. */
async function titleFor(tx: Tx<Tables>, { courseId, revisionId }: Asked): Promise<{ title: string; siteId: string | null }> {
  if (revisionId) {
    const { rows } = await sql<{ code: string; revision: number; title: string; siteId: string | null }>`
      select d.code, v.revision, r.title, r.site_id as "siteId" from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
        join records r on r.organisation_id = d.organisation_id and r.id = d.id where v.organisation_id = (select app_organisation()) and v.id = ${revisionId}`.execute(tx);
    const [found] = rows;
    if (found) return { title: say("{code} revision {revision}: {title}", { code: found.code, revision: found.revision, title: found.title }), siteId: found.siteId };
  }
  const course = await tx
    .selectFrom("records")
    .select(["title", "state"])
    .where("id", "=", courseId ?? "")
    .executeTakeFirst();
  if (!course) throw new Refusal("not_found", say("There is no such course, or it is not yours to see."));
  if (course.state !== "in_use")
    throw new Refusal("conflict", say("{course} is no longer offered.", { course: course.title }), { fields: { courseId: say("Choose one that is offered.") } });
  return { title: course.title, siteId: null };
}

/** When it is done: what the record keeps, and the day on which the supervisor is asked whether it worked. */
async function finished(doing: { tx: Tx<Tables>; id: string; record: TrainingRead } & Moment, done: Omit<Done, "at">): Promise<SpineChange> {
  const { tx, id, record, now } = doing;
  const course = record.courseId ? await tx.selectFrom("courses").select("effectiveness_days as days").where("id", "=", record.courseId).executeTakeFirst() : undefined;
  await set(tx, "trainings", id, {
    open: false,
    done: json({ ...done, at: now.toISOString() }),
    done_on: done.on,
    evaluate_on: course?.days ? addDays(done.on, course.days) : null,
  });
  return {};
}

const alone = { sourceId: null, enteredBy: null, note: null };

export const trainingHandlers: Handlers<typeof trainingActs, TrainingRead, Tables> = {
  assign: async ({ tx, id, actor, input, today, notify }) => {
    if (!(await isInside(tx, input.personId, today)))
      throw new Refusal("invalid", say("Training is assigned to somebody who works here."), { fields: { personId: say("Choose another person.") } });
    if (await openTrainingFor(tx, input.personId, input.courseId))
      throw new Refusal("conflict", say("This person is to take this course already."), { fields: { courseId: say("Choose another course, or another person.") } });
    const { title, siteId } = await titleFor(tx, { ...input, revisionId: null });
    const course = await tx.selectFrom("courses").select("competence_id as competenceId").where("id", "=", input.courseId).executeTakeFirstOrThrow();
    await tx
      .insertInto("trainings")
      .values({
        organisation_id: actor.organisationId,
        id,
        person_id: input.personId,
        course_id: input.courseId,
        revision_id: null,
        curriculum_id: null,
        competence_id: course.competenceId,
        cause: "person",
        why: input.why,
      })
      .execute();
    notify({ to: [input.personId], text: say("{who} assigned you training: {title}", { who: actor.name, title }), once: `training/${id}` });
    return { title, ownerId: input.personId, dueOn: notBefore(input.dueOn, today, "dueOn"), siteId };
  },
  ask: async ({ tx, id, actor, input, notify }) => {
    const { title, siteId } = await titleFor(tx, input);
    await tx
      .insertInto("trainings")
      .values({
        organisation_id: actor.organisationId,
        id,
        person_id: input.personId,
        course_id: input.courseId,
        revision_id: input.revisionId,
        curriculum_id: input.curriculumId,
        competence_id: input.competenceId,
        cause: input.cause,
        why: input.why,
      })
      .execute();
    if (input.cause !== "person") notify({ to: [input.personId], text: say("You are to learn: {title}", { title }), once: `training/${id}` });
    return { title, ownerId: input.personId, dueOn: input.dueOn, siteId };
  },
  read: async (doing) => finished(doing, { ...alone, on: doing.today, way: "app" }),
  confirm: async (doing) => finished(doing, { ...alone, on: doing.today, way: "app", sourceId: null, note: doing.input.note }),
  complete: async (doing) => finished(doing, doing.input),
  postpone: async ({ input, today, record, notify, id }) => {
    notBefore(input.dueOn, today, "dueOn");
    notify({ to: [record.personId], text: say("You have until {day} for: {title}", { day: input.dueOn, title: record.title }), once: `training/${id}/time/${record.version}` });
    return { dueOn: input.dueOn };
  },
  takeBack: async ({ tx, id, reason }) => void (await set(tx, "trainings", id, { open: false, retired_because: reason ?? "" })),
  retire: async ({ tx, id, input }) => void (await set(tx, "trainings", id, { open: false, retired_because: input.because })),
  remind: async ({ tx, id, record, today, notify }) => {
    await set(tx, "trainings", id, { reminded_on: today });
    notify({ to: [record.personId], text: say("Training still waits for you: {title}", { title: record.title }), once: `training/${id}/remind/${today}` });
  },
  escalate: async ({ tx, id, record, today, input, notify }) => {
    await set(tx, "trainings", id, { escalated_on: today });
    const text = say("{person} is late with training: {title}", { person: record.person, title: record.title });
    if (input.to.length > 0) notify({ to: input.to, text, once: `training/${id}/late/${record.dueOn ?? ""}` });
  },
  askEvaluation: async ({ record, today }) => ({ dueOn: addDays(today, 14), siteId: record.siteId }),
  evaluate: async ({ tx, id, actor, input, today, record, also, notify }) => {
    let actionId: string | null = null;
    if (!input.effective && input.action) {
      const details = say("{person} took {title}; it did not work: {note}", { person: record.person, title: record.title, note: input.note ?? "" });
      const action = { title: input.action.title, sort: "corrective", details, parentId: id, ownerId: input.action.ownerId, dueOn: input.action.dueOn, siteId: record.siteId };
      actionId = (await also("action.assign", { input: action })).id;
    }
    await set(tx, "trainings", id, { effectiveness: json({ by: actor.id, on: today, effective: input.effective, note: input.note, actionId }) });
    if (!input.effective) notify({ to: [record.personId], text: say("{title}: more is needed, and it is being planned.", { title: record.title }), once: `training/${id}/effect` });
    return { state: input.effective ? "effective" : "not_effective" };
  },
};
