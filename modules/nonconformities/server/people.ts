import { sql } from "kysely";
import type { Named } from "#server/people.ts";
import type { Tx } from "#server/database.ts";
import { policyFrom, type Policy } from "../policy.ts";
import type { Tables } from "./tables.ts";

/** What the organisation set about nonconformities. */
export async function policyOf(tx: Tx<Tables>): Promise<Policy> {
  const row = await tx.selectFrom("organisations").select("settings").executeTakeFirst();
  return policyFrom(row?.settings);
}

/** May this person answer for a nonconformity: a process owner, a line manager, the representative, top management (not somebody from outside)? */
export async function mayAnswer(tx: Tx<Tables>, personId: string | null, today: string): Promise<Named[]> {
  const one = personId ? sql`and x.person_id = ${personId}` : sql``;
  const { rows } = await sql<Named>`
    select distinct p.id, p.name
      from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
      join people p on p.organisation_id = q.organisation_id and p.id = x.person_id
     where (not x.deputy or x.acting) and q.role not in ('consultant', 'external_auditor') ${one}
       and (q.role in ('process_owner', 'management_representative', 'top_management')
            or exists (select from units u where u.organisation_id = q.organisation_id and u.head_position_id = q.id)
            or exists (select from positions b where b.organisation_id = q.organisation_id and b.reports_to = q.id))
     order by p.name`.execute(tx);
  return rows;
}
