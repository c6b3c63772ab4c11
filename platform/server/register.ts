import { sql, type QueryExecutorProvider, type RawBuilder } from "kysely";
import { daysBetween, dayOf } from "#kernel/date.ts";
import type { Kept } from "#kernel/record.ts";
import { readCursor, totalOf, writeCursor } from "./own/cursor.ts";
import { conditions, order } from "./own/asked.ts";
import { pathOf } from "./own/records.ts";
import type { Registry } from "./registry.ts";
import { numberAsTyped, spineColumns } from "./spine.ts";

/** A piece of SQL that holds for a row or does not. */
export type Condition = RawBuilder<unknown>;

/** What every register can be filtered and sorted by. */
export interface Filters {
  readonly state?: string | undefined;
  readonly open?: boolean | undefined;
  readonly late?: boolean | undefined;
  readonly siteId?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly text?: string | undefined;
  readonly sort?: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A row of a register: the spine with the names that people know. */
export interface Row extends Kept {
  readonly owner: string | null;
  readonly site: string | null;
  readonly path: string;
  readonly daysLate: number;
  readonly ageDays: number;
}

const spineSql = sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))));
/** Column expressions under the names that a row shows. */
export const columns = (names: Record<string, string>): Condition => sql.join(Object.entries(names).map(([as, from]) => sql.raw(`${from} as "${as}"`)));

/** Days since it was due, while it is open; and days since it was opened, or from opening to closing. */
export const ages = (r: Kept, today: string, zone: string): { daysLate: number; ageDays: number } => ({
  daysLate: r.closedAt === null && r.dueOn !== null ? Math.max(0, daysBetween(r.dueOn, today)) : 0,
  ageDays: Math.max(0, daysBetween(dayOf(new Date(r.openedAt), zone), r.closedAt ? dayOf(new Date(r.closedAt), zone) : today)),
});

interface Asked<T> {
  readonly kind: string;
  readonly table: string;
  /** What this register shows besides the spine: column expressions on `n` and `r`. */
  readonly shows: Record<keyof T & string, string>;
  readonly where: readonly Condition[];
  readonly filters: Filters;
  readonly registry: Registry;
  readonly today: string;
  readonly zone: string;
}

/** One page of a register, with how many there are in all. */
export async function register<T>(tx: QueryExecutorProvider, asked: Asked<T>): Promise<{ items: (Row & T)[]; next: string | null; total: number }> {
  const { filters, today, zone, registry } = asked,
    sort = filters.sort ?? "-openedAt",
    cursor = readCursor(filters.cursor);
  const where = sql.join([conditions({ ...filters, kind: asked.kind, sort }, today), ...asked.where], sql` and `);
  const { by, go, key } = order(sort, cursor);
  const from = sql`from records r join ${sql.raw(asked.table)} n on n.organisation_id = r.organisation_id and n.id = r.id`;
  const { rows } = await sql<Row & T>`
    select ${spineSql}, p.name as owner, s.title as site, ${columns(asked.shows)} ${from}
      left join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
      left join records s on s.organisation_id = r.organisation_id and s.id = r.site_id
     where r.organisation_id = (select app_organisation()) and ${where} and (${go}) order by ${by} limit ${filters.limit + 1}`.execute(tx);
  const counts = asked.where.length === 0 ? sql`from records r` : from; // each record of the kind has its row there
  const total = await totalOf(cursor, async () => {
    const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${counts} where r.organisation_id = (select app_organisation()) and ${where}`.execute(tx);
    return counted[0]!.total;
  });
  const items = rows.slice(0, filters.limit).map((row) => ({ ...row, path: pathOf(registry, row), ...ages(row, today, zone) })),
    last = items.at(-1);
  return { items, total, next: rows.length > filters.limit && last ? writeCursor([last[key as "title"], last.id, total]) : null };
}

/** Does this column hold one of these values (comma-separated)? "-" stands for none. */
export const oneOf = (column: string, values: string | undefined): Condition[] => {
  if (values === undefined) return [];
  const wanted = values.split(",").map((v) => v.trim());
  return [wanted.includes("-") ? sql`(${sql.raw(column)} is null or ${sql.raw(column)} = any(${wanted}))` : sql`${sql.raw(column)} = any(${wanted})`];
};

/** Is this column exactly that value? "-" stands for none. */
export const exactly = (column: string, value: string | undefined): Condition[] =>
  value === undefined ? [] : [value === "-" ? sql`${sql.raw(column)} is null` : sql`${sql.raw(column)} = ${value}`];

/** One record's id by the id or number that was asked for; null when there is none that the asker may see. */
export async function idOf(tx: QueryExecutorProvider, kind: string, asked: { id?: string | undefined; number?: string | undefined }): Promise<string | null> {
  const which = asked.id ? sql`id = ${asked.id}` : sql`number = any(${numberAsTyped(asked.number ?? "")})`;
  const { rows } = await sql<{ id: string }>`select id from records where organisation_id = (select app_organisation()) and kind = ${kind} and ${which}`.execute(tx);
  return rows[0]?.id ?? null;
}
