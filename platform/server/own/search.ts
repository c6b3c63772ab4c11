import { sql } from "kysely";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "../database.ts";
import { spineColumns } from "../spine.ts";

const columns = sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))));

/**
 * Records that a few typed letters may mean: an exact number first, then words that stand in it,
 * then words that nearly do (trigram similarity, so that a typing error still finds).
 */
export async function search(tx: Tx, asks: { text: string; kind?: string | undefined; limit: number }): Promise<(Kept & { owner: string | null })[]> {
  const text = asks.text.toLowerCase(),
    literal = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const kind = asks.kind ? sql`and r.kind = ${asks.kind}` : sql``;
  await sql`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`.execute(tx);
  const { rows } = await sql<Kept & { owner: string | null }>`
    with found as (
      (select r.organisation_id, r.id, 3.0 as score from records r where r.organisation_id = app_organisation() and lower(r.number) = ${text} ${kind} limit 5)
      union all (select r.organisation_id, r.id, 2.0 from records r where r.organisation_id = app_organisation() and r.search like ${literal} ${kind} order by r.opened_at desc limit 50)
      union all (select r.organisation_id, r.id, word_similarity(${text}, r.search) from records r where r.organisation_id = app_organisation() and ${text} <% r.search ${kind} limit 200)
    ), best as (select organisation_id, id, max(score) as score from found group by 1, 2)
    select ${columns}, p.name as owner from best b join records r on r.organisation_id = b.organisation_id and r.id = b.id
      left join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
     order by b.score desc, (r.closed_at is null) desc, r.opened_at desc limit ${asks.limit}`.execute(tx);
  return rows;
}
