import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { loginsOf } from "#server/logins.ts";
import { spineColumns } from "#server/spine.ts";
import type { GovernanceRole } from "#kernel/actor.ts";
import type { Day } from "#kernel/date.ts";
import type { Moment } from "#server/registry.ts";
import { inForce, inHands } from "../holding.ts";
import { guardiansAmong, leadersOn } from "./guardians.ts";
import type { Holding, Organisation, PersonRead, PositionRead, SiteRead, UnitRead } from "../record.ts";
import type { Standing } from "../chart.ts";
import type { OrganisationTables } from "./tables.ts";

type Here = Tx<OrganisationTables>;
/** All of them when no ids are named. */
type Ids = readonly string[] | "all";

const spine = sql.join(spineColumns.map((c) => sql.raw(c.replace(/ as (\w+)$/, ' as "$1"'))));
const among = (ids: Ids) => (ids === "all" ? sql`true` : sql`r.id = any(${ids}::uuid[])`);

export async function organisations(tx: Here, ids: Ids): Promise<(Organisation & { slug: string })[]> {
  const { rows } = await sql<Organisation & { slug: string }>`
    select ${spine}, o.zone, o.locale, o.settings, o.slug from organisations o join records r on r.organisation_id = o.organisation_id and r.id = o.id
     where o.organisation_id = (select app_organisation()) and ${among(ids)}`.execute(tx);
  return rows;
}

export async function sites(tx: Here, ids: Ids): Promise<SiteRead[]> {
  const { rows } = await sql<SiteRead>`
    select ${spine}, s.code, s.address,
           (select count(*) from records p where p.organisation_id = r.organisation_id and p.kind = 'position' and p.state = 'established' and p.site_id = r.id) as positions,
           (select count(*) from records u where u.organisation_id = r.organisation_id and u.kind = 'unit' and u.state = 'established' and u.site_id = r.id) as units
      from sites s join records r on r.organisation_id = s.organisation_id and r.id = s.id where s.organisation_id = (select app_organisation()) and ${among(ids)} order by r.title`.execute(
    tx,
  );
  return rows;
}

export async function units(tx: Here, ids: Ids): Promise<(UnitRead & { head: string | null })[]> {
  const { rows } = await sql<UnitRead & { head: string | null }>`
    select ${spine}, u.parent_id as "parentId", u.head_position_id as "headPositionId", h.title as head,
           (select count(*) from records p where p.organisation_id = r.organisation_id and p.kind = 'position' and p.state = 'established' and p.unit_id = r.id) as positions,
           (select count(*) from units c join records q on q.organisation_id = c.organisation_id and q.id = c.id where c.organisation_id = r.organisation_id and c.parent_id = r.id and q.state = 'established') as subunits
      from units u join records r on r.organisation_id = u.organisation_id and r.id = u.id
      left join records h on h.organisation_id = u.organisation_id and h.id = u.head_position_id
     where u.organisation_id = (select app_organisation()) and ${among(ids)} order by r.title`.execute(tx);
  return rows;
}

/** People as far as the chart needs them. */
export async function standings(tx: Here, ids: Ids): Promise<Standing[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Standing>`
    select r.id, r.number, p.name, p.left_on as "leftOn", p.away_from as "awayFrom", p.away_until as "awayUntil", p.erased
      from people p join records r on r.organisation_id = p.organisation_id and r.id = p.id where p.organisation_id = (select app_organisation()) and ${among(ids)}`.execute(tx);
  return rows;
}

/** The people whom these positions name, by their ids. */
export async function holdersIn(tx: Here, held: readonly { readonly holdings: readonly Holding[] }[]): Promise<Map<string, Standing>> {
  const ids = [...new Set(held.flatMap((p) => p.holdings.map((h) => h.personId)))];
  // A long list is compared person by person; then everybody is the quicker question.
  return new Map((await standings(tx, ids.length > 200 ? "all" : ids)).map((p) => [p.id, p]));
}

type PositionRow = Omit<PositionRead, "held" | "heldLater" | "covered" | "guardedBy">;

