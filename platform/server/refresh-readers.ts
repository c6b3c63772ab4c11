import { sql } from "kysely";
import type { Kept } from "#kernel/record.ts";
import type { ClockWork } from "./by-clock.ts";
import type { Keeper } from "./registry.ts";

interface Reading {
  readonly id: string;
  readonly readers: readonly string[];
  /** Whoever acted last keeps reading, as after every act. */
  readonly last: string | null;
}

/**
 * Who may read a confidential record follows from positions too. Where somebody is missing, or still
 * reads who should not, the record is told so by an act of the clock: a right to read changes, and the
 * trail says it. Gives how many records that concerned.
 */
export async function refreshReaders({ tx, also }: ClockWork, keeper: Keeper, records: readonly Kept[]): Promise<number> {
  const confidential = records.filter((record) => record.confidential);
  if (confidential.length === 0) return 0;
  const { rows } = await sql<Reading>`
    select r.id, r.readers, e.actor_id as last from records r
      left join lateral (select actor_id from events e where e.organisation_id = r.organisation_id and e.record_id = r.id and e.version = r.version and e.act <> 'record.followReaders' order by e.sequence limit 1) e on true
     where r.organisation_id = (select app_organisation()) and r.id = any (${confidential.map((r) => r.id)}::uuid[])`.execute(tx);
  const kept = new Map(rows.map((row) => [row.id, row]));
  let changed = 0;
  for (const record of confidential) {
    const now = kept.get(record.id);
    if (!now) continue;
    const wanted = [...new Set([...(keeper.readers?.(record) ?? []), ...(now.last && now.readers.includes(now.last) ? [now.last] : [])])].toSorted();
    if (wanted.join() === now.readers.toSorted().join()) continue;
    await also("record.followReaders", { id: record.id, input: { readers: wanted } });
    changed++;
  }
  return changed;
}
