import { sql } from "kysely";
import type { GovernanceRole } from "#kernel/actor.ts";
import type { Day } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import { drawPosition, type ChartPosition } from "../chart.ts";
import type { Position } from "../record.ts";
import { settingsFrom, type Settings } from "../settings.ts";
import { holdersIn, positions } from "./directory.ts";
import type { OrganisationTables } from "./tables.ts";

type Here = Tx<OrganisationTables>;
// Other modules' transactions know the same tables; only their types do not say so.
const here = (tx: Tx<never>): Here => tx as unknown as Here;

async function drawn(tx: Here, ids: readonly string[] | "all", on: Day): Promise<ChartPosition[]> {
  const found: readonly Position[] = await positions(tx, ids, on);
  const people = await holdersIn(tx, found);
  return found.filter((p) => p.state === "established").map((p) => drawPosition(p, people, on));
}

/** What the organisation decided about its system, completed by what holds otherwise. */
export async function settings(tx: Tx<never>): Promise<Settings> {
  const row = await here(tx).selectFrom("organisations").select("settings").executeTakeFirst();
  return settingsFrom(row?.settings);
}

/** Established positions in nobody's hands on a day: vacant, or the holder away without a deputy. `since` is null when nobody ever was there. */
export const vacancies = async (tx: Tx<never>, on: Day): Promise<ChartPosition[]> =>
  (await drawn(here(tx), "all", on)).filter((p) => p.coverage === "vacant" || p.coverage === "away");

/** Every established position as it stands on a day, with holders and deputies. */
export const positionsOn = (tx: Tx<never>, on: Day): Promise<ChartPosition[]> => drawn(here(tx), "all", on);

/** Who holds these positions on a day, and who acts; keyed by position. Abolished and unknown ones are absent. */
export const holdersOf = async (tx: Tx<never>, positionIds: readonly string[], on: Day): Promise<Map<string, ChartPosition>> =>
  positionIds.length === 0 ? new Map() : new Map((await drawn(here(tx), positionIds, on)).map((p) => [p.id, p]));

export interface HeldOn {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly role: GovernanceRole;
  readonly siteId: string | null;
  readonly unitId: string | null;
  readonly reportsTo: string | null;
  readonly holdingId: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly deputy: boolean;
  /** A deputy who acts on that day. */
  readonly acting: boolean;
}

/** What a person holds on a day, as holder or as deputy. */
export async function positionsOf(tx: Tx<never>, personId: string, on: Day): Promise<HeldOn[]> {
  const { rows } = await sql<HeldOn>`
    select r.id, r.number, r.title, q.role, r.site_id as "siteId", r.unit_id as "unitId", q.reports_to as "reportsTo", h.id as "holdingId", h.from_on as "from", h.until_on as until, h.deputy, x.acting
      from positions_held(app_organisation(), ${on}) x
      join holdings h on h.organisation_id = (select app_organisation()) and h.position_id = x.position_id and h.person_id = x.person_id and h.deputy = x.deputy and h.from_on <= ${on} and (h.until_on is null or h.until_on >= ${on})
      join positions q on q.organisation_id = h.organisation_id and q.id = h.position_id join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state = 'established'
     where x.person_id = ${personId} order by h.deputy, r.title`.execute(here(tx));
  return rows;
}

/** Whom a person reports to on a day: whoever is there in the nearest position above the first one held; null at the top. */
export async function managerOf(tx: Tx<never>, personId: string, on: Day): Promise<{ personId: string; name: string; positionId: string; title: string } | null> {
  const held = (await positionsOf(tx, personId, on)).find((p) => !p.deputy);
  const seen = new Set<string>();
  for (let above = held?.reportsTo ?? null; above !== null && !seen.has(above); ) {
    seen.add(above);
    const position: ChartPosition | undefined = (await holdersOf(tx, [above], on)).get(above);
    const there = position && [...position.holders, ...position.deputies.filter((d) => d.acting)].find((h) => !h.away && h.id !== personId);
    if (position && there) return { personId: there.id, name: there.name, positionId: position.id, title: position.title };
    above = position?.reportsTo ?? null;
  }
  return null;
}

/** Everybody in one of these governance roles on a day, deputies who act included. */
export async function peopleInRoles(tx: Tx<never>, roles: readonly GovernanceRole[], on: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct x.person_id as id from positions_held(app_organisation(), ${on}) x join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
      join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state = 'established' where q.role = any(${roles}) and (not x.deputy or x.acting)`.execute(
    here(tx),
  );
  return rows.map((r) => r.id);
}

/** The name of a person, also of one who has left; null when there is none. */
export async function personName(tx: Tx<never>, personId: string): Promise<string | null> {
  return (await here(tx).selectFrom("people").select("name").where("id", "=", personId).executeTakeFirst())?.name ?? null;
}
