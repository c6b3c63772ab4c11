import { sql } from "kysely";
import type { Kind } from "#kernel/record.ts";
import { Again, type Tx } from "./database.ts";

/**
 * The counters of one transaction. Whoever begins records of several kinds holds several counters
 * until the commit, and two who take them in opposite order would wait for each other until the
 * database's own detector ends one of them. So nobody waits for a counter while holding anything:
 * a busy one ends the try, and the next try takes all that are known to be needed first, in order.
 */
export interface Numbering {
  /** Series that earlier tries found to be needed, or that this one has taken. */
  readonly needed: Set<string>;
  /** Does this try hold anything that others may wait for? Then it must not wait itself. */
  holding: boolean;
}

export const newNumbering = (): Numbering => ({ needed: new Set(), holding: false });

/** At the beginning of each try: takes the counters that are known to be needed, in the order of their names. */
export async function takeKnown(tx: Tx, organisationId: string, numbering: Numbering): Promise<void> {
  numbering.holding = numbering.needed.size > 0;
  for (const series of [...numbering.needed].toSorted())
    await sql`insert into counters (organisation_id, series, last) values (${organisationId}, ${series}, 0)
      on conflict (organisation_id, series) do update set last = counters.last`.execute(tx);
}

/** The next number of a kind: per organisation (and year, where the form says so), without gaps. */
export async function nextNumber(tx: Tx, numbering: Numbering, of: { organisationId: string; kind: Kind; today: string }): Promise<string> {
  const { kind } = of,
    year = of.today.slice(0, 4);
  const series = kind.number.includes("{year}") ? `${kind.kind}/${year}` : kind.kind;
  const mayWait = !numbering.holding || numbering.needed.has(series);
  numbering.holding = true;
  numbering.needed.add(series);
  const last = mayWait ? await countOn(tx, of.organisationId, series) : await countOnIfFree(tx, of.organisationId, series);
  return kind.number.replace("{year}", year).replace(/\{n(?::(\d+))?\}/, (_all, width: string | undefined) => String(last).padStart(Number(width ?? 1), "0"));
}

async function countOn(tx: Tx, organisationId: string, series: string): Promise<number> {
  const { last } = await tx
    .insertInto("counters")
    .values({ organisation_id: organisationId, series, last: 1 })
    .onConflict((c) => c.columns(["organisation_id", "series"]).doUpdateSet({ last: sql<number>`counters.last + 1` }))
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

/** As `countOn`, but never waiting: when somebody else holds the counter, or it is not there yet, the transaction is begun again. */
async function countOnIfFree(tx: Tx, organisationId: string, series: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    update counters c set last = c.last + 1
      from (select organisation_id, series from counters where organisation_id = ${organisationId} and series = ${series} for no key update skip locked) free
     where c.organisation_id = free.organisation_id and c.series = free.series returning c.last`.execute(tx);
  const row = rows[0];
  if (!row) throw new Again(`the counter ${series} is taken out of order`);
  return row.last;
}
