import { sql } from "kysely";
import { exactly, idOf, register } from "#server/register.ts";
import type { Queries } from "#server/registry.ts";
import type { Audience } from "#modules/documents/audience.ts";
import { roleName } from "#modules/documents/audience-words.ts";
import { Reach } from "../requiring.ts";
import type { Method } from "../course.ts";
import type { courseViews, curriculumViews } from "../views.ts";
import { findCourses, findCurricula } from "./find.ts";
import { nothing } from "./keep.ts";
import { linksTo, ownerOf } from "./register-queries.ts";
import { membersByPerson } from "./standing.ts";
import type { Tables } from "./tables.ts";
import { titlesOf } from "./titles.ts";
import { sessionsOf } from "./training-register.ts";

interface CourseShown {
  method: Method;
  competence: string | null;
  level: number | null;
  code: string | null;
  refresher: boolean;
  awareness: boolean;
  waiting: number;
  done: number;
}

export const courseQueries: Queries<typeof courseViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) => {
    const { method, competenceId, documentId, awareness, ...filters } = asks;
    const shows: Record<keyof CourseShown, string> = {
      method: "n.method",
      competence: "(select q.title from records q where q.organisation_id = n.organisation_id and q.id = n.competence_id)",
      level: "n.level",
      code: "(select d.code from documents d where d.organisation_id = n.organisation_id and d.id = n.document_id)",
      refresher: "n.refresher",
      awareness: "n.awareness",
      waiting: "(select count(*)::int from trainings t where t.organisation_id = n.organisation_id and t.course_id = n.id and t.open)",
      done: "(select count(*)::int from trainings t where t.organisation_id = n.organisation_id and t.course_id = n.id and t.done_on is not null)",
    };
    const where = [
      ...exactly("n.method", method),
      ...exactly("n.competence_id", competenceId),
      ...exactly("n.document_id", documentId),
      ...(awareness === undefined ? [] : [sql`n.awareness = ${awareness}`]),
    ];
    return register<CourseShown>(tx, { kind: "course", table: "courses", shows, where, filters, registry, today, zone });
  },
  one: async (asking) => {
    const { tx, asks } = asking;
    const id = await idOf(tx, "course", asks),
      [record] = id ? await findCourses(tx, [id]) : [];
    if (!record) throw nothing();
    const { rows: curricula } = await sql<{ id: string }>`
      select u.id from curricula u join records r on r.organisation_id = u.organisation_id and r.id = u.id and r.state = 'in_use'
       where u.organisation_id = (select app_organisation()) and ${record.id} = any(u.course_ids) order by r.number`.execute(tx);
    const { rows: judged } = await sql<{ judged: number; effective: number }>`
      select count(*)::int as judged, count(*) filter (where (t.effectiveness ->> 'effective')::boolean)::int as effective from trainings t
       where t.organisation_id = (select app_organisation()) and t.course_id = ${record.id} and t.effectiveness is not null`.execute(tx);
    const one = async (wanted: string | null) => (await linksTo(asking, [wanted]))[0] ?? null;
    return {
      record,
      owner: await ownerOf(asking, record.ownerId),
      competence: await one(record.competenceId),
      document: await one(record.documentId),
      quiz: await one(record.quizId),
      curricula: await linksTo(
        asking,
        curricula.map((c) => c.id),
      ),
      sessions: await sessionsOf(asking, record.id),
      judged: judged[0]?.judged ?? 0,
      effective: judged[0]?.effective ?? 0,
    };
  },
};

const idsOf = (audience: readonly Audience[]): string[] =>
  audience.flatMap((line) => Object.entries(line).flatMap(([k, v]) => (k.endsWith("Id") && typeof v === "string" ? [v] : [])));

export const curriculumQueries: Queries<typeof curriculumViews, Tables> = {
  list: async ({ tx, asks, registry, today, zone }) => {
    const shows = { courses: "cardinality(n.course_ids)", audience: "n.audience" };
    const page = await register<{ courses: number; audience: Audience[] }>(tx, { kind: "curriculum", table: "curricula", shows, where: [], filters: asks, registry, today, zone });
    const titles = await titlesOf(
      tx,
      page.items.flatMap((c) => idsOf(c.audience)),
    );
    return { ...page, items: page.items.map(({ audience, ...c }) => ({ ...c, says: audience.map((line) => roleName(line, titles)) })) };
  },
  one: async (asking) => {
    const { tx, asks, today } = asking;
    const id = await idOf(tx, "curriculum", asks),
      [record] = id ? await findCurricula(tx, [id]) : [];
    if (!record) throw nothing();
    const reach = new Reach([{ item: record.id, lines: record.audience }]),
      members = await membersByPerson(tx, today);
    const { rows } = await sql<{ open: number; done: number }>`
      select count(*) filter (where t.open)::int as open, count(*) filter (where t.done_on is not null)::int as done from trainings t
       where t.organisation_id = (select app_organisation()) and t.curriculum_id = ${record.id}`.execute(tx);
    const titles = await titlesOf(tx, idsOf(record.audience));
    return {
      record,
      says: record.audience.map((line) => roleName(line, titles)),
      people: [...members.values()].filter((held) => reach.of(held).size > 0).length,
      open: rows[0]?.open ?? 0,
      done: rows[0]?.done ?? 0,
    };
  },
};
