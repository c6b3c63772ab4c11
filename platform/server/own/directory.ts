import { sql } from "kysely";
import type { directoryViews } from "#kernel/platform.ts";
import type { Queries } from "../registry.ts";
import { readCursor, writeCursor } from "./cursor.ts";

type Person = { id: string; name: string; userName: string | null; positions: string[]; outside: boolean; leftOn: string | null; total: number };
type Position = {
  id: string;
  number: string;
  title: string;
  role: "employee";
  siteId: string | null;
  unitId: string | null;
  reportsTo: string | null;
  holders: { id: string; name: string }[];
  deputies: { id: string; name: string }[];
};

/** Who there is and which position each holds today: for pickers, mentions and the palette. */
export const directoryQueries: Queries<typeof directoryViews, unknown> = {
  people: async ({ tx, asks, today }) => {
    const from = Number(readCursor(asks.cursor)?.[0] ?? 0);
    const text = asks.text ? sql`and (p.name ilike ${`%${asks.text.replace(/[\\%_]/g, "\\$&")}%`} or lower(p.user_name) = ${asks.text.toLowerCase()})` : sql``;
    const { rows } = await sql<Person>`
      select p.id, p.name, p.user_name as "userName", p.left_on as "leftOn", coalesce(h.titles, '{}') as positions, coalesce(h.outside, false) as outside, count(*) over () as total
        from people p left join lateral (
          select array_agg(r.title order by r.title) as titles, bool_and(q.role in ('consultant', 'external_auditor')) as outside
            from positions_held(p.organisation_id, ${today}) x join positions q on q.organisation_id = p.organisation_id and q.id = x.position_id
            join records r on r.organisation_id = p.organisation_id and r.id = q.id where x.person_id = p.id and not x.deputy) h on true
       where p.organisation_id = (select app_organisation()) and not p.erased and (p.left_on is null or p.left_on >= ${today}) ${text} order by p.name, p.id offset ${from} limit ${asks.limit + 1}`.execute(
      tx,
    );
    return {
      items: rows.slice(0, asks.limit).map(({ total: _total, ...p }) => p),
      total: rows[0]?.total ?? 0,
      next: rows.length > asks.limit ? writeCursor([from + asks.limit, "people"]) : null,
    };
  },

  positions: async ({ tx, today }) => {
    const { rows } = await sql<Position>`
      select r.id, r.number, r.title, q.role, r.site_id as "siteId", r.unit_id as "unitId", q.reports_to as "reportsTo",
             coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) filter (where p.id is not null and not x.deputy), '[]') as holders,
             coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) filter (where p.id is not null and x.deputy), '[]') as deputies
        from positions q join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state <> 'abolished'
        left join positions_held(app_organisation(), ${today}) x on x.position_id = q.id
        left join people p on p.organisation_id = q.organisation_id and p.id = x.person_id
       where q.organisation_id = (select app_organisation()) group by r.organisation_id, r.id, q.role, q.reports_to, r.number, r.title, r.site_id, r.unit_id order by r.title, r.number`.execute(
      tx,
    );
    return rows;
  },

  sites: async ({ tx }) => {
    const { rows } = await sql<{ id: string; number: string; name: string; code: string }>`
      select r.id, r.number, r.title as name, s.code from sites s join records r on r.organisation_id = s.organisation_id and r.id = s.id where s.organisation_id = (select app_organisation()) and r.state <> 'closed' order by r.title`.execute(
      tx,
    );
    return rows;
  },
};
