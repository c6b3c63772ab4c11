import { sql } from "kysely";
import type { Audience, Member } from "#modules/documents/audience.ts";
import { issuesToLearn, type IssueToLearn } from "#modules/documents/server/published.ts";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { AlsoPerform } from "#server/registry.ts";
import { cellOf, isGap, type Evidence } from "../cells.ts";
import { Reach, type Required } from "../requiring.ts";
import { trainingSettingsFrom } from "../settings.ts";
import { courseFor, dueFor, type Offered, type Wanted } from "../wanting.ts";
import { evidenceOf, membersByPerson, requiredOf } from "./standing.ts";
import type { Tables } from "./tables.ts";

interface Curriculum {
  readonly id: string;
  readonly title: string;
  readonly audience: readonly Audience[];
  readonly courseIds: readonly string[];
}

/** Everything that says what somebody is to learn today, read once for many people. */
interface Ground {
  readonly today: string;
  readonly renewDays: number;
  readonly members: ReadonlyMap<string, readonly Member[]>;
  readonly required: (personId: string) => ReadonlyMap<string, Required>;
  readonly courses: ReadonlyMap<string, Offered>;
  readonly curricula: Reach<Curriculum>;
  readonly issues: Reach<IssueToLearn>;
  readonly teaching: ReadonlyMap<string, string>;
}

async function ground(tx: Tx<Tables>, today: string): Promise<Ground> {
  const members = await membersByPerson(tx, today);
  const { rows: courses } = await sql<Offered & { documentId: string | null }>`
    select c.id, c.competence_id as "competenceId", c.level, c.refresher, c.days, c.document_id as "documentId" from courses c
      join records r on r.organisation_id = c.organisation_id and r.id = c.id and r.state = 'in_use' where c.organisation_id = (select app_organisation()) order by r.number`.execute(
    tx,
  );
  const { rows: curricula } = await sql<Curriculum>`
    select u.id, r.title, u.audience, u.course_ids as "courseIds" from curricula u
      join records r on r.organisation_id = u.organisation_id and r.id = u.id and r.state = 'in_use' where u.organisation_id = (select app_organisation()) order by r.number`.execute(
    tx,
  );
  const organisation = await tx.selectFrom("organisations").select("settings").executeTakeFirst();
  return {
    today,
    renewDays: trainingSettingsFrom(organisation?.settings).renewDays,
    members,
    required: await requiredOf(tx, members),
    courses: new Map(courses.map((c) => [c.id, c])),
    curricula: new Reach(curricula.map((item) => ({ item, lines: item.audience }))),
    issues: new Reach((await issuesToLearn(tx as unknown as Tx<never>)).map((item) => ({ item, lines: item.audience }))),
    teaching: new Map(
      courses
        .filter((c) => c.documentId !== null)
        .toReversed()
        .map((c) => [c.documentId!, c.id]),
    ),
  };
}

interface Kept {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string | null;
  readonly revisionId: string | null;
  readonly cause: string;
  readonly open: boolean;
  readonly done: boolean;
}

/** What a person is to learn now: by curricula, by gaps, by issues of documents; each course once. */
function wantedBy(on: Ground, personId: string, evidence: ReadonlyMap<string, readonly Evidence[]>, before: readonly Kept[]): Wanted[] {
  const members = on.members.get(personId) ?? [],
    wanted = new Map<string, Wanted>();
  const taken = new Set(before.filter((t) => t.done && t.courseId).map((t) => t.courseId!));
  const holds = (course: Offered): boolean => {
    const cell = course.competenceId && course.level ? cellOf(course.level, evidence.get(course.competenceId) ?? [], { today: on.today, within: 0 }) : null;
    return cell !== null && !isGap(cell);
  };
  for (const curriculum of on.curricula.of(members))
    for (const courseId of curriculum.courseIds) {
      const course = on.courses.get(courseId);
      if (!course || taken.has(courseId) || holds(course)) continue;
      const why = say("{curriculum} asks for it", { curriculum: curriculum.title });
      wanted.set(courseId, {
        courseId,
        revisionId: null,
        curriculumId: curriculum.id,
        competenceId: course.competenceId,
        cause: "curriculum",
        why,
        dueOn: addDays(on.today, course.days),
      });
    }
  for (const [competenceId, { level, days }] of on.required(personId)) {
    const own = evidence.get(competenceId) ?? [],
      cell = cellOf(level, own, { today: on.today, within: on.renewDays });
    if (!cell || cell.state === "met") continue;
    const lack = { competenceId, cell, days, had: own.some((e) => e.level >= level) },
      course = courseFor(lack, [...on.courses.values()]);
    if (!course || wanted.has(course.id)) continue;
    const why = cell.state === "expiring" ? say("your evidence runs out on {day}", { day: cell.expires ?? "" }) : say("your position requires it");
    wanted.set(course.id, { courseId: course.id, revisionId: null, curriculumId: null, competenceId, cause: "gap", why, dueOn: dueFor(lack, on.today) });
  }
  const issues = [...on.issues.of(members)].map((issue): Wanted => {
    const why = say("your work follows {code}, and revision {n} is new", { code: issue.code, n: issue.revision });
    return {
      courseId: on.teaching.get(issue.documentId) ?? null,
      revisionId: issue.revisionId,
      curriculumId: null,
      competenceId: null,
      cause: "document",
      why,
      dueOn: addDays(on.today, issue.days),
    };
  });
  return [...wanted.values(), ...issues];
}

