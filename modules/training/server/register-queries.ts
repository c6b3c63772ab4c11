import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { linked } from "#server/linked.ts";
import { named } from "#server/people.ts";
import { exactly, idOf, register } from "#server/register.ts";
import type { Asking, Queries } from "#server/registry.ts";
import { levelTitle, type Level } from "../competence.ts";
import type { DemandSubject } from "../demand.ts";
import { idsIn, subjectSaid } from "../saying.ts";
import type { competenceViews, demandViews } from "../views.ts";
import { findCompetences, findDemands } from "./find.ts";
import { competenceInUse, nothing } from "./keep.ts";
import { matrixOf } from "./matrix.ts";
import { assessorsFor } from "./qualified.ts";
import { demandsInForce, listsFor, membersByPerson } from "./standing.ts";
import type { Tables } from "./tables.ts";
import { titlesOf } from "./titles.ts";
import { demandReach } from "../requiring.ts";

type On = Asking<unknown, Tables>;
export const ownerOf = async ({ tx }: Pick<On, "tx">, ownerId: string | null) => (ownerId ? ((await named(tx, [ownerId])).get(ownerId) ?? null) : null);

/** Records as links in the order in which they were asked. */
export async function linksTo({ tx, registry }: Pick<On, "tx" | "registry">, ids: readonly (string | null)[]) {
  const all = await linked(tx, registry, ids);
  return ids.flatMap((id) => (id ? (all.get(id) ?? []) : []));
}

/** When a competence is retired nobody is asked any more: its assessors are not looked for. */
async function assessorsByLevel(on: On, id: string, levels: readonly Level[]) {
  const competence = await competenceInUse(on.tx, id, null).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  const shown = [];
  for (const { level } of competence ? levels : []) shown.push({ level, people: (await assessorsFor(on.tx, competence!, { level, day: on.today })).slice(0, 100) });
  return shown;
}

export const competenceQueries: Queries<typeof competenceViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) => {
    const { group, ...filters } = asks;
    return register<{ group: string; levels: Level[]; validMonths: number | null; demands: number; held: number }>(tx, {
      kind: "competence",
      table: "competences",
      shows: {
        group: "n.group_name",
        levels: "n.levels",
        validMonths: "n.valid_months",
        demands: "(select count(*)::int from competence_demands q where q.organisation_id = n.organisation_id and q.competence_id = n.id and q.active)",
        held: `(select count(distinct a.person_id)::int from attainments a where a.organisation_id = n.organisation_id and a.competence_id = n.id and a.holds and (a.expires_on is null or a.expires_on >= '${today}'))`,
      },
      where: exactly("n.group_name", group),
      filters,
      registry,
      today,
      zone,
    });
  },
  one: async (asking) => {
    const { tx, asks } = asking;
    const id = await idOf(tx, "competence", asks),
      [record] = id ? await findCompetences(tx, [id], asking) : [];
    if (!record) throw nothing();
    const { rows: demands } = await sql<{ id: string; level: number; subject: DemandSubject }>`
      select id, level, subject from competence_demands where organisation_id = (select app_organisation()) and competence_id = ${record.id} and active order by level, id`.execute(
      tx,
    );
    const { rows: courses } = await sql<{ id: string; level: number | null; method: "read" }>`
      select id, level, method from courses where organisation_id = (select app_organisation()) and competence_id = ${record.id} order by level, id`.execute(tx);
    const titles = await titlesOf(tx, [...demands.flatMap((d) => idsIn(d.subject)), ...record.assessors.positionIds]);
    const all = await linked(tx, asking.registry, [...demands.map((d) => d.id), ...courses.map((c) => c.id)]);
    return {
      record,
      owner: await ownerOf(asking, record.ownerId),
      demands: demands.flatMap((d) => {
        const found = all.get(d.id);
        return found ? [{ ...found, level: d.level, says: subjectSaid(d.subject, titles) }] : [];
      }),
      courses: courses.flatMap((c) => {
        const found = all.get(c.id);
        return found ? [{ ...found, level: c.level, method: c.method }] : [];
      }),
      assessors: await assessorsByLevel(asking, record.id, record.levels),
      assessorPositions: record.assessors.positionIds.map(titles),
    };
  },
};

interface DemandShown {
  competenceId: string;
  competence: string;
  level: number;
  days: number;
  subject: DemandSubject;
  levels: Level[];
}

export const demandQueries: Queries<typeof demandViews, Tables> = {
  list: async ({ tx, asks, registry, today, zone }) => {
    const { competenceId, positionId, ...filters } = asks;
    const page = await register<DemandShown>(tx, {
      kind: "demand",
      table: "competence_demands",
      shows: {
        competenceId: "n.competence_id",
        competence: "(select q.title from records q where q.organisation_id = n.organisation_id and q.id = n.competence_id)",
        level: "n.level",
        days: "n.days",
        subject: "n.subject",
        levels: "(select c.levels from competences c where c.organisation_id = n.organisation_id and c.id = n.competence_id)",
      },
      where: [...exactly("n.competence_id", competenceId), ...(positionId ? [sql`n.subject @> ${JSON.stringify({ to: "position", positionId })}::jsonb`] : [])],
      filters,
      registry,
      today,
      zone,
    });
    const titles = await titlesOf(
      tx,
      page.items.flatMap((d) => idsIn(d.subject)),
    );
    return { ...page, items: page.items.map(({ subject, levels, ...d }) => ({ ...d, levelTitle: levelTitle(levels, d.level), says: subjectSaid(subject, titles) })) };
  },
  one: async (asking) => {
    const { tx, asks, today } = asking;
    const id = await idOf(tx, "demand", asks),
      [record] = id ? await findDemands(tx, [id]) : [];
    if (!record) throw nothing();
    const members = await membersByPerson(tx, today),
      own = (await demandsInForce(tx)).filter((d) => d.id === record.id),
      reach = demandReach(own, await listsFor(tx, own));
    const people = new Set([...members].filter(([, held]) => reach.of(held).size > 0).map(([person]) => person));
    const matrix = people.size > 0 ? await matrixOf(tx, { competenceId: record.competenceId, within: 90 }, today) : [];
    const met = matrix.filter((p) => people.has(p.id) && (p.cells.get(record.competenceId)?.held ?? 0) >= record.level);
    return { record, says: subjectSaid(record.subject, await titlesOf(tx, idsIn(record.subject))), people: people.size, met: met.length };
  },
};
