import { sql, type RawBuilder } from "kysely";
import type { Reference } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Answer, Figure, Moment } from "#server/registry.ts";
import { isGap } from "../cells.ts";
import { trainingSettingsFrom } from "../settings.ts";
import { matrixOf, type PersonCells } from "./matrix.ts";
import { plannedFor } from "./matrix-queries.ts";
import { judge } from "./judging.ts";
import type { Tables } from "./tables.ts";

const own = (tx: Tx<never>): Tx<Tables> => tx as unknown as Tx<Tables>;
/** Examples named in an answer; the counts are exact. */
const examples = 50;

const everybody = (tx: Tx<never>, { today }: Moment): Promise<PersonCells[]> => matrixOf(own(tx), { within: 90 }, today);

const personRef = (p: PersonCells): Reference => ({ kind: "person", id: p.id, number: p.number, title: p.name });

/** The matrix has no gap, or training with a day is open for each. */
const noGaps: Answer = async (tx, moment) => {
  const people = (await everybody(tx, moment)).filter((p) => [...p.cells.values()].some((c) => c.required > 0));
  const lacking = people.filter((p) => [...p.cells.values()].some(isGap)),
    planned = await plannedFor(
      own(tx),
      lacking.map((p) => p.id),
    );
  const dated = (p: PersonCells): boolean => [...p.cells].every(([id, cell]) => !isGap(cell) || (planned.get(`${p.id} ${id}`)?.dueOn ?? "") >= moment.today);
  const gaps = lacking.reduce((sum, p) => sum + [...p.cells.values()].filter(isGap).length, 0),
    breaking = lacking.filter((p) => !dated(p)),
    supporting = people.filter((p) => !breaking.includes(p));
  const holds = people.length === 0 ? "no" : breaking.length === 0 ? "yes" : supporting.length > 0 ? "partly" : "no";
  const values = { people: people.length, gaps, lacking: breaking.length };
  return {
    holds,
    sentence:
      people.length === 0
        ? say("No competence is required of anybody.")
        : say(
            "{gaps, plural, =0 {No gap} one {One gap} other {# gaps}} among {people} people; {lacking, plural, =0 {each has training with a day} one {one person has a gap without it} other {# people have a gap without it}}.",
            values,
          ),
    supporting: supporting.slice(0, examples).map(personRef),
    breaking: breaking.slice(0, examples).map(personRef),
    supportingCount: supporting.length,
    breakingCount: breaking.length,
  };
};

/** Done training whose course asks whether it worked, and whose day for that has come. */
const rated: Answer = async (tx, { today }) => {
  const from = sql`from records r join trainings n on n.organisation_id = r.organisation_id and n.id = r.id
    where r.organisation_id = (select app_organisation()) and n.evaluate_on <= ${today}::date - 14`;
  const found = await judge(tx, from, sql`n.effectiveness is not null`),
    all = found.supportingCount + found.breakingCount;
  const holds = all === 0 || found.breakingCount === 0 ? "yes" : found.supportingCount > 0 ? "partly" : "no";
  const sentence =
    all === 0
      ? say("No training has come to the day on which its effect is judged.")
      : say("{good} of {all} finished training has an answer to whether it worked.", { good: found.supportingCount, all });
  return { ...found, holds, sentence };
};

/** Everybody here, people from outside included, against the courses that everybody is to be aware of. */
const aware: Answer = async (tx, moment) => {
  const { awarenessShare } = trainingSettingsFrom((await own(tx).selectFrom("organisations").select("settings").executeTakeFirst())?.settings);
  const { rows: courses } = await sql`select 1 from courses c join records r on r.organisation_id = c.organisation_id and r.id = c.id and r.state = 'in_use'
     where c.organisation_id = (select app_organisation()) and c.awareness limit 1`.execute(tx);
  const asked = sql`(select count(*) from trainings t join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id and c.awareness
     where t.organisation_id = r.organisation_id and t.person_id = r.id and t.done_on is not null)`;
  const open = sql`exists (select from trainings t join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id and c.awareness
     where t.organisation_id = r.organisation_id and t.person_id = r.id and t.open)`;
  const from = sql`from records r where r.organisation_id = (select app_organisation()) and r.kind = 'person' and r.id in
    (select x.person_id from positions_held(app_organisation(), ${moment.today}) x join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id and q.role <> 'external_auditor')`;
  const found = await judge(tx, from, sql`${asked} > 0 and not ${open}`),
    all = found.supportingCount + found.breakingCount,
    share = all === 0 ? 0 : Math.floor((100 * found.supportingCount) / all);
  const holds = courses.length === 0 || found.supportingCount === 0 ? "no" : share >= awarenessShare ? "yes" : "partly";
  const values = { good: found.supportingCount, all, share, wanted: awarenessShare };
  const sentence =
    courses.length === 0 ? say("No course says what everybody is to be aware of.") : say("{good} of {all} people have done it ({share} %; {wanted} % are asked for).", values);
  return { ...found, holds, sentence };
};

export const reads = ["training", "attainment", "demand", "competence", "course", "person", "position", "unit", "site", "document", "revision", "organisation"];
export const answers: Record<string, Answer> = { "competence.matrix.nogaps": noGaps, "training.effectiveness.rated": rated, "awareness.coverage": aware };

const count =
  (question: (moment: Moment) => RawBuilder<unknown>): Figure =>
  async (tx, moment) => {
    const { rows } = await sql<{ n: number | null }>`${question(moment)}`.execute(tx);
    return rows[0]?.n ?? null;
  };

export const figures: Record<string, Figure> = {
  "training.competent": async (tx, moment) => {
    const cells = (await everybody(tx, moment)).flatMap((p) => [...p.cells.values()]).filter((c) => c.required > 0);
    return cells.length === 0 ? null : Math.round((100 * cells.filter((c) => !isGap(c)).length) / cells.length);
  },
  "training.late": count(
    ({ today }) => sql`select count(*)::int as n from trainings t join records r on r.organisation_id = t.organisation_id and r.id = t.id
      where t.organisation_id = (select app_organisation()) and t.open and r.due_on < ${today}`,
  ),
  "training.expiring": count(
    ({ today }) => sql`select count(distinct (a.person_id, a.competence_id))::int as n from attainments a
      where a.organisation_id = (select app_organisation()) and a.holds and a.expires_on between ${today} and ${today}::date + 90
        and not exists (select from attainments b where b.organisation_id = a.organisation_id and b.person_id = a.person_id and b.competence_id = a.competence_id and b.holds and b.level >= a.level
                           and (b.expires_on is null or b.expires_on > ${today}::date + 90))`,
  ),
};

export { behind } from "./behind.ts";
