import { sql, type QueryExecutorProvider } from "kysely";
import type { Member } from "#modules/documents/audience.ts";
import { addDays } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import { cellOf, isGap, type CellNow } from "../cells.ts";
import { evidenceOf, membersByPerson, requiredOf } from "./standing.ts";
import type { Tables } from "./tables.ts";

export interface MatrixAsks {
  readonly siteId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly positionId?: string | undefined;
  readonly supervisorId?: string | undefined;
  readonly personId?: string | undefined;
  readonly competenceId?: string | undefined;
  readonly group?: string | undefined;
  readonly text?: string | undefined;
  readonly with?: "gap" | "expiring" | "expired" | undefined;
  readonly within: number;
  /** A moment in the past: then `today` is its day. */
  readonly asOf?: Date | null | undefined;
}

/** One person who fits, with every cell where something is required or held, by competence. */
export interface PersonCells {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly memberships: readonly Member[];
  readonly cells: ReadonlyMap<string, CellNow>;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

/** Positions that report to one of this person's. */
async function below(tx: QueryExecutorProvider, personId: string, today: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select q.id from positions q where q.organisation_id = (select app_organisation())
       and q.reports_to in (select x.position_id from positions_held(app_organisation(), ${today}) x where x.person_id = ${personId} and (not x.deputy or x.acting))`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** People who work here and fit what was asked, by name. */
async function fitting(tx: Tx<Tables>, asks: MatrixAsks, members: ReadonlyMap<string, readonly Member[]>, today: string): Promise<Person[]> {
  const led = asks.supervisorId ? await below(tx, asks.supervisorId, today) : null;
  const fits = (m: Member): boolean =>
    (!asks.siteId || m.siteId === asks.siteId) &&
    (!asks.unitId || m.unitIds.includes(asks.unitId)) &&
    (!asks.positionId || m.positionId === asks.positionId) &&
    (!led || led.has(m.positionId));
  const wanted = [...members].filter(([id, own]) => (!asks.personId || id === asks.personId) && id !== asks.supervisorId && own.some(fits)).map(([id]) => id);
  if (wanted.length === 0) return [];
  const text = asks.text ? sql`and (lower(p.name) like ${`%${asks.text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`} or r.number = ${asks.text.toUpperCase()})` : sql``;
  const { rows } = await sql<Person>`
    select p.id, p.name, r.number from people p join records r on r.organisation_id = p.organisation_id and r.id = p.id
     where p.organisation_id = (select app_organisation()) and p.id = any(${wanted}) ${text} order by p.name, p.id`.execute(tx);
  return rows;
}

/** The competences that a filter leaves; null when all. */
async function columnsLeft(tx: Tx<Tables>, asks: MatrixAsks): Promise<Set<string> | null> {
  if (!asks.group && !asks.competenceId) return null;
  let query = tx.selectFrom("competences").select("id");
  if (asks.group) query = query.where("group_name", "=", asks.group);
  if (asks.competenceId) query = query.where("id", "=", asks.competenceId);
  return new Set((await query.execute()).map((row) => row.id));
}

const shows = (cell: CellNow, wanted: MatrixAsks["with"]): boolean => (wanted === "gap" ? isGap(cell) : cell.state === wanted);

/** Everybody who fits, with all their cells: required by positions and documents, held by evidence, both today. */
export async function matrixOf(tx: Tx<Tables>, asks: MatrixAsks, today: string): Promise<PersonCells[]> {
  const members = await membersByPerson(tx, today),
    people = await fitting(tx, asks, members, today);
  const required = await requiredOf(tx, members, asks.asOf),
    evidence = await evidenceOf(tx, people.length > 500 ? "all" : people.map((p) => p.id), asks.asOf),
    left = await columnsLeft(tx, asks);
  const at = { today, within: asks.within, soon: addDays(today, asks.within) };
  const all = people.map((person): PersonCells => {
    const needs = required(person.id),
      has = evidence.get(person.id),
      cells = new Map<string, CellNow>();
    const look = (competenceId: string): void => {
      const cell = left && !left.has(competenceId) ? null : cellOf(needs.get(competenceId)?.level ?? 0, has?.get(competenceId) ?? [], at);
      if (cell) cells.set(competenceId, cell);
    };
    for (const competenceId of needs.keys()) look(competenceId);
    if (has) for (const competenceId of has.keys()) if (!needs.has(competenceId)) look(competenceId);
    return { ...person, memberships: members.get(person.id) ?? [], cells };
  });
  return asks.with ? all.filter((person) => [...person.cells.values()].some((cell) => shows(cell, asks.with))) : all;
}

/** The number of cells with something missing. */
export const gapsIn = (person: PersonCells): number => [...person.cells.values()].filter(isGap).length;