async function keptFor(tx: Tx<Tables>, personIds: readonly string[]): Promise<Map<string, Kept[]>> {
  const { rows } = await sql<Kept>`
    select id, person_id as "personId", course_id as "courseId", revision_id as "revisionId", cause, open, done_on is not null as done from trainings
     where organisation_id = (select app_organisation()) and person_id = any(${[...personIds]}) and retired_because is null order by id`.execute(tx);
  const all = new Map<string, Kept[]>();
  for (const row of rows) all.set(row.personId, [...(all.get(row.personId) ?? []), row]);
  return all;
}

interface Following {
  readonly tx: Tx<Tables>;
  readonly also: AlsoPerform;
  readonly today: string;
}

const isFor = (want: Wanted) => (t: Kept) => (want.revisionId ? t.revisionId === want.revisionId : t.courseId === want.courseId && t.open && t.revisionId === null);

/** Is there anything at all that asks for training, or training that may have to end? */
async function anythingToFollow(tx: Tx<Tables>, personIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from competence_demands d where d.organisation_id = (select app_organisation()) and d.active) or exists (select from curricula u where u.organisation_id = (select app_organisation()))
        or exists (select from revisions v where v.organisation_id = (select app_organisation()) and v.training = 'full' and (v.in_force or v.in_work))
        or exists (select from trainings t where t.organisation_id = (select app_organisation()) and t.open and t.person_id = any(${[...personIds]})) as some`.execute(tx);
  return rows[0]?.some === true;
}

/**
 * Brings what these people are to learn up to date with their positions, gaps and documents, with at most so
 * many acts: what is missing is asked, what no longer concerns them is asked no longer and keeps its history.
 * Twice is harmless. Answers with the people who are not through yet.
 */
export async function follow({ tx, also, today }: Following, personIds: readonly string[], most: number): Promise<string[]> {
  if (personIds.length === 0 || !(await anythingToFollow(tx, personIds))) return [];
  const on = await ground(tx, today),
    evidence = await evidenceOf(tx, personIds),
    kept = await keptFor(tx, personIds);
  let left = most;
  const unfinished: string[] = [];
  for (const personId of personIds) {
    const before = kept.get(personId) ?? [],
      wanted = wantedBy(on, personId, evidence.get(personId) ?? new Map(), before);
    const asks = wanted.filter((want) => !before.some(isFor(want))),
      ends = before.filter((t) => t.open && t.cause !== "person" && !wanted.some((want) => isFor(want)(t)));
    const gone = before.filter((t) => t.open && t.cause === "person" && !on.members.has(personId));
    for (const t of [...ends, ...gone].slice(0, Math.max(left, 0)))
      await also("training.retire", { id: t.id, input: { because: on.members.has(personId) ? say("Work no longer asks for it.") : say("Not here any more.") } });
    left -= ends.length + gone.length;
    for (const want of asks.slice(0, Math.max(left, 0))) await also("training.ask", { input: { personId, ...want } });
    left -= asks.length;
    if (left < 0) unfinished.push(personId);
  }
  return unfinished;
}

/** These people, or everybody, are looked through by the clock within a minute. */
export const lookThrough = (tx: Tx<never>, personIds: readonly string[] | "all") =>
  personIds === "all"
    ? sql`insert into training_due (organisation_id, person_id)
          select distinct h.organisation_id, h.person_id from holdings h where h.organisation_id = (select app_organisation())
          union select t.organisation_id, t.person_id from trainings t where t.organisation_id = (select app_organisation()) and t.open
          on conflict do nothing`.execute(tx)
    : sql`insert into training_due (organisation_id, person_id) select app_organisation(), x from unnest(${[...personIds]}::uuid[]) as x on conflict do nothing`.execute(tx);
