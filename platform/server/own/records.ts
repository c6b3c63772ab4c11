import { sql } from "kysely";
import { dayOf } from "#kernel/date.ts";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "../database.ts";
import type { Registry } from "../registry.ts";
import { spineColumns } from "../spine.ts";
import { snapshots } from "../trail.ts";
import { readCursor, writeCursor, type Cursor } from "./cursor.ts";
import { literally } from "./search.ts";

/** Where the record's page is. */
export const pathOf = (registry: Registry, record: { kind: string; number: string; id: string }): string =>
  registry.keepers.get(record.kind)?.kind.path.replace(":number", encodeURIComponent(record.number)).replace(":id", record.id) ?? `/record/${record.id}`;

export interface ListAsks {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly text?: string | undefined;
  readonly open?: boolean | undefined;
  readonly late?: boolean | undefined;
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const columns: Record<string, string> = { number: "r.number", title: "r.title", dueOn: "r.due_on", openedAt: "r.opened_at" };

/** One of these values (comma-separated). A single one is asked for by itself, so that an index can give the list in its order. */
const amongst = (column: string, values: string) => {
  const wanted = values.split(",");
  return wanted.length === 1 ? sql<boolean>`${sql.raw(column)} = ${wanted[0]}` : sql<boolean>`${sql.raw(column)} = any(${wanted})`;
};

/** The conditions of a list on `records as r`, shared by the list and its count. */
export function conditions(asks: ListAsks, today: string) {
  const all = [sql<boolean>`true`];
  if (asks.kind) all.push(amongst("r.kind", asks.kind));
  if (asks.state) all.push(amongst("r.state", asks.state));
  if (asks.ownerId) all.push(sql<boolean>`r.owner_id = ${asks.ownerId}`);
  if (asks.siteId) all.push(sql<boolean>`r.site_id = ${asks.siteId}`);
  if (asks.text) all.push(asks.text.length < 3 ? sql<boolean>`r.search like ${literally(asks.text)}` : sql<boolean>`r.id in (select records_with(${literally(asks.text)}))`);
  if (asks.open !== undefined) all.push(asks.open ? sql<boolean>`r.closed_at is null` : sql<boolean>`r.closed_at is not null`);
  if (asks.late) all.push(sql<boolean>`r.closed_at is null and r.due_on < ${today}`);
  return sql.join(all, sql` and `);
}

/** Every record has these; only a due date may be missing. */
const always = new Set(["number", "title", "openedAt"]);

/** The order of a list and the condition that goes on after a cursor; rows without the value come last. */
export function order(sort: string, after: Cursor | null) {
  const down = sort.startsWith("-"),
    wanted = down ? sort.slice(1) : sort,
    key = columns[wanted] ? wanted : "openedAt";
  const column = sql.raw(columns[key]!),
    direction = sql.raw(down ? "desc" : "asc"),
    sign = sql.raw(down ? "<" : ">");
  const by = always.has(key) ? sql`${column} ${direction}, r.id ${direction}` : sql`${column} ${direction} nulls last, r.id ${direction}`;
  if (!after) return { by, go: sql`true`, key };
  if (always.has(key)) return { by, go: sql`(${column}, r.id) ${sign} (${after[0]}, ${after[1]})`, key };
  const go = after[0] === null ? sql`${column} is null and r.id ${sign} ${after[1]}` : sql`((${column}, r.id) ${sign} (${after[0]}, ${after[1]}) or ${column} is null)`;
  return { by, go, key };
}

/** A page of the spine, with how many there are in all. */
export async function listRecords(tx: Tx, asks: ListAsks, today: string): Promise<{ items: (Kept & { owner: string | null })[]; next: string | null; total: number }> {
  const where = conditions(asks, today),
    { by, go, key } = order(asks.sort, readCursor(asks.cursor));
  const rows = await sql<Kept & { owner: string | null }>`
    select ${sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))))}, p.name as owner
      from records r left join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
     where r.organisation_id = app_organisation() and ${where} and (${go}) order by ${by} limit ${asks.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total from records r where r.organisation_id = app_organisation() and ${where}`.execute(tx);
  const items = rows.rows.slice(0, asks.limit),
    last = items.at(-1);
  const more = rows.rows.length > asks.limit && last !== undefined;
  return { items, total: counted[0]?.total ?? 0, next: more ? writeCursor([last[key as "title"], last.id]) : null };
}

const matches =
  (asks: ListAsks, today: string, closed: ReadonlySet<string>) =>
  (record: Kept): boolean =>
    (!asks.state || asks.state.split(",").includes(record.state)) &&
    (!asks.ownerId || record.ownerId === asks.ownerId) &&
    (!asks.siteId || record.siteId === asks.siteId) &&
    (!asks.text || `${record.number} ${record.title}`.toLowerCase().includes(asks.text.toLowerCase())) &&
    (asks.open === undefined || asks.open === !closed.has(record.state)) &&
    (!asks.late || (!closed.has(record.state) && record.dueOn !== null && record.dueOn < today));

/** The same list as it was at a moment, from the trail. */
export async function listRecordsAsOf(tx: Tx, registry: Registry, asks: ListAsks, at: Date, zone: string) {
  const kinds = asks.kind ? asks.kind.split(",") : [...registry.keepers.keys()];
  const found: Kept[] = [];
  for (const kind of kinds) {
    const closed = new Set(registry.keepers.get(kind)?.kind.closed ?? []);
    found.push(...(await snapshots<Kept>(tx, kind, at)).filter(matches(asks, dayOf(at, zone), closed)));
  }
  const down = asks.sort.startsWith("-"),
    key = (down ? asks.sort.slice(1) : asks.sort) as "title";
  found.sort((a, b) => ((a[key] ?? "") < (b[key] ?? "") ? -1 : (a[key] ?? "") > (b[key] ?? "") ? 1 : 0) * (down ? -1 : 1));
  const from = Number(readCursor(asks.cursor)?.[0] ?? 0),
    until = from + asks.limit;
  const names = new Map((await tx.selectFrom("people").select(["id", "name"]).execute()).map((p) => [p.id, p.name]));
  const items = found.slice(from, until).map((r) => ({ ...r, owner: r.ownerId ? (names.get(r.ownerId) ?? null) : null }));
  return { items, total: found.length, next: until < found.length ? writeCursor([until, items.at(-1)?.id ?? ""]) : null };
}
