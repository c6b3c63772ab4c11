import { sql } from "kysely";
import type { z } from "zod";
import { linked } from "#server/linked.ts";
import type { Asking } from "#server/registry.ts";
import { isGap } from "../cells.ts";
import { levelTitle } from "../competence.ts";
import type { trainingViews } from "../training-views.ts";
import { evidenceShown } from "./cell-query.ts";
import { findTrainings } from "./find-people.ts";
import { gapsIn, matrixOf } from "./matrix.ts";
import { competencesNamed } from "./matrix-queries.ts";
import type { Tables } from "./tables.ts";
import { titlesOf } from "./titles.ts";
import { runningAttempt, trainingsListed } from "./training-register.ts";

type Mine = z.input<typeof trainingViews.mine.gives>;
type On = Asking<unknown, Tables>;

async function competencesOf(asking: On, personId: string): Promise<Mine["competences"]> {
  const { tx, today } = asking;
  const [own] = await matrixOf(tx, { personId, within: 90 }, today);
  if (!own) return [];
  const evidence = await evidenceShown(asking, personId, null);
  return (await competencesNamed(tx, [...own.cells.keys()])).map((c) => {
    const cell = own.cells.get(c.id)!;
    return {
      id: c.id,
      title: c.title,
      group: c.group,
      required: cell.required,
      requiredTitle: cell.required > 0 ? levelTitle(c.levels, cell.required) : null,
      held: cell.held,
      heldTitle: cell.held > 0 ? levelTitle(c.levels, cell.held) : null,
      expiresOn: cell.expires,
      state: cell.state,
      evidence: evidence.find((e) => e.competenceId === c.id && e.state === "valid") ?? evidence.find((e) => e.competenceId === c.id) ?? null,
    };
  });
}

/** Sessions that this person takes part in or could, the next first. */
async function sessionsFor({ tx, registry, now }: On, personId: string): Promise<Mine["sessions"]> {
  const { rows } = await sql<{ id: string; startsAt: string; place: string; enrolled: boolean; canSign: boolean; version: number }>`
    select s.id, moment(s.starts_at) as "startsAt", s.place, s.participants @> ${JSON.stringify([{ personId }])}::jsonb as enrolled, r.version,
           s.starts_at <= ${now.toISOString()}::timestamptz and s.participants @> ${JSON.stringify([{ personId, signedAt: null }])}::jsonb as "canSign"
      from training_sessions s join records r on r.organisation_id = s.organisation_id and r.id = s.id and r.state = 'planned'
     where s.organisation_id = (select app_organisation())
       and (s.participants @> ${JSON.stringify([{ personId }])}::jsonb or (s.starts_at > ${now.toISOString()}::timestamptz
            and exists (select from trainings t where t.organisation_id = s.organisation_id and t.course_id = s.course_id and t.person_id = ${personId} and t.open)))
     order by s.starts_at limit 50`.execute(tx);
  const all = await linked(
    tx,
    registry,
    rows.map((row) => row.id),
  );
  return rows.flatMap(({ id, ...row }) => {
    const found = all.get(id);
    return found ? [{ ...found, ...row }] : [];
  });
}

/** What one person is to learn, can do, and when the sessions are. */
export async function mineQuery(asking: Asking<unknown, Tables>): Promise<Mine> {
  const { tx, actor, registry } = asking,
    own = sql`n.person_id = ${actor.id}`;
  const open = (await trainingsListed(asking, [own, sql`n.open`], { limit: 200, sort: "dueOn" })).items,
    done = (await trainingsListed(asking, [own, sql`n.done_on is not null`], { limit: 100, sort: "-openedAt" })).items;
  const read =
      open.length > 0
        ? await findTrainings(
            tx,
            open.map((t) => t.id),
            asking,
          )
        : [],
    documents = await linked(
      tx,
      registry,
      read.map((t) => t.documentId),
    );
  const shown = [];
  for (const row of open) {
    const training = read.find((t) => t.id === row.id);
    shown.push({
      ...row,
      documentPath: training?.documentId ? (documents.get(training.documentId)?.path ?? null) : null,
      hindrance: training?.hindrance ?? null,
      waits: training?.waits ?? false,
      attemptId: await runningAttempt(tx, actor.id, training?.quizId ?? null),
    });
  }
  return { open: shown, done, competences: await competencesOf(asking, actor.id), sessions: await sessionsFor(asking, actor.id) };
}

/** How the people who report to somebody stand, and whose training is to be judged. */
export async function teamQuery(asking: Asking<z.output<typeof trainingViews.team.asks>, Tables>): Promise<z.input<typeof trainingViews.team.gives>> {
  const { tx, asks, actor, today } = asking;
  const people = await matrixOf(tx, { supervisorId: asks.supervisorId ?? actor.id, within: 90 }, today),
    ids = people.map((p) => p.id);
  const { rows } = await sql<{ id: string; open: number; late: number }>`
    select t.person_id as id, count(*)::int as open, count(*) filter (where r.due_on < ${today})::int as late from trainings t
      join records r on r.organisation_id = t.organisation_id and r.id = t.id where t.organisation_id = (select app_organisation()) and t.open and t.person_id = any(${ids}) group by 1`.execute(
    tx,
  );
  const counts = new Map(rows.map((row) => [row.id, row])),
    titles = await titlesOf(
      tx,
      people.flatMap((p) => p.memberships.map((m) => m.positionId)),
    );
  const members = people.map((p) => {
    const cells = [...p.cells.values()],
      required = cells.filter((c) => c.required > 0);
    return {
      person: { id: p.id, name: p.name },
      positions: p.memberships.map((m) => titles(m.positionId)),
      open: counts.get(p.id)?.open ?? 0,
      late: counts.get(p.id)?.late ?? 0,
      gaps: gapsIn(p),
      expiring: cells.filter((c) => c.state === "expiring").length,
      required: required.length,
      met: required.filter((c) => !isGap(c)).length,
    };
  });
  const toEvaluate = ids.length === 0 ? [] : (await trainingsListed(asking, [sql`n.person_id = any(${ids})`, sql`r.state = 'to_evaluate'`], { limit: 200, sort: "dueOn" })).items;
  return { members, toEvaluate };
}
