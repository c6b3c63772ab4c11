import { sql, type RawBuilder } from "kysely";
import type { Kept } from "#kernel/record.ts";
import type { Tx } from "../database.ts";
import { spineColumns } from "../spine.ts";

const columns = sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))));

/** Typed letters as they stand in a record's words, for `like`. */
export const literally = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

interface Asks {
  readonly text: string;
  readonly kind?: string | undefined;
  readonly limit: number;
}
type Found = Kept & { owner: string | null };

/** Too short to be told from others when letters of it are wrong. */
const shortest = 5;

/**
 * Records that a few typed letters may mean: an exact number first, then words that stand in it,
 * then words that nearly do (trigram similarity, so that a typing error still finds). Of those that
 * fit alike, what is called so comes before what only mentions it.
 */
export async function search(tx: Tx, asks: Asks): Promise<Found[]> {
  const text = asks.text.toLowerCase(),
    kind = asks.kind ?? null;
  const found = await shown(tx, asks, sql`records_found(${text}, ${literally(text)}, ${kind}, ${asks.limit})`);
  return found.length > 0 || text.trim().length < shortest ? found : shown(tx, asks, sql`records_nearly(${text}, ${kind}, ${asks.limit})`);
}

async function shown(tx: Tx, { text, kind, limit }: Asks, among: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select ${columns}, p.name as owner
      from ${among} f
      join records r on r.organisation_id = (select app_organisation()) and r.id = f.id
      left join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
     where ${kind ?? null}::text is null or r.kind = ${kind ?? null}
     order by f.score desc, case when f.score < 1 then word_similarity(${text.toLowerCase()}, lower(r.title)) end desc nulls last,
           (r.closed_at is null) desc, r.opened_at desc limit ${limit}`.execute(tx);
  return rows;
}
