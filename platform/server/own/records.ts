import { sql } from "kysely";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "../database.ts";
import type { Registry } from "../registry.ts";
import { spineColumns } from "../spine.ts";
import { conditions, order, type ListAsks } from "./asked.ts";
import { readCursor, totalOf, writeCursor } from "./cursor.ts";

/** Where the record's page is. */
export const pathOf = (registry: Registry, record: { kind: string; number: string; id: string }): string =>
  registry.keepers.get(record.kind)?.kind.path.replace(":number", encodeURIComponent(record.number)).replace(":id", record.id) ?? `/record/${record.id}`;

/** A page of the spine, with how many there are in all. */
export async function listRecords(tx: Tx, asks: ListAsks, today: string): Promise<{ items: (Kept & { owner: string | null })[]; next: string | null; total: number }> {
  const where = conditions(asks, today),
    cursor = readCursor(asks.cursor),
    { by, go, key } = order(asks.sort, cursor);
  const rows = await sql<Kept & { owner: string | null }>`
    select ${sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))))}, p.name as owner
      from records r left join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
     where r.organisation_id = (select app_organisation()) and ${where} and (${go}) order by ${by} limit ${asks.limit + 1}`.execute(tx);
  const total = await totalOf(cursor, async () => {
    const { rows: counted } = await sql<{ total: number }>`select count(*) as total from records r where r.organisation_id = (select app_organisation()) and ${where}`.execute(tx);
    return counted[0]!.total;
  });
  const items = rows.rows.slice(0, asks.limit),
    last = items.at(-1);
  const more = rows.rows.length > asks.limit && last !== undefined;
  return { items, total, next: more ? writeCursor([last[key as "title"], last.id, total]) : null };
}
