import type { z } from "zod";
import { linked } from "#server/linked.ts";
import type { Asking } from "#server/registry.ts";
import { sql } from "kysely";
import { daysBetween } from "#kernel/date.ts";
import { isGap, type CellNow } from "../cells.ts";
import { levelTitle } from "../competence.ts";
import type { Expiring, Gap } from "../matrix-views.ts";
import type { trainingViews } from "../training-views.ts";
import { matrixOf, type PersonCells } from "./matrix.ts";
import { competencesNamed, placeOf, plannedFor } from "./matrix-queries.ts";
import type { Tables } from "./tables.ts";
import { titlesOf } from "./titles.ts";

interface Item {
  readonly person: PersonCells;
  readonly competenceId: string;
  readonly cell: CellNow;
}

const itemsOf = (people: readonly PersonCells[], wanted: (cell: CellNow) => boolean): Item[] =>
  people.flatMap((person) => [...person.cells].filter(([, cell]) => wanted(cell)).map(([competenceId, cell]) => ({ person, competenceId, cell })));

type Gaps = z.output<typeof trainingViews.gaps.gives>;

async function about({ tx, registry }: Pick<Asking<unknown, Tables>, "tx" | "registry">, items: readonly Item[]) {
  const planned = await plannedFor(tx, [...new Set(items.map((i) => i.person.id))]),
    named = await competencesNamed(tx, [...new Set(items.map((i) => i.competenceId))]);
  const trainings = await linked(
    tx,
    registry,
    items.map((i) => planned.get(`${i.person.id} ${i.competenceId}`)?.id),
  );
  const competences = new Map(named.map((c) => [c.id, c]));
  const trainingOf = (item: Item) => {
    const plan = planned.get(`${item.person.id} ${item.competenceId}`),
      found = plan ? trainings.get(plan.id) : undefined;
    return plan && found ? { ...found, dueOn: plan.dueOn } : null;
  };
  return { competences, trainingOf };
}

/** The last day of evidence that ran out, by person and competence. */
async function ranOut(tx: Asking<unknown, Tables>["tx"], items: readonly Item[], today: string): Promise<Map<string, string>> {
  if (items.length === 0) return new Map();
  const { rows } = await sql<{ key: string; on: string }>`
    select a.person_id || ' ' || a.competence_id as key, max(a.expires_on)::text as on from attainments a
     where a.organisation_id = (select app_organisation()) and a.person_id = any(${items.map((i) => i.person.id)}) and a.expires_on < ${today} group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.on]));
}

/** Who lacks what, people by name; only what is planned, or only what is not, when that is asked. */
export async function gapsQuery(asking: Asking<z.output<typeof trainingViews.gaps.asks>, Tables>): Promise<Gaps> {
  const { tx, asks, today } = asking;
  const every = itemsOf(await matrixOf(tx, asks, today), isGap),
    planned = await plannedFor(tx, [...new Set(every.map((i) => i.person.id))]);
  const isPlanned = (i: Item): boolean => planned.has(`${i.person.id} ${i.competenceId}`);
  const all = asks.planned === undefined ? every : every.filter((i) => isPlanned(i) === asks.planned),
    { offset, next } = placeOf(asks, all.length),
    items = all.slice(offset, offset + asks.limit);
  const { competences, trainingOf } = await about(asking, items),
    over = await ranOut(tx, items, today);
  const titles = await titlesOf(
    tx,
    items.flatMap((i) => i.person.memberships[0]?.positionId ?? []),
  );
  const shown = items.flatMap((item): Gap[] => {
    const competence = competences.get(item.competenceId),
      { person, cell } = item;
    if (!competence) return [];
    const place = person.memberships[0]?.positionId;
    return [
      {
        person: { id: person.id, name: person.name },
        position: place ? titles(place) : null,
        competence: { id: competence.id, number: competence.number, title: competence.title },
        required: cell.required,
        held: cell.held,
        levelTitle: levelTitle(competence.levels, cell.required),
        expiredOn: cell.state === "expired" ? (over.get(`${person.id} ${item.competenceId}`) ?? null) : null,
        training: trainingOf(item),
      },
    ];
  });
  return { items: shown, total: all.length, offset, next, unplanned: every.filter((i) => !isPlanned(i)).length };
}

/** What runs out within the days asked, the next one first. */
export async function expiringQuery(asking: Asking<z.output<typeof trainingViews.expiring.asks>, Tables>): Promise<z.output<typeof trainingViews.expiring.gives>> {
  const { tx, asks, today, registry } = asking;
  const soon = (cell: CellNow): boolean => cell.expires !== null && cell.expires >= today && daysBetween(today, cell.expires) <= asks.within;
  const all = itemsOf(await matrixOf(tx, asks, today), soon).toSorted((a, b) =>
    a.cell.expires! < b.cell.expires! ? -1 : a.cell.expires! > b.cell.expires! ? 1 : a.person.name.localeCompare(b.person.name),
  );
  const { offset, next } = placeOf(asks, all.length),
    items = all.slice(offset, offset + asks.limit),
    { competences, trainingOf } = await about(asking, items);
  const { rows } = await sql<{ key: string; id: string; level: number }>`
    select distinct on (a.person_id, a.competence_id, a.expires_on) a.person_id || ' ' || a.competence_id || ' ' || a.expires_on as key, a.id, a.level from attainments a
     where a.organisation_id = (select app_organisation()) and a.holds and a.person_id = any(${items.map((i) => i.person.id)}) order by a.person_id, a.competence_id, a.expires_on, a.level desc`.execute(
    tx,
  );
  const byKey = new Map(rows.map((row) => [row.key, row])),
    evidence = await linked(
      tx,
      registry,
      rows.map((row) => row.id),
    );
  const shown = items.flatMap((item): Expiring[] => {
    const competence = competences.get(item.competenceId),
      { person, cell } = item;
    const found = byKey.get(`${person.id} ${item.competenceId} ${cell.expires}`),
      record = found ? evidence.get(found.id) : undefined;
    if (!competence || !found || !record || cell.expires === null) return [];
    const { id, number, title } = competence;
    return [
      {
        person: { id: person.id, name: person.name },
        competence: { id, number, title },
        level: found.level,
        expiresOn: cell.expires,
        days: daysBetween(today, cell.expires),
        required: cell.required > 0,
        evidence: record,
        training: trainingOf(item),
      },
    ];
  });
  return { items: shown, total: all.length, offset, next };
}
