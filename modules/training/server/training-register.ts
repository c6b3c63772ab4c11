import { sql } from "kysely";
import { linked } from "#server/linked.ts";
import { named } from "#server/people.ts";
import { exactly, idOf, oneOf, register, type Condition, type Filters } from "#server/register.ts";
import type { Asking } from "#server/registry.ts";
import type { z } from "zod";
import { levelTitle } from "../competence.ts";
import type { TrainingRead } from "../training.ts";
import type { TrainingRow, trainingViews } from "../training-views.ts";
import { findTrainings } from "./find-people.ts";
import { competenceInUse, nothing } from "./keep.ts";
import { movedFigure } from "./moved-figure.ts";
import { assessorsFor } from "./qualified.ts";
import { supervisorsOf } from "./supervisors.ts";
import type { Tables } from "./tables.ts";

type Shows = Pick<TrainingRow, "personId" | "person" | "courseId" | "course" | "method" | "cause" | "why" | "doneOn" | "bulk" | "evaluateOn">;
const shows: Record<keyof Shows, string> = {
  personId: "n.person_id",
  person: "coalesce((select q.name from people q where q.organisation_id = n.organisation_id and q.id = n.person_id), '')",
  courseId: "n.course_id",
  course: "(select q.title from records q where q.organisation_id = n.organisation_id and q.id = n.course_id)",
  method: "(select q.method from courses q where q.organisation_id = n.organisation_id and q.id = n.course_id)",
  cause: "n.cause",
  why: "n.why",
  doneOn: "n.done_on",
  bulk: "coalesce(n.done ->> 'way' = 'bulk', false)",
  evaluateOn: "n.evaluate_on",
};

/** A page of training, by whatever conditions. */
export const trainingsListed = (asking: Pick<Asking<unknown, Tables>, "tx" | "registry" | "today" | "zone">, where: readonly Condition[], filters: Filters) =>
  register<Shows>(asking.tx, { kind: "training", table: "trainings", shows, where, filters, registry: asking.registry, today: asking.today, zone: asking.zone });

type Asks = z.output<typeof trainingViews.list.asks>;

export const listQuery = (asking: Asking<Asks, Tables>) => {
  const { personId, courseId, revisionId, curriculumId, cause, bulk, ...filters } = asking.asks;
  const where = [
    ...exactly("n.person_id", personId),
    ...exactly("n.course_id", courseId),
    ...exactly("n.revision_id", revisionId),
    ...exactly("n.curriculum_id", curriculumId),
    ...oneOf("n.cause", cause),
    ...(bulk === undefined ? [] : [sql`coalesce(n.done ->> 'way' = 'bulk', false) = ${bulk}`]),
  ];
  return trainingsListed(asking, where, filters);
};

/** Sessions of a course that are still to come. */
export async function sessionsOf({ tx, registry, now }: Pick<Asking<unknown, Tables>, "tx" | "registry" | "now">, courseId: string | null) {
  if (!courseId) return [];
  const { rows } = await sql<{ id: string; startsAt: string; place: string }>`
    select s.id, moment(s.starts_at) as "startsAt", s.place from training_sessions s join records r on r.organisation_id = s.organisation_id and r.id = s.id and r.state = 'planned'
     where s.organisation_id = (select app_organisation()) and s.course_id = ${courseId} and s.starts_at > ${now.toISOString()}::timestamptz - interval '1 day' order by s.starts_at limit 50`.execute(
    tx,
  );
  const all = await linked(
    tx,
    registry,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const found = all.get(row.id);
    return found ? [{ ...found, startsAt: row.startsAt, place: row.place }] : [];
  });
}

/** The attempt that this person has begun for a quiz and not submitted. */
export async function runningAttempt(tx: Asking<unknown, Tables>["tx"], personId: string, quizId: string | null): Promise<string | null> {
  if (!quizId) return null;
  const row = await tx.selectFrom("attempts").select("id").where("person_id", "=", personId).where("quiz_id", "=", quizId).where("submitted_at", "is", null).executeTakeFirst();
  return row?.id ?? null;
}

/** What somebody who can do it sees and says, when this is learnt at the work. */
async function assessedIn({ tx, today }: Pick<Asking<unknown, Tables>, "tx" | "today">, record: TrainingRead) {
  if (record.method !== "on_the_job" || record.courseId === null) return null;
  const course = await tx.selectFrom("courses").select(["competence_id as competenceId", "level"]).where("id", "=", record.courseId).executeTakeFirst();
  if (!course?.competenceId || course.level === null) return null;
  const { competenceId, level } = course,
    used = await tx.selectFrom("records").select("state").where("id", "=", competenceId).executeTakeFirst();
  if (used?.state !== "in_use") return null;
  const competence = await competenceInUse(tx, competenceId, null),
    assessors = await assessorsFor(tx, competence, { level, day: today });
  return { competenceId, level, levelTitle: levelTitle(competence.levels, level), assessors: assessors.filter((p) => p.id !== record.personId) };
}

const indicatorOf = async (tx: Asking<unknown, Tables>["tx"], courseId: string | null): Promise<string | null> =>
  courseId ? ((await tx.selectFrom("courses").select("indicator").where("id", "=", courseId).executeTakeFirst())?.indicator ?? null) : null;

export async function oneQuery(asking: Asking<z.output<typeof trainingViews.one.asks>, Tables>): Promise<z.input<typeof trainingViews.one.gives>> {
  const { tx, asks, registry, today } = asking;
  const id = await idOf(tx, "training", asks),
    [record] = id ? await findTrainings(tx, [id], asking) : [];
  if (!record) throw nothing();
  const all = await linked(tx, registry, [record.courseId, record.documentId, record.curriculumId, record.done?.sourceId, record.effectiveness?.actionId]);
  const at = (key: string | null | undefined) => (key ? (all.get(key) ?? null) : null);
  const enteredBy = record.done?.enteredBy ?? null;
  return {
    record,
    person: { id: record.personId, name: record.person },
    course: at(record.courseId),
    document: at(record.documentId),
    curriculum: at(record.curriculumId),
    source: at(record.done?.sourceId),
    figure: await movedFigure(tx, registry, { indicator: await indicatorOf(tx, record.courseId), doneOn: record.done?.on ?? null, until: record.effectiveness?.on ?? null }),
    done: record.done ? { ...record.done, enteredByName: enteredBy ? ((await named(tx, [enteredBy])).get(enteredBy)?.name ?? null) : null } : null,
    action: at(record.effectiveness?.actionId),
    supervisors: await supervisorsOf(tx, record.personId, today),
    assessed: await assessedIn(asking, record),
    attemptId: await runningAttempt(tx, record.personId, record.quizId),
    sessions: record.method === "classroom" && record.state === "open" ? await sessionsOf(asking, record.courseId) : [],
  };
}
