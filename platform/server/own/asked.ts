import { sql } from "kysely";
import type { Cursor } from "./cursor.ts";
import { literally } from "./search.ts";

/** What a list of records is asked for: `record.list`, and the registers that modules build on it. */
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
