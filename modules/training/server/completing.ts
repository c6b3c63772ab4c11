import { sql, type QueryExecutorProvider } from "kysely";
import type { AlsoPerform } from "#server/registry.ts";
import { say } from "#kernel/sentence.ts";
import type { Way } from "../words.ts";

/** The training of this course that is open for a person; null when there is none. */
export async function openTrainingFor(tx: QueryExecutorProvider, personId: string, courseId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from trainings where organisation_id = (select app_organisation()) and person_id = ${personId} and course_id = ${courseId} and open order by revision_id is not null, id limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

/** What was learnt, by whom and how. */
export interface Learnt {
  readonly personId: string;
  readonly on: string;
  readonly way: Way;
  readonly sourceId: string;
}

/** Open training of a person that this completes: given as a condition on `trainings as t` and its course `c`. */
export async function completeWhere(on: { tx: QueryExecutorProvider; also: AlsoPerform }, learnt: Learnt, condition: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select t.id from trainings t left join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id
     where t.organisation_id = (select app_organisation()) and t.person_id = ${learnt.personId} and t.open and ${condition} order by t.id`.execute(on.tx);
  for (const { id } of rows) await on.also("training.complete", { id, input: { on: learnt.on, way: learnt.way, sourceId: learnt.sourceId } });
  return rows.length;
}

/** Somebody took a course that nobody had asked them to take: it stands in their record all the same. */
export async function completeUnasked(also: AlsoPerform, learnt: Learnt, course: { readonly id: string; readonly competenceId: string | null }): Promise<void> {
  const training = await also("training.ask", {
    input: {
      personId: learnt.personId,
      courseId: course.id,
      revisionId: null,
      curriculumId: null,
      competenceId: course.competenceId,
      cause: "person",
      why: say("taken without being asked for"),
      dueOn: learnt.on,
    },
  });
  await also("training.complete", { id: training.id, input: { on: learnt.on, way: learnt.way, sourceId: learnt.sourceId } });
}
