import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#server/database.ts";
import { readCursor, writeCursor } from "#server/own/cursor.ts";
import type { personViews } from "../views.ts";
import type { OrganisationTables } from "./tables.ts";

type Asks = z.output<typeof personViews.list.asks>;
type Answer = z.output<typeof personViews.list.gives>;
type Item = Answer["items"][number];

const conditions = (asks: Asks, on: string) => {
  const all = [sql`p.organisation_id = (select app_organisation())`];
  if (asks.state === "here") all.push(sql`not p.erased and (p.left_on is null or p.left_on >= ${on})`);
  if (asks.state === "left") all.push(sql`(p.erased or p.left_on < ${on})`);
  if (asks.text) all.push(sql`r.search like ${`%${asks.text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`}`);
  if (asks.siteId) all.push(sql`exists (select from jsonb_array_elements(h.held) x where x ->> 'siteId' = ${asks.siteId})`);
  if (asks.unitId) all.push(sql`exists (select from jsonb_array_elements(h.held) x where x ->> 'unitId' = ${asks.unitId})`);
  if (asks.role) all.push(sql`exists (select from jsonb_array_elements(h.held) x where x ->> 'role' = ${asks.role})`);
  if (asks.holding) all.push(asks.holding === "something" ? sql`h.held is not null` : sql`h.held is null`);
  return sql.join(all, sql` and `);
};

/** People by name, with what each holds on the day. */
export async function peopleListed(tx: Tx<OrganisationTables>, asks: Asks, on: string): Promise<Answer> {
  const from = Number(readCursor(asks.cursor)?.[0] ?? 0);
  const { rows } = await sql<Item & { total: number }>`
    select p.id, r.number, p.name, r.state, r.version, p.employee_number as "employeeNumber", p.user_name as "userName", p.away_from as "awayFrom", p.away_until as "awayUntil", p.left_on as "leftOn",
           coalesce(h.held, '[]') as positions, coalesce(h.outside, false) as outside, count(*) over () as total
      from people p join records r on r.organisation_id = p.organisation_id and r.id = p.id
      left join (select x.person_id, bool_and(q.role in ('consultant', 'external_auditor')) as outside,
                        jsonb_agg(jsonb_build_object('number', qr.number, 'title', qr.title, 'deputy', x.deputy, 'role', q.role, 'siteId', qr.site_id, 'unitId', qr.unit_id) order by x.deputy, qr.title) as held
                   from positions_held(app_organisation(), ${on}) x join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
                   join records qr on qr.organisation_id = q.organisation_id and qr.id = q.id and qr.state = 'established' group by x.person_id) h on h.person_id = p.id
     where ${conditions(asks, on)} order by p.name, p.id offset ${from} limit ${asks.limit + 1}`.execute(tx);
  const items = rows.slice(0, asks.limit).map(({ total: _total, ...item }) => item);
  return { items, total: rows[0]?.total ?? 0, next: rows.length > asks.limit ? writeCursor([from + asks.limit, "people"]) : null };
}
