import type { Actor, GovernanceRole } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import { sql } from "kysely";
import type { Day } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { whyNotAppointed, type Appointment } from "../appointing.ts";
import { isOutsideRole } from "../holding.ts";
import type { PositionRead } from "../record.ts";
import { refuse } from "./keeping.ts";
import type { OrganisationTables } from "./tables.ts";

type Here = Tx<OrganisationTables>;

/** Every appointment of a person but those to one position, with the role that comes with it. */
async function othersOf(tx: Here, personId: string, but: string): Promise<Appointment["others"]> {
  const { rows } = await sql<{ title: string; role: GovernanceRole; from: Day; until: Day | null }>`
    select r.title, p.role, h.from_on as "from", h.until_on as until from holdings h
      join positions p on p.organisation_id = h.organisation_id and p.id = h.position_id join records r on r.organisation_id = h.organisation_id and r.id = h.position_id
     where h.organisation_id = (select app_organisation()) and h.person_id = ${personId} and h.position_id <> ${but}`.execute(tx);
  return rows.map(({ title, role, from, until }) => ({ title, role, holding: { from, until } }));
}

export async function demandAppointable(tx: Here, position: PositionRead, wish: { personId: string; deputy: boolean; from: Day; until: Day | null }): Promise<void> {
  const person = await tx
    .selectFrom("people as p")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "p.organisation_id").onRef("r.id", "=", "p.id"))
    .select(["p.id", "p.name", "r.state", "p.joined_on as joinedOn", "p.left_on as leftOn"])
    .where("p.id", "=", wish.personId)
    .executeTakeFirst();
  if (!person) return refuse(say("There is no such person."), "personId");
  const because = whyNotAppointed({ person, position, others: await othersOf(tx, person.id, position.id), deputy: wish.deputy, from: wish.from, until: wish.until });
  if (because) refuse(because);
}

const reserved: readonly GovernanceRole[] = ["top_management", "management_representative"];

/** Was anybody ever top management here, today or before? An appointment that was taken back before its first day never was. */
async function everLed(tx: Here, today: Day): Promise<boolean> {
  const { rows } = await sql`select from holdings h join positions p on p.organisation_id = h.organisation_id and p.id = h.position_id
     where h.organisation_id = (select app_organisation()) and p.role = 'top_management' and h.from_on <= ${today} and (h.until_on is null or h.until_on >= h.from_on) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/**
 * Nobody appoints themselves, and top management and its representative are appointed by top
 * management. Both wait until somebody was top management: somebody has to be the first. Afterwards
 * they hold even while nobody is, or whoever can end an appointment could empty the seat and take it.
 * A consequence is asked like its cause; the clock is nobody and appoints whom it is told to.
 */
export async function appointedBy(tx: Here, actor: Actor, position: PositionRead, personId: string | null, today: Day): Promise<void> {
  if (actor.id === actor.organisationId || actor.roles.has("top_management")) return;
  if (actor.id !== personId && !reserved.includes(position.role)) return;
  if (!(await everLed(tx, today))) return;
  const because = actor.id === personId ? say("Nobody appoints themselves. Top management or another one who may appoints you.") : say("Top management appoints to this position.");
  throw new Refusal("forbidden", because);
}

/**
 * Another role for a position appoints all who hold it anew: whoever could not appoint them to it
 * cannot bring it about so, nor take the role from top management or its representative. Asked here
 * and not only of the button, since an import changes positions too.
 */
export async function roleGivenBy(tx: Here, actor: Actor, position: PositionRead, role: GovernanceRole, today: Day): Promise<void> {
  await appointedBy(tx, actor, position, null, today);
  for (const personId of [null, ...new Set(position.holdings.map((h) => h.personId))]) await appointedBy(tx, actor, { ...position, role }, personId, today);
}

/** What is written into the past says why. */
export function demandReason({ actor, reason }: { actor: Actor; reason: string | null }, past: boolean): void {
  if (past && !reason && !actor.system)
    throw new Refusal("invalid", say("This lies in the past; say why it is written only now."), { fields: { reason: say("A reason is needed for a date in the past.") } });
}

/** Would another role of the position put a holder inside and outside at once? */
export async function demandRoleFits(tx: Here, position: PositionRead, role: GovernanceRole, today: Day): Promise<void> {
  if (isOutsideRole(role) === isOutsideRole(position.role)) return;
  const current = position.holdings.filter((h) => (h.until === null || h.until >= today) && (h.until === null || h.until >= h.from));
  for (const holding of current) {
    const person = await tx.selectFrom("people").select(["id", "name"]).where("id", "=", holding.personId).executeTakeFirstOrThrow();
    const wish: Appointment = {
      person: { ...person, state: "present", joinedOn: null, leftOn: null },
      position: { ...position, role, holdings: [], seats: 1 },
      others: await othersOf(tx, person.id, position.id),
      deputy: holding.deputy,
      from: holding.from > today ? holding.from : today,
      until: holding.until,
    };
    const because = whyNotAppointed(wish);
    if (because) refuse(because, "role");
  }
}
