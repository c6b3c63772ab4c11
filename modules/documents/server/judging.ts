import { sql, type RawBuilder } from "kysely";
import type { FactAnswer, Reference } from "#kernel/fact.ts";
import type { Tx } from "#server/database.ts";
import type { Tables } from "./tables.ts";
import type { BehindFigure, Moment } from "#server/registry.ts";

interface Judged extends Reference {
  readonly good: boolean;
  readonly all: number;
}

/** Judges documents by a condition: counts are exact, examples at most fifty of each side. */
export async function judge(tx: Tx<Tables>, from: RawBuilder<unknown>, good: RawBuilder<unknown>): Promise<Omit<FactAnswer, "holds" | "sentence">> {
  const { rows } = await sql<Judged>`
    select kind, id, number, title, good, "all" from (
      select j.*, count(*) over (partition by good)::int as "all", row_number() over (partition by good order by number) as place
        from (select r.kind, r.id, r.number, n.code || ' ' || r.title as title, coalesce(${good}, false) as good ${from}) j) k
     where place <= 50 order by place`.execute(tx);
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
