import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Decided } from "../applying.ts";
import type { Overruling } from "../record.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;

/** Every decision about applying that stands, proposed or approved. */
export async function standingDecisions(tx: Here): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    select r.id, r.number, a.requirement_id as "requirementId", r.site_id as "siteId", a.applies, a.reason, r.state, a.approved_on as "approvedOn", r.due_on as "reviewOn", w.name as proposer,
           case when p.id is null then null else jsonb_build_object('kind', 'person', 'id', p.id, 'number', pr.number, 'title', p.name) end as "approvedBy"
      from applicabilities a join records r on r.organisation_id = a.organisation_id and r.id = a.id
      left join people p on p.organisation_id = a.organisation_id and p.id = a.approved_by
      left join records pr on pr.organisation_id = p.organisation_id and pr.id = p.id
      left join people w on w.organisation_id = a.organisation_id and w.id = r.owner_id
     where a.organisation_id = (select app_organisation()) and r.state in ('proposed', 'approved') order by r.opened_at`.execute(tx);
  return rows;
}

export interface StandingOverruling {
  readonly id: string;
  readonly number: string;
  readonly requirementId: string;
  readonly status: Overruling["status"];
  readonly reason: string;
  readonly until: string;
  readonly at: string;
  readonly by: { readonly kind: string; readonly id: string; readonly number: string; readonly title: string };
}

/** Overrulings in force on a day, the newest for each requirement. */
export async function standingOverrulings(tx: Here, today: string): Promise<ReadonlyMap<string, StandingOverruling>> {
  const { rows } = await sql<StandingOverruling>`
    select r.id, r.number, o.requirement_id as "requirementId", o.status, o.reason, o.until_on as until, r.opened_at as at,
           jsonb_build_object('kind', 'person', 'id', r.owner_id, 'number', coalesce(pr.number, ''), 'title', coalesce(p.name, '')) as by
      from overrulings o join records r on r.organisation_id = o.organisation_id and r.id = o.id
      left join people p on p.organisation_id = o.organisation_id and p.id = r.owner_id left join records pr on pr.organisation_id = p.organisation_id and pr.id = p.id
     where o.organisation_id = (select app_organisation()) and r.state = 'standing' and o.until_on >= ${today} order by r.opened_at`.execute(tx);
  return new Map(rows.map((row) => [row.requirementId, row]));
}
