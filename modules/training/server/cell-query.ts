import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#server/database.ts";
import { linked } from "#server/linked.ts";
import { named } from "#server/people.ts";
import type { Asking } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import { cellOf } from "../cells.ts";
import type { DemandSubject } from "../demand.ts";
import type { Cell, EvidenceShown } from "../matrix-views.ts";
import { idsIn, subjectSaid } from "../saying.ts";
import type { trainingViews } from "../training-views.ts";
import { competenceInUse, nothing } from "./keep.ts";
import { assessorsFor } from "./qualified.ts";
import { evidenceOf, membersByPerson, requiredOf } from "./standing.ts";
import type { Tables } from "./tables.ts";
import { titlesOf } from "./titles.ts";

type On = Pick<Asking<unknown, Tables>, "tx" | "registry">;

interface EvidenceRow extends Omit<EvidenceShown, "path" | "source" | "revoked"> {
  readonly kind: string;
  readonly sourceId: string;
  readonly revoked: { by: string; on: string; reason: string } | null;
}

/** All evidence of a person (of one competence, or of all), newest first, with the records behind it. */
export async function evidenceShown({ tx, registry }: On, personId: string, competenceId: string | null): Promise<(EvidenceShown & { competenceId: string })[]> {
  const one = competenceId ? sql`and a.competence_id = ${competenceId}` : sql``;
  const { rows } = await sql<EvidenceRow & { competenceId: string }>`
    select a.id, r.kind, r.number, r.state, a.level, a.from_on as "fromOn", a.expires_on as "expiresOn", a.source_id as "sourceId", a.revoked, a.competence_id as "competenceId"
      from attainments a join records r on r.organisation_id = a.organisation_id and r.id = a.id
     where a.organisation_id = (select app_organisation()) and a.person_id = ${personId} ${one} order by a.from_on desc, r.number desc`.execute(tx);
  const sources = await linked(
    tx,
    registry,
    rows.map((row) => row.sourceId),
  );
  const people = await named(
    tx,
    rows.map((row) => row.revoked?.by),
  );
  return rows.map(({ kind, sourceId, revoked, ...row }) => ({
    ...row,
    path: pathOf(registry, { kind, ...row }),
    source: sources.get(sourceId) ?? null,
    revoked: revoked ? { by: people.get(revoked.by) ?? null, on: revoked.on, reason: revoked.reason } : null,
  }));
}

async function becauseOf({ tx, registry }: On, demandIds: readonly string[]): Promise<Cell["because"]> {
  if (demandIds.length === 0) return [];
  const { rows } = await sql<{ id: string; kind: string; number: string; title: string; level: number; subject: DemandSubject }>`
    select r.id, r.kind, r.number, r.title, d.level, d.subject from competence_demands d join records r on r.organisation_id = d.organisation_id and r.id = d.id
     where d.organisation_id = (select app_organisation()) and d.id = any(${[...demandIds]}) order by d.level desc, r.number`.execute(tx);
  const titles = await titlesOf(
    tx,
    rows.flatMap((row) => idsIn(row.subject)),
  );
  return rows.map(({ subject, level, ...demand }) => ({ demand, path: pathOf(registry, demand), level, says: subjectSaid(subject, titles) }));
}

async function coursesTo({ tx, registry }: On, competenceId: string, level: number) {
  const { rows } = await sql<{ id: string }>`
    select c.id from courses c join records r on r.organisation_id = c.organisation_id and r.id = c.id and r.state = 'in_use'
     where c.organisation_id = (select app_organisation()) and c.competence_id = ${competenceId} and c.level >= ${level} order by c.level, r.number`.execute(tx);
  const all = await linked(
    tx,
    registry,
    rows.map((row) => row.id),
  );
  return rows.flatMap(({ id }) => all.get(id) ?? []);
}

async function openTraining({ tx, registry }: On, personId: string, competenceId: string): Promise<Cell["training"]> {
  const { rows } = await sql<{ id: string; dueOn: string | null }>`
    select t.id, r.due_on as "dueOn" from trainings t join records r on r.organisation_id = t.organisation_id and r.id = t.id
      left join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id
     where t.organisation_id = (select app_organisation()) and t.person_id = ${personId} and coalesce(t.competence_id, c.competence_id) = ${competenceId} and t.retired_because is null order by r.opened_at desc limit 50`.execute(
    tx,
  );
  const all = await linked(
    tx,
    registry,
    rows.map((row) => row.id),
  );
  return rows.flatMap(({ id, dueOn }) => {
    const found = all.get(id);
    return found ? [{ ...found, dueOn }] : [];
  });
}

/** One cell with all that stands behind it. */
export async function cellQuery(asking: Asking<z.output<typeof trainingViews.cell.asks>, Tables>): Promise<Cell> {
  const { tx, asks, asOf, today, registry } = asking;
  const person = (await named(tx, [asks.personId])).get(asks.personId),
    record = (await linked(tx, registry, [asks.competenceId])).get(asks.competenceId);
  if (!person || record?.kind !== "competence") throw nothing();
  const { levels, ...competence } = await tx.selectFrom("competences").select(["id", "levels"]).where("id", "=", record.id).executeTakeFirstOrThrow();
  const required = (await requiredOf(tx, await membersByPerson(tx, today), asOf))(person.id).get(competence.id),
    level = required?.level ?? 0;
  const evidence = (await evidenceOf(tx, [person.id], asOf)).get(person.id)?.get(competence.id) ?? [],
    cell = cellOf(level, evidence, { today, within: 90 });
  const assessed = record.state === "in_use" ? await assessorsFor(tx, await competenceInUse(tx, competence.id, null), { level: Math.max(level, 1), day: today }) : [];
  return {
    person,
    competence: { id: competence.id, number: record.number, title: record.title, path: record.path, levels },
    required: level,
    held: cell?.held ?? 0,
    expires: cell?.expires ?? null,
    state: cell?.state ?? null,
    because: await becauseOf(asking, required?.demandIds ?? []),
    evidence: await evidenceShown(asking, person.id, competence.id),
    training: await openTraining(asking, person.id, competence.id),
    courses: await coursesTo(asking, competence.id, Math.max(level, 1)),
    assessors: assessed.filter((p) => p.id !== person.id),
  };
}

/** The type of transaction that other modules' published reads take. */
export const plain = (tx: Tx<Tables>): Tx<never> => tx as unknown as Tx<never>;
