import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#server/database.ts";
import { siteNames } from "#server/people.ts";
import type { Asking } from "#server/registry.ts";
import { isGap } from "../cells.ts";
import { levelTitle, type Level } from "../competence.ts";
import type { CellLine, MatrixPage, MatrixRow } from "../matrix-views.ts";
import type { trainingViews } from "../training-views.ts";
import { gapsIn, matrixOf, type PersonCells } from "./matrix.ts";
import type { Tables } from "./tables.ts";
import { titlesOf } from "./titles.ts";

export interface CompetenceNamed {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly group: string;
  readonly levels: Level[];
}

/** These competences by group and title. */
export async function competencesNamed(tx: Tx<Tables>, ids: readonly string[]): Promise<CompetenceNamed[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CompetenceNamed>`
    select c.id, r.number, r.title, c.group_name as "group", c.levels from competences c join records r on r.organisation_id = c.organisation_id and r.id = c.id
     where c.organisation_id = (select app_organisation()) and c.id = any(${[...ids]}) order by c.group_name, r.title, c.id`.execute(tx);
  return rows;
}

/** For which competences of these people training is open, or was at a moment: `person competence`. */
export async function plannedFor(tx: Tx<Tables>, personIds: readonly string[], asOf: Date | null = null): Promise<Map<string, { id: string; dueOn: string | null }>> {
  if (personIds.length === 0) return new Map();
  const then = asOf?.toISOString() ?? null;
  const open = then
    ? sql`r.opened_at <= ${then}::timestamptz and (t.open or r.closed_at > ${then}::timestamptz) and (t.done is null or (t.done ->> 'at')::timestamptz > ${then}::timestamptz)`
    : sql`t.open`;
  const { rows } = await sql<{ key: string; id: string; dueOn: string | null }>`
    select t.person_id || ' ' || coalesce(t.competence_id, c.competence_id) as key, t.id, r.due_on as "dueOn"
      from trainings t join records r on r.organisation_id = t.organisation_id and r.id = t.id left join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id
     where t.organisation_id = (select app_organisation()) and ${open} and t.person_id = any(${[...personIds]}) and coalesce(t.competence_id, c.competence_id) is not null order by r.due_on desc nulls first`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

function rowOf(
  person: PersonCells,
  it: { columns: readonly CompetenceNamed[]; titles: (id: string) => string; sites: ReadonlyMap<string, { name: string }>; planned: ReadonlyMap<string, unknown> },
): MatrixRow {
  const site = person.memberships.find((m) => m.siteId !== null)?.siteId ?? null;
  const row: MatrixRow = {
    id: person.id,
    name: person.name,
    number: person.number,
    positions: person.memberships.map((m) => it.titles(m.positionId)),
    site: site ? (it.sites.get(site)?.name ?? null) : null,
    gaps: gapsIn(person),
    at: [],
    required: [],
    held: [],
    expires: [],
    states: [],
    planned: [],
  };
  it.columns.forEach((column, place) => {
    const cell = person.cells.get(column.id);
    if (!cell) return;
    row.at.push(place);
    row.required.push(cell.required);
    row.held.push(cell.held);
    row.expires.push(cell.expires);
    row.states.push(cell.state);
    row.planned.push(it.planned.has(`${person.id} ${column.id}`) ? 1 : 0);
  });
  return row;
}

/** How one competence stands over all people who fit. */
function figures(people: readonly PersonCells[]): Map<string, { required: number; met: number; gaps: number }> {
  const all = new Map<string, { required: number; met: number; gaps: number }>();
  for (const person of people)
    for (const [id, cell] of person.cells) {
      const figure = all.get(id) ?? { required: 0, met: 0, gaps: 0 };
      if (cell.required > 0) figure.required++;
      if (cell.required > 0 && !isGap(cell)) figure.met++;
      if (isGap(cell)) figure.gaps++;
      all.set(id, figure);
    }
  return all;
}

/** Where a page begins, and the place at which the next one does; null at the end. */
export const placeOf = (asks: { cursor?: string | undefined; offset: number; limit: number }, total: number): { offset: number; next: string | null } => {
  const offset = asks.cursor ? Number(asks.cursor) : asks.offset,
    after = offset + asks.limit;
  return { offset, next: after < total ? String(after) : null };
};

type Asks = z.output<typeof trainingViews.matrix.asks>;

/** The matrix: all columns that somebody who fits has something in, and a page of people. */
export async function matrixPage({ tx, asks, asOf, today }: Asking<Asks, Tables>): Promise<MatrixPage> {
  const people = await matrixOf(tx, { ...asks, asOf }, today),
    counted = figures(people),
    named = await competencesNamed(tx, [...counted.keys()]);
  const { offset } = placeOf(asks, people.length),
    page = people.slice(offset, offset + asks.limit),
    ids = page.map((p) => p.id);
  const places = page.flatMap((p) => p.memberships);
  const shown = {
    columns: named,
    titles: await titlesOf(
      tx,
      places.map((m) => m.positionId),
    ),
    sites: await siteNames(
      tx,
      places.map((m) => m.siteId),
    ),
    planned: await plannedFor(tx, ids, asOf),
  };
  return {
    columns: named.map((c) => ({ ...c, ...counted.get(c.id)! })),
    rows: page.map((person) => rowOf(person, shown)),
    total: people.length,
    offset,
    gaps: people.reduce((sum, person) => sum + gapsIn(person), 0),
  };
}

/** The cells of a page of people, line by line, with the words of the levels. */
export async function cellLines(asking: Asking<Asks, Tables>): Promise<z.input<typeof trainingViews.cells.gives>> {
  const page = await matrixPage(asking),
    { next } = placeOf(asking.asks, page.total);
  const items = page.rows.flatMap((row) =>
    row.at.map((place, i): CellLine => {
      const column = page.columns[place]!,
        title = (level: number): string | null => (level > 0 ? levelTitle(column.levels, level) : null);
      return {
        person: row.name,
        number: row.number,
        positions: row.positions.join(", "),
        site: row.site,
        competence: column.title,
        group: column.group,
        required: row.required[i]!,
        requiredTitle: title(row.required[i]!),
        held: row.held[i]!,
        heldTitle: title(row.held[i]!),
        expires: row.expires[i]!,
        state: row.states[i]!,
        planned: row.planned[i] === 1,
      };
    }),
  );
  return { items, total: page.total, next };
}