export async function positions(tx: Here, ids: Ids, today: Day): Promise<PositionRead[]> {
  const { rows } = await sql<PositionRow>`
    select ${spine}, p.code, p.role, p.reports_to as "reportsTo", p.authority, p.may, p.seats,
           coalesce(b.reports, 0) as reports, coalesce(h.held, '[]') as holdings
      from positions p join records r on r.organisation_id = p.organisation_id and r.id = p.id
      left join (select q.reports_to, count(*) as reports from positions q join records c on c.organisation_id = q.organisation_id and c.id = q.id
                  where q.organisation_id = (select app_organisation()) and c.kind = 'position' and c.state = 'established' group by q.reports_to) b on b.reports_to = p.id
      left join (select position_id, json_agg(json_build_object('id', id, 'personId', person_id, 'deputy', deputy, 'from', from_on, 'until', until_on) order by from_on, id) as held
                   from holdings where organisation_id = (select app_organisation()) group by position_id) h on h.position_id = p.id
     where p.organisation_id = (select app_organisation()) and ${among(ids)} order by r.title, r.number`.execute(tx);
  const holders = await holdersIn(tx, rows),
    leaders = await leadersOn(
      tx,
      today,
      rows.map((row) => row.role),
    );
  const guardedBy = ({ role, holdings }: PositionRow) =>
    guardiansAmong(
      leaders,
      [role],
      holdings.filter((h) => !h.deputy && inForce(h, today)).map((h) => h.personId),
    );
  return rows.map((row) => ({ ...row, ...figures(row.holdings, holders, today), guardedBy: guardedBy(row) }));
}

function figures(holdings: readonly Holding[], holders: ReadonlyMap<string, Standing>, today: Day): Pick<PositionRead, "held" | "heldLater" | "covered"> {
  const hands = inHands(holdings, holders, today);
  return {
    held: hands.holders.length + hands.deputies.length,
    heldLater: holdings.filter((h) => h.from > today && (h.until === null || h.until >= h.from)).length,
    covered: hands.coverage === "held" || hands.coverage === "acting",
  };
}

export async function people(tx: Here, ids: Ids, { today }: Pick<Moment, "today">): Promise<PersonRead[]> {
  const { rows } = await sql<Omit<PersonRead, "guardedBy" | "login" | "linkBy"> & { roles: GovernanceRole[] }>`
    select ${spine}, p.name, p.email, p.phone, p.employee_number as "employeeNumber", p.user_name as "userName", p.joined_on as "joinedOn", p.left_on as "leftOn", p.away_from as "awayFrom", p.away_until as "awayUntil",
           (p.signing ->> 'verifiedBy')::uuid as "verifiedBy", p.signing ->> 'verifiedHow' as "verifiedHow", p.signing ->> 'verifiedOn' as "verifiedOn", p.signing ->> 'acceptedAt' as "acceptedAt",
           (select count(*) from holdings h where h.organisation_id = p.organisation_id and h.person_id = p.id and (h.until_on is null or (h.until_on >= ${today} and h.until_on >= h.from_on))) as holds,
           (select count(*) from records o where o.organisation_id = p.organisation_id and o.owner_id = p.id and o.closed_at is null and o.kind <> 'person') as "answersFor",
           coalesce((select jsonb_agg(distinct q.role) from holdings h join positions q on q.organisation_id = h.organisation_id and q.id = h.position_id
                      where h.organisation_id = p.organisation_id and h.person_id = p.id and (h.until_on is null or (h.until_on >= ${today} and h.until_on >= h.from_on))), '[]') as roles
      from people p join records r on r.organisation_id = p.organisation_id and r.id = p.id where p.organisation_id = (select app_organisation()) and ${among(ids)} order by p.name, r.number`.execute(
    tx,
  );
  const leaders = await leadersOn(
    tx,
    today,
    rows.flatMap((row) => row.roles),
  );
  const logins = await loginsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map(({ roles, ...row }) => {
    const login = logins.get(row.id);
    return { ...row, guardedBy: guardiansAmong(leaders, roles, [row.id]), login: login?.state ?? "none", linkBy: login?.linkBy ?? null };
  });
}
