import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Moment } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { levelTitle } from "../competence.ts";
import { hindranceSaid } from "../hindrance.ts";
import type { CompetenceRead, CourseRead, CurriculumRead, DemandRead, TrainingSessionRead } from "../record.ts";
import type { Tables } from "./tables.ts";

type Ids = readonly string[];
const title = (id: string) => sql.raw(`(select x.title from records x where x.organisation_id = r.organisation_id and x.id = ${id})`);
/** What a document is called here: its designation. */
export const codeOf = (id: string) => sql<string | null>`(select d.code from documents d where d.organisation_id = r.organisation_id and d.id = ${sql.raw(id)})`;
export const titleOf = (id: string) => sql<string>`${title(id)}`;
export const personOf = (id: string) => sql<string>`(select p.name from people p where p.organisation_id = r.organisation_id and p.id = ${sql.raw(id)})`;

export const findCompetences = async (tx: Tx<Tables>, ids: Ids, { today }: Moment): Promise<CompetenceRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("competences as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .where("r.id", "in", ids)
    .select(["n.purpose", "n.group_name as group", "n.levels", "n.valid_months as validMonths", "n.assessors"])
    .select([
      sql<number>`(select count(*)::int from competence_demands q where q.organisation_id = r.organisation_id and q.competence_id = r.id and q.active)`.as("demands"),
      sql<number>`(select count(*)::int from courses c where c.organisation_id = r.organisation_id and c.competence_id = r.id)`.as("courses"),
      sql<number>`(select count(distinct a.person_id)::int from attainments a where a.organisation_id = r.organisation_id and a.competence_id = r.id and a.holds
        and a.from_on <= ${today} and (a.expires_on is null or a.expires_on >= ${today}))`.as("held"),
    ])
    .execute()) as CompetenceRead[];

export async function findDemands(tx: Tx<Tables>, ids: Ids): Promise<DemandRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("competence_demands as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("competences as c", (j) => j.onRef("c.organisation_id", "=", "n.organisation_id").onRef("c.id", "=", "n.competence_id"))
    .select(spineColumns)
    .select(["n.competence_id as competenceId", "n.level", "n.subject", "n.days", "n.why", "c.levels", titleOf("n.competence_id").as("competence")])
    .where("r.id", "in", ids)
    .execute();
  return rows.map(({ levels, ...row }) => ({ ...row, levelTitle: levelTitle(levels, row.level) }) as unknown as DemandRead);
}

/** Why nobody can take a course as it stands, and who mends that. Columns of `courses` as `n`, its owner on `records` as `r`. */
export const courseHindrance = sql<string | null>`case
  when n.method = 'quiz' and not exists (select from records z where z.organisation_id = r.organisation_id and z.id = n.quiz_id and z.state = 'in_use') then 'quiz'
  when n.method = 'read' and n.document_id is not null and not exists (select from records z where z.organisation_id = r.organisation_id and z.id = n.document_id and z.state in ('effective', 'under_revision')) then 'document'
  when r.state = 'retired' then 'retired' end`;

export async function findCourses(tx: Tx<Tables>, ids: Ids): Promise<CourseRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("courses as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.method", "n.content", "n.competence_id as competenceId", "n.level", "n.document_id as documentId", "n.quiz_id as quizId", "n.refresher", "n.awareness", "n.days"])
    .select(["n.minutes", "n.effectiveness_days as effectivenessDays", "n.indicator", titleOf("n.competence_id").as("competence"), codeOf("n.document_id").as("code")])
    .select([
      personOf("r.owner_id").as("owner"),
      courseHindrance.as("hindrance"),
      sql<number>`(select count(*)::int from trainings t where t.organisation_id = r.organisation_id and t.course_id = r.id and t.open)`.as("open"),
      sql<number>`(select count(*)::int from trainings t where t.organisation_id = r.organisation_id and t.course_id = r.id and t.done_on is not null)`.as("done"),
    ])
    .where("r.id", "in", ids)
    .execute();
  return rows.map(({ owner, hindrance, ...row }) => ({ ...row, hindrance: hindranceSaid(hindrance, owner) }) as CourseRead);
}

export async function findCurricula(tx: Tx<Tables>, ids: Ids): Promise<CurriculumRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("curricula as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .where("r.id", "in", ids)
    .select(["n.audience", "n.course_ids as courseIds"])
    .select(
      sql<CurriculumRead["courses"]>`(select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'state', c.state) order by o.place), '[]')
        from unnest(n.course_ids) with ordinality as o (id, place) join records c on c.organisation_id = r.organisation_id and c.id = o.id)`.as("courses"),
    )
    .execute();
  return rows as CurriculumRead[];
}

export const findSessions = async (tx: Tx<Tables>, ids: Ids, { now }: Moment): Promise<TrainingSessionRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("training_sessions as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.course_id as courseId", "n.minutes", "n.place", "n.trainer_id as trainerId", "n.trainer_outside as trainerOutside", "n.seats", "n.participants"])
    .select(["n.held_on as heldOn", "n.note", titleOf("n.course_id").as("course"), sql<string>`moment(n.starts_at)`.as("startsAt")])
    .select([
      sql<number | null>`case when n.seats is not null then greatest(n.seats - jsonb_array_length(n.participants), 0) end`.as("free"),
      sql<boolean>`n.starts_at <= ${now.toISOString()}::timestamptz`.as("begun"),
    ])
    .where("r.id", "in", ids)
    .execute()) as TrainingSessionRead[];
