import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { snapshots } from "#server/trail.ts";
import { whileUnchanged } from "#server/unchanged.ts";
import { adoptedEditions, editionById, setAside, standardsLibrary } from "#modules/standards/server/published.ts";
import type { Edition } from "#modules/standards/library.ts";
import { resolverOf, type Given } from "../answering.ts";
import type { Composing } from "../opens.ts";
import type { Assignment, Delegation, Sheet } from "../record.ts";
import { aboveIn, type Change, type DelegationState, type PersonState, type PositionState, type SheetState, type State } from "../state.ts";
import type { ResponsibilityTables } from "./tables.ts";

export type OwnTx = Tx<ResponsibilityTables>;

export async function positionsOf(tx: OwnTx): Promise<PositionState[]> {
  const { rows } = await sql<PositionState>`
    select p.id, r.number, r.title, r.state, p.role, r.site_id as "siteId", r.unit_id as "unitId", u.title as unit, p.authority, p.may, coalesce(h.held, '[]') as holdings
      from positions p join records r on r.organisation_id = p.organisation_id and r.id = p.id
      left join records u on u.organisation_id = p.organisation_id and u.id = r.unit_id
      left join (select position_id, json_agg(json_build_object('id', id, 'personId', person_id, 'deputy', deputy, 'from', from_on, 'until', until_on) order by from_on, id) as held
                   from holdings where organisation_id = (select app_organisation()) group by position_id) h on h.position_id = p.id
     where p.organisation_id = (select app_organisation()) order by r.title, r.number`.execute(tx);
  return rows;
}

async function peopleOf(tx: OwnTx): Promise<PersonState[]> {
  const { rows } = await sql<PersonState>`
    select p.id, r.number, p.name, p.left_on as "leftOn", p.away_from as "awayFrom", p.away_until as "awayUntil", p.erased
      from people p join records r on r.organisation_id = p.organisation_id and r.id = p.id where p.organisation_id = (select app_organisation())`.execute(tx);
  return rows;
}

/** The rows in force, or those in which one position has a part. */
export async function givenNow(tx: OwnTx, positionId: string | null = null): Promise<Given[]> {
  const its = positionId === null ? sql`` : sql`and a.parts @> ${JSON.stringify([{ positionId }])}::jsonb`;
  const { rows } = await sql<Given>`
    select a.id, r.number, jsonb_build_object('type', a.subject_type, 'ref', a.subject_ref) as subject, a.site_id as "siteId", a.parts, a.proposal_id as "proposalId"
      from assignments a join records r on r.organisation_id = a.organisation_id and r.id = a.id where a.organisation_id = (select app_organisation()) and a.active ${its}`.execute(
    tx,
  );
  return rows;
}

export const delegationsNow = async (tx: OwnTx): Promise<DelegationState[]> =>
  (
    await sql<DelegationState>`
    select d.id, r.number, r.title, r.state, d.position_id as "positionId", d.from_person as "fromPersonId", d.to_person as "toPersonId", d.acts, d.subjects, d.starts_on as "startsOn", d.ends_on as "endsOn",
           t.ended_on as "endedOn", t.accepted_at as "acceptedAt", t.why
      from delegations d join records r on r.organisation_id = d.organisation_id and r.id = d.id join delegation_terms t on t.organisation_id = d.organisation_id and t.id = d.id
     where d.organisation_id = (select app_organisation()) order by d.starts_on, d.id`.execute(tx)
  ).rows;

export const sheetsNow = async (tx: OwnTx): Promise<SheetState[]> =>
  (
    await sql<SheetState>`
    select s.id, r.number, r.title, s.position_id as "positionId", s.revision, s.content_hash as "contentHash", s.acknowledgements
      from sheets s join records r on r.organisation_id = s.organisation_id and r.id = s.id where s.organisation_id = (select app_organisation()) and r.state <> 'withdrawn'`.execute(
      tx,
    )
  ).rows;

const changesDecided = async (tx: OwnTx): Promise<Change[]> =>
  (
    await sql<Change>`
    select c.id, r.number, r.title, c.revision, c.decided_by as "decidedBy", c.decided_at as "decidedAt"
      from matrix_changes c join records r on r.organisation_id = c.organisation_id and r.id = c.id where c.organisation_id = (select app_organisation()) and c.revision is not null`.execute(
      tx,
    )
  ).rows;

