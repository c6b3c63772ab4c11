import { sql } from "kysely";
import type { BehindFigure } from "#server/registry.ts";
import { behindOf } from "./judging.ts";

const inForce = sql`from records r join documents n on n.organisation_id = r.organisation_id and n.id = r.id
  where r.organisation_id = (select app_organisation()) and r.state in ('effective', 'under_revision')`;

/** The records that each figure of this module counts. */
export const behind: Record<string, BehindFigure> = {
  "documents.effective": behindOf(() => inForce),
  "documents.late": behindOf(({ today }) => sql`${inForce} and r.due_on < ${today}`),
  "documents.read": behindOf(
    () => sql`from readings x join revisions v on v.organisation_id = x.organisation_id and v.id = x.revision_id and v.in_force
      join documents n on n.organisation_id = v.organisation_id and n.id = v.document_id
      join records r on r.organisation_id = x.organisation_id and r.id = x.id where x.organisation_id = (select app_organisation()) and not x.lapsed`,
    () => sql`x.acknowledged_at is not null`,
  ),
  "documents.days": behindOf(
    ({ now }) => sql`from revisions v join records r on r.organisation_id = v.organisation_id and r.id = v.id
      join documents n on n.organisation_id = v.organisation_id and n.id = v.document_id
     where v.organisation_id = (select app_organisation()) and v.effective_at > ${now}::timestamptz - interval '12 months'`,
  ),
};
