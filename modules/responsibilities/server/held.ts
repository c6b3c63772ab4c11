import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import { written } from "#kernel/date.ts";
import type { HeldItem } from "../record.ts";
import type { OwnTx } from "./state.ts";

export interface Holder {
  readonly personId: string;
  readonly reason: "leaves" | "moves";
  readonly lastDay: string;
  /** The handover itself, which its own list leaves out. */
  readonly handoverId: string | null;
}

type Row = { id: string; kind: string; number: string; title: string; state: string };
type Choices = HeldItem["choices"];

async function holdings(tx: OwnTx, { personId, lastDay }: Holder, choices: Choices): Promise<HeldItem[]> {
  const { rows } = await sql<Row & { holdingId: string; deputy: boolean; from: string }>`
    select h.id as "holdingId", h.deputy, h.from_on as "from", r.id, r.kind, r.number, r.title, r.state from holdings h join records r on r.organisation_id = h.organisation_id and r.id = h.position_id
     where h.organisation_id = (select app_organisation()) and h.person_id = ${personId} and (h.until_on is null or (h.until_on > ${lastDay} and h.until_on >= h.from_on)) order by h.deputy, r.title, h.id`.execute(
    tx,
  );
  return rows.map(({ holdingId, deputy, from, id, ...r }) => ({
    ...r,
    recordId: id,
    item: `holding ${holdingId}`,
    what: deputy ? "deputy" : "position",
    choices,
    sentence: deputy ? say("Deputy in {title} since {day}", { title: r.title, day: written(from) }) : say("Holds {title} since {day}", { title: r.title, day: written(from) }),
  }));
}

// Duty sheets and duties follow the positions, delegations have their own line, and whoever is handed over keeps their own record.
const followByThemselves = ["assignment", "sheet", "delegation", "person", "position"];

async function records(tx: OwnTx, { personId, handoverId }: Holder, choices: Choices): Promise<HeldItem[]> {
  const { rows } = await sql<Row>`
    select id, kind, number, title, state from records where organisation_id = (select app_organisation()) and owner_id = ${personId} and closed_at is null and kind <> all(${followByThemselves})
       and id is distinct from ${handoverId} order by kind, number`.execute(tx);
  return rows.map(({ id, ...r }) => ({
    ...r,
    recordId: id,
    item: `record ${id}`,
    what: r.kind === "action" ? "action" : "record",
    choices,
    sentence: say("Answers for {title}", { title: r.title }),
  }));
}

async function delegations(tx: OwnTx, { personId, lastDay }: Holder, choices: Choices): Promise<HeldItem[]> {
  const { rows } = await sql<Row & { own: boolean; endsOn: string }>`
    select r.id, r.kind, r.number, r.title, r.state, d.from_person = ${personId} as own, d.ends_on as "endsOn" from delegations d join records r on r.organisation_id = d.organisation_id and r.id = d.id
     where d.organisation_id = (select app_organisation()) and ${personId} in (d.from_person, d.to_person) and r.state in ('offered', 'in_force') and d.ends_on > ${lastDay} order by d.ends_on, d.id`.execute(
    tx,
  );
  return rows.map(({ id, own, endsOn, ...r }) => ({
    ...r,
    recordId: id,
    item: `delegation ${id}`,
    what: "delegation",
    choices,
    sentence: own ? say("Lent this to somebody until {day}; it ends with the holding", { day: written(endsOn) }) : say("Acts for somebody until {day}", { day: written(endsOn) }),
  }));
}

async function turns(tx: OwnTx, { personId, handoverId }: Holder, choices: Choices): Promise<HeldItem[]> {
  const { rows } = await sql<Row & { act: string }>`
    select distinct on (r.id, t.act) r.id, r.kind, r.number, r.title, r.state, t.act from turns t join records r on r.organisation_id = t.organisation_id and r.id = t.record_id
     where t.organisation_id = (select app_organisation()) and t.person_id = ${personId} and r.owner_id is distinct from ${personId} and r.kind <> all(${followByThemselves}) and r.id is distinct from ${handoverId} order by r.id, t.act`.execute(
    tx,
  );
  return rows.map(({ id, act, ...r }) => ({
    ...r,
    recordId: id,
    item: `turn ${id} ${act}`,
    what: "turn",
    choices,
    sentence: say("Is asked by name about {title}", { title: r.title }),
  }));
}

/**
 * Everything that is in a person's hands beyond a day: positions and deputyships, open records they
 * answer for, what is lent either way, and what waits for them by name. Computed from the tables each
 * time, so a handover can forget nothing that came up while it was open.
 */
export async function heldItems(tx: OwnTx, holder: Holder): Promise<HeldItem[]> {
  const keep: Choices = holder.reason === "moves" ? ["keep"] : [];
  const handed: Choices = ["give", "leave", ...keep],
    ended: Choices = ["leave", ...keep];
  return [...(await holdings(tx, holder, handed)), ...(await records(tx, holder, handed)), ...(await delegations(tx, holder, ended)), ...(await turns(tx, holder, ended))];
}
