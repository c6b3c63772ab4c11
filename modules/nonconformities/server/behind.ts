import { sql } from "kysely";
import type { BehindFigure } from "#server/registry.ts";
import { cameAgain } from "./counting.ts";
import { behindOf } from "./judging.ts";

const cases = sql`from records r join nonconformities n on n.organisation_id = r.organisation_id and n.id = r.id
  where r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.state not in ('cancelled', 'merged')`;

/** The cases that have a process and a cause, each with whether it came again. */
const caused = sql`from (select id, opened_at, ${cameAgain} as again
    from (select r.id, r.opened_at, n.process, n.cause ->> 'category' as category ${cases}) x where process is not null and category is not null) n
  join records r on r.organisation_id = (select app_organisation()) and r.id = n.id`;

const representatives = (today: string) => sql`exists (select from positions_held(app_organisation(), ${today}) x
  join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id where x.person_id = r.owner_id and q.role = 'management_representative' and not x.deputy)`;

/** The records that each figure of this module counts. */
export const behind: Record<string, BehindFigure> = {
  "nonconformities.open": behindOf(() => sql`${cases} and r.closed_at is null`),
  "nonconformities.late": behindOf(({ today }) => sql`${cases} and r.closed_at is null and r.due_on < ${today}`),
  "nonconformities.days": behindOf(({ now }) => sql`${cases} and r.state = 'closed' and r.closed_at > ${now}::timestamptz - interval '12 months'`),
  "nonconformities.repeated": behindOf(
    ({ now }) => sql`${caused} where r.opened_at > ${now}::timestamptz - interval '12 months'`,
    () => sql`n.again`,
  ),
  "nonconformities.representative": behindOf(
    () => sql`${cases} and r.closed_at is null and r.owner_id is not null`,
    ({ today }) => representatives(today),
  ),
  "actions.late": behindOf(
    ({ today }) =>
      sql`from records r where r.organisation_id = (select app_organisation()) and r.kind = 'action' and r.state in ('open', 'in_work', 'extension_asked') and r.due_on < ${today}`,
  ),
};
