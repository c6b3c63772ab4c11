import { sql, type QueryExecutorProvider } from "kysely";

/** A person or a place with its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

const unique = (ids: readonly (string | null | undefined)[]): string[] => [...new Set(ids.filter((id): id is string => typeof id === "string"))];

/** The names of these people; somebody who was erased keeps the name that the directory still shows. */
export async function named(tx: QueryExecutorProvider, ids: readonly (string | null | undefined)[]): Promise<Map<string, Named>> {
  const wanted = unique(ids);
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Named>`select id, name from people where organisation_id = (select app_organisation()) and id in (${sql.join(wanted)})`.execute(tx);
  return new Map(rows.map((p) => [p.id, p]));
}

/** The names of these sites. */
export async function siteNames(tx: QueryExecutorProvider, ids: readonly (string | null | undefined)[]): Promise<Map<string, Named>> {
  const wanted = unique(ids);
  if (wanted.length === 0) return new Map();
  const { rows } =
    await sql<Named>`select id, title as name from records where organisation_id = (select app_organisation()) and kind = 'site' and id in (${sql.join(wanted)})`.execute(tx);
  return new Map(rows.map((p) => [p.id, p]));
}

/** Does this person work inside and hold a position today? */
export async function isInside(tx: QueryExecutorProvider, personId: string, today: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from people p where p.organisation_id = (select app_organisation()) and p.id = ${personId} and not p.erased and (p.left_on is null or p.left_on >= ${today})
       and not coalesce((select bool_and(q.role in ('consultant', 'external_auditor')) from positions_held(app_organisation(), ${today}) x join positions q on q.organisation_id = p.organisation_id and q.id = x.position_id where x.person_id = p.id), false)`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Everybody whose own position holds an act today; the one at the site first. */
export async function holdersOf(
  tx: QueryExecutorProvider,
  acts: readonly string[],
  today: string,
): Promise<{ act: string; personId: string; role: string; siteId: string | null }[]> {
  const { rows } = await sql<{ act: string; personId: string; role: string; siteId: string | null }>`
    select distinct a.act, x.person_id as "personId", q.role, r.site_id as "siteId"
      from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
      join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state <> 'abolished'
      join unnest(${acts}::text[]) as a (act) on a.act = any (q.authority)
     where not x.deputy or x.acting`.execute(tx);
  return rows;
}

/** Those of them who serve the site (or every site), or all when nobody does. */
export function nearest<T extends { siteId: string | null }>(holders: readonly T[], siteId: string | null): T[] {
  const near = holders.filter((h) => siteId === null || h.siteId === null || h.siteId === siteId);
  return near.length > 0 ? near : [...holders];
}

/** The people in a governance role, for the ladder. */
export async function inRole(tx: QueryExecutorProvider, role: string, siteId: string | null, today: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string; siteId: string | null }>`
    select distinct x.person_id as "personId", r.site_id as "siteId" from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id and q.role = ${role}
      join records r on r.organisation_id = q.organisation_id and r.id = q.id where not x.deputy or x.acting`.execute(tx);
  return [...new Set(nearest(rows, siteId).map((r) => r.personId))].toSorted();
}

/** Whoever holds the positions to which this person's positions report. */
export async function managersOf(tx: QueryExecutorProvider, personId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with held as (select * from positions_held(app_organisation(), ${today}))
    select distinct m.person_id as id from held x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
      join held m on m.position_id = q.reports_to and (not m.deputy or m.acting)
     where x.person_id = ${personId} and not x.deputy and m.person_id <> ${personId} order by 1`.execute(tx);
  return rows.map((r) => r.id);
}