const sitesOf = async (tx: OwnTx): Promise<{ id: string; name: string }[]> =>
  (
    await sql<{
      id: string;
      name: string;
    }>`select s.id, r.title as name from sites s join records r on r.organisation_id = s.organisation_id and r.id = s.id where s.organisation_id = (select app_organisation()) order by r.title`.execute(
      tx,
    )
  ).rows;

async function rowsAt(tx: OwnTx, at: Date): Promise<{ given: Given[]; delegations: DelegationState[]; sheets: SheetState[] }> {
  const assignments = await snapshots<Assignment>(tx, "assignment", at),
    delegations = await snapshots<Delegation>(tx, "delegation", at),
    sheets = await snapshots<Sheet>(tx, "sheet", at);
  return { given: assignments.filter((a) => a.state === "in_force"), delegations, sheets: sheets.filter((s) => s.state !== "withdrawn") };
}

/** The standards as this organisation sees them: the library, and the frameworks that it imported and works by. */
export async function standardsFor(tx: OwnTx): Promise<Pick<State, "requirement" | "edition" | "adopted">> {
  const library = standardsLibrary(),
    adopted = (await adoptedEditions(tx)).map((a) => a.editionId),
    own = new Map<string, Edition>();
  for (const id of adopted) {
    const edition = library.edition(id) ? undefined : await editionById(tx, id);
    if (edition) own.set(id, edition);
  }
  const imported = new Map([...own.values()].flatMap((e) => e.requirements.map((r) => [r.id, r] as const)));
  return { adopted, edition: (id) => library.edition(id) ?? own.get(id), requirement: (ref) => library.requirement(ref) ?? imported.get(ref) };
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

/** Everything that the state is read from. */
const kinds = ["organisation", "site", "unit", "position", "person", "assignment", "proposal", "delegation", "sheet", "adoption", "framework", "applicability"];
const stateNow = whileUnchanged(kinds, (tx: OwnTx, on: string) => readState(tx, on, null));

/** Everything that decides who answers on a day: as it stands now, or as the trail kept it at a moment. Shared by all who ask: nobody changes it. */
export const loadState = (tx: OwnTx, on: string, at: Date | null): Promise<State> => (at ? readState(tx, on, at) : stateNow(tx, on));

async function readState(tx: OwnTx, on: string, at: Date | null): Promise<State> {
  const positions = await positionsOf(tx),
    people = await peopleOf(tx),
    sites = await sitesOf(tx),
    changes = await changesDecided(tx);
  const { given, delegations, sheets } = at ? await rowsAt(tx, at) : { given: await givenNow(tx), delegations: await delegationsNow(tx), sheets: await sheetsNow(tx) };
  return {
    on,
    positions: byId(positions),
    people: byId(people),
    sites: byId(sites),
    changes: byId(changes),
    given,
    delegations,
    sheets: new Map(sheets.map((s) => [s.positionId, s])),
    ...(await standardsFor(tx)),
    setAside: new Set((await setAside(tx)).filter((d) => d.siteId === null).map((d) => d.requirementId)),
  };
}

const composed = new WeakMap<State, Pick<Composing, "above" | "resolver">>();

function compose(state: State, processOf?: (recordId: string) => string | null): Pick<Composing, "above" | "resolver"> {
  const above = aboveIn(state.requirement, processOf);
  return { above, resolver: resolverOf(state.given, above) };
}

/** The state with its resolver, ready to be asked. */
export function composingOf(state: State, actTitle: (act: string) => string, processOf?: (recordId: string) => string | null): Composing {
  if (processOf) return { state, actTitle, ...compose(state, processOf) };
  const known = composed.get(state) ?? compose(state);
  composed.set(state, known);
  return { state, actTitle, ...known };
}

/** The end of a day in the organisation's zone, as a moment of the trail. */
export async function endOf(tx: OwnTx, day: string, zone: string): Promise<Date> {
  const { rows } = await sql<{ at: string }>`select ((${day}::date + 1)::timestamp at time zone ${zone}) - interval '1 millisecond' as at`.execute(tx);
  return new Date(rows[0]?.at ?? `${day}T23:59:59.999Z`);
}
