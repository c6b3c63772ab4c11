import { sql } from "kysely";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "../database.ts";
import { spineColumns } from "../spine.ts";

const columns = sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))));

/** Typed letters as they stand in a record's words, for `like`. */
export const literally = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/**
 * Records that a few typed letters may mean: an exact number first, then words that stand in it,
 * then words that nearly do (trigram similarity, so that a typing error still finds).
 */
export async function search(tx: Tx, asks: { text: string; kind?: string | undefined; limit: number }): Promise<(Kept & { owner: string | null })[]> {
  const { rows } = await sql<Kept & { owner: string | null }>`
    select ${columns}, p.name as owner
      from records_found(${asks.text.toLowerCase()}, ${literally(asks.text)}, ${asks.kind ?? null}, ${asks.limit}) f
      join records r on r.organisation_id = (select app_organisation()) and r.id = f.id
      left join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
     where ${asks.kind ?? null}::text is null or r.kind = ${asks.kind ?? null}
     order by f.score desc, (r.closed_at is null) desc, r.opened_at desc limit ${asks.limit}`.execute(tx);
  return rows;
}
