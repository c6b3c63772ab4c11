import { sql } from "kysely";
import type { Tx } from "#server/database.ts";

/** What a neighbour may ask about the actions of its own records. */
export interface ActionsOf {
  readonly all: number;
  readonly open: number;
  readonly late: number;
}

/** How the actions of one record stand; every kind of record may have some. */
export async function actionsOf(tx: Tx<never>, parentId: string, today: string): Promise<ActionsOf> {
  const { rows } = await sql<ActionsOf>`
    select count(*)::int as all, count(*) filter (where r.closed_at is null)::int as open, count(*) filter (where r.state in ('open', 'in_work', 'extension_asked') and r.due_on < ${today})::int as late
      from actions a join records r on r.organisation_id = a.organisation_id and r.id = a.id where a.organisation_id = (select app_organisation()) and a.parent_id = ${parentId} and r.state <> 'cancelled'`.execute(
    tx,
  );
  return rows[0] ?? { all: 0, open: 0, late: 0 };
}
