import { sql } from "kysely";
import type { Asking } from "./distribution.ts";

/** It says other words from now on: whoever read it, or was to, has not read those. */
export async function lapseAll({ tx, also }: Pick<Asking, "tx" | "also">, revisionId: string): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select id from readings where organisation_id = (select app_organisation()) and revision_id = ${revisionId} and not lapsed order by id`.execute(tx);
  for (const { id } of rows) await also("reading.lapse", { id });
}

/** Open readings of what no longer holds, or of people whom it no longer concerns, are asked for no longer. */
export async function lapseStale({ tx, also, today }: Asking, most: number): Promise<void> {
  const { rows: old } = await sql<{ id: string }>`
    select n.id from readings n join records r on r.organisation_id = n.organisation_id and r.id = n.id and r.state = 'open'
      join revisions v on v.organisation_id = n.organisation_id and v.id = n.revision_id
     where n.organisation_id = (select app_organisation()) and not v.in_force and not v.in_work order by n.id limit ${most}`.execute(tx);
  for (const { id } of old) await also("reading.lapse", { id });
  const { rows: gone } = await sql<{ id: string }>`
    select n.id from readings n join records r on r.organisation_id = n.organisation_id and r.id = n.id and r.state = 'open'
     where n.organisation_id = (select app_organisation())
       and not exists (select from positions_held(app_organisation(), ${today}) x where x.person_id = n.person_id) order by n.id limit ${most}`.execute(tx);
  for (const { id } of gone) if (!old.some((o) => o.id === id)) await also("reading.lapse", { id });
}
