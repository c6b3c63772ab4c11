import { sql, type RawBuilder } from "kysely";
import type { FactAnswer, Reference } from "#kernel/fact.ts";
import type { Tx } from "#server/database.ts";
import type { Tables } from "./tables.ts";
import type { BehindFigure, Moment } from "#server/registry.ts";

interface Judged extends Reference {
  readonly good: boolean;
  readonly all: number;
}

/** Judges rows of `r` by a condition: counts are exact, examples at most fifty of each side, the newest first. */
export async function judge(tx: Tx<Tables>, from: RawBuilder<unknown>, good: RawBuilder<unknown>): Promise<Omit<FactAnswer, "holds" | "sentence">> {
  const { rows } = await sql<Judged>`
    with j as materialized (select r.id, r.opened_at, coalesce(${good}, false) as good ${from}),
         best as ((select * from j where good order by opened_at desc, id limit 50) union all (select * from j where not good order by opened_at desc, id limit 50))
    select r.kind, r.id, r.number, r.title, b.good, c."all"
      from best b join (select good, count(*)::int as "all" from j group by good) c using (good) join records r on r.organisation_id = (select app_organisation()) and r.id = b.id
     order by b.opened_at desc, b.id`.execute(tx);
  const side = (which: boolean) => rows.filter((r) => r.good === which),
    bare = ({ kind, id, number, title }: Judged): Reference => ({ kind, id, number, title });
  return { supporting: side(true).map(bare), breaking: side(false).map(bare), supportingCount: side(true)[0]?.all ?? 0, breakingCount: side(false)[0]?.all ?? 0 };
}

/** What a figure counts, judged the same way: `counts` says which of the rows it counts, the others are what it counts them among. */
export const behindOf =
  (from: (moment: Moment) => RawBuilder<unknown>, counts: (moment: Moment) => RawBuilder<unknown> = () => sql`true`): BehindFigure =>
  async (tx, moment) => {
    const found = await judge(tx as unknown as Tx<Tables>, from(moment), counts(moment));
    return { counted: found.supporting, countedCount: found.supportingCount, rest: found.breaking, restCount: found.breakingCount };
  };
