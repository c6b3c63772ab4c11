import { sql } from "kysely";
import type { Day } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import type { HoldingShown } from "../views.ts";
import { positions } from "./directory.ts";
import type { OrganisationTables } from "./tables.ts";

/** Every appointment of a position or of a person, the latest first; those that were taken back are left out. */
export async function appointmentsOf(tx: Tx<OrganisationTables>, of: { positionId: string } | { personId: string }, today: Day): Promise<HoldingShown[]> {
  const whose = "positionId" in of ? sql`h.position_id = ${of.positionId}` : sql`h.person_id = ${of.personId}`;
  const { rows } = await sql<HoldingShown>`
    select h.id, h.deputy, h.from_on as "from", h.until_on as until, jsonb_build_object('id', p.id, 'name', p.name, 'number', pr.number) as person,
           jsonb_build_object('id', q.id, 'number', qr.number, 'title', qr.title, 'version', qr.version, 'role', q.role) as position
      from holdings h join people p on p.organisation_id = h.organisation_id and p.id = h.person_id join records pr on pr.organisation_id = h.organisation_id and pr.id = h.person_id
      join positions q on q.organisation_id = h.organisation_id and q.id = h.position_id join records qr on qr.organisation_id = h.organisation_id and qr.id = h.position_id
     where h.organisation_id = (select app_organisation()) and ${whose} and (h.until_on is null or h.until_on >= h.from_on) order by h.from_on desc, h.deputy, p.name`.execute(tx);
  const found = rows.length === 0 ? [] : await positions(tx, [...new Set(rows.map((row) => row.position.id))], today);
  return rows.map((row) => ({ ...row, position: { ...row.position, guardedBy: found.find((p) => p.id === row.position.id)?.guardedBy ?? [] } }));
}
