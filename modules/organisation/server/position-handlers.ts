import { sql } from "kysely";
import type { Actor, GovernanceRole } from "#kernel/actor.ts";
import type { Tx } from "#server/database.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers, Keeper, Registry } from "#server/registry.ts";
import { positionActs } from "../acts.ts";
import { defaultAuthority, refusedTo } from "../authority.ts";
import { mostAtOnce } from "../holding.ts";
import { positionKind, type PositionRead } from "../record.ts";
import { appointedBy, demandAppointable, demandReason, demandRoleFits, roleGivenBy } from "./appointments.ts";
import { positions } from "./directory.ts";
import { demandOpen } from "./existing.ts";
import { demandGuardian } from "./guardians.ts";
import { given, refuse, spine, taking } from "./keeping.ts";
import type { OrganisationTables } from "./tables.ts";

export const positionKeeper: Keeper<PositionRead, OrganisationTables> = {
  kind: positionKind,
  find: (tx, ids, { today }) => positions(tx, ids, today),
  search: (position) => `${position.code ?? ""} ${position.role.replaceAll("_", " ")}`,
  turns: (position) =>
    position.state === "established" && !position.covered && position.held + position.heldLater === 0
      ? [{ who: { role: "top_management" }, act: "position.appoint", why: say("yours because nobody holds this position, and assigning roles is for top management") }]
      : [],
};

const codeTaken = { positions_by_code: { field: "code", says: say("Another position has this code already.") } };
const actsOf = (registry: Registry) => [...registry.acts.values()].map((r) => r.act);

/** Refuses acts that nobody knows and acts that this role never holds. */
function demandLawful(registry: Registry, role: GovernanceRole, authority: readonly string[]): string[] {
  for (const name of authority) {
    const act = registry.acts.get(name)?.act;
    if (!act) return refuse(say("There is no act named {name}.", { name }), "authority");
    const because = refusedTo(role, act);
    if (because) return refuse(say("“{title}” ({name}) is not for this position: {because}", { title: act.title, name, because }), "authority");
  }
  return [...new Set(authority)].toSorted();
}

/** A position is born with the usual rights of its role; others are given by whoever may give them. */
function firstAuthority(actor: Actor, registry: Registry, role: GovernanceRole, asked: readonly string[] | undefined): string[] {
  if (!asked) return defaultAuthority(role, actsOf(registry));
  if (!actor.system && !actor.authority.has(positionActs.authorise.name))
    refuse(say("What a position may do beyond the usual is set by top management or its representative. Leave it out."), "authority");
  return demandLawful(registry, role, asked);
}

async function demandNoCircle(tx: Tx<OrganisationTables>, id: string, above: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (select p.id, p.reports_to from positions p where p.organisation_id = (select app_organisation()) and p.id = ${above}
      union select p.id, p.reports_to from positions p join above a on p.id = a.reports_to where p.organisation_id = (select app_organisation()))
    select id from above where id = ${id}`.execute(tx);
  if (rows.length > 0) refuse(say("That position reports to this one. Nobody reports to themselves."), "reportsTo");
}

const fields = { site: "siteId", unit: "unitId", position: "reportsTo" } as const;

export const positionHandlers: Handlers<typeof positionActs, PositionRead, OrganisationTables> = {
  establish: async ({ tx, actor, id, input, registry }) => {
    await demandOpen(tx, { site: input.siteId, unit: input.unitId, position: input.reportsTo }, fields);
    const { role, code, seats, may } = input,
      authority = firstAuthority(actor, registry, role, input.authority);
    await taking(
      tx.insertInto("positions").values({ organisation_id: actor.organisationId, id, role, code, reports_to: input.reportsTo, authority, may, seats }).execute(),
      codeTaken,
    );
    return { title: input.title, siteId: input.siteId, unitId: input.unitId };
  },

  /** Another role brings the usual rights of that role; what was given beyond is given anew. */
  change: async ({ tx, actor, id, record, input, registry, today }) => {
    if (input.seats !== undefined) demandSeats(record, input.seats, today);
    const role = input.role !== undefined && input.role !== record.role ? input.role : undefined;
    if (role) {
      await roleGivenBy(tx, actor, record, role, today);
      await demandRoleFits(tx, record, role, today);
    }
    const changes = given({ code: input.code, seats: input.seats, role, authority: role ? defaultAuthority(role, actsOf(registry)) : undefined });
    if (Object.keys(changes).length > 0) await taking(tx.updateTable("positions").set(changes).where("id", "=", id).execute(), codeTaken);
    return spine({ title: input.title });
  },

  move: async ({ tx, id, input }) => {
    await demandOpen(tx, { site: input.siteId, unit: input.unitId, position: input.reportsTo }, fields);
    if (input.reportsTo) await demandNoCircle(tx, id, input.reportsTo);
    if (input.reportsTo !== undefined) await tx.updateTable("positions").set({ reports_to: input.reportsTo }).where("id", "=", id).execute();
    return spine({ siteId: input.siteId, unitId: input.unitId });
  },

  authorise: async ({ tx, id, record, input, registry }) => {
    const authority = demandLawful(registry, record.role, input.authority);
    await tx.updateTable("positions").set({ authority, may: input.may }).where("id", "=", id).execute();
  },

  appoint: async (doing) => {
    const { tx, actor, id, record, input, today } = doing;
    const from = input.from ?? today;
    await appointedBy(tx, actor, record, input.personId, today);
    await demandAppointable(tx, record, { ...input, from });
    demandReason(doing, from < today);
    await tx
      .insertInto("holdings")
      .values({
        organisation_id: actor.organisationId,
        id: newId(doing.now.getTime()),
        position_id: id,
        person_id: input.personId,
        deputy: input.deputy,
        from_on: from,
        until_on: input.until,
      })
      .execute();
  },

  release: async (doing) => {
    const { tx, record, input, today } = doing;
    demandGuardian(doing.actor, record);
    const holding = record.holdings.find((h) => h.id === input.holdingId) ?? refuse(say("There is no such appointment in this position."), "holdingId");
    if (holding.until !== null && holding.until <= input.on) refuse(say("It ends before that day already."), "on");
    demandReason(doing, input.on < today && holding.from <= input.on);
    const until = input.on < holding.from ? sql<string>`from_on - 1` : input.on;
    await tx.updateTable("holdings").set({ until_on: until }).where("id", "=", holding.id).execute();
  },

  abolish: async ({ tx, id, also }) => {
    const headed = await tx.selectFrom("units").select("id").where("head_position_id", "=", id).execute();
    for (const unit of headed) await also("unit.nameHead", { id: unit.id, input: { positionId: null } });
  },

  noteVacancy: async () => {},
};

const demandSeats = (record: PositionRead, seats: number, today: string): void => {
  const most = seatsTaken(record, today);
  if (seats < most) refuse(say("{n, plural, one {# person holds} other {# people hold}} it now or will. It cannot have fewer seats.", { n: most }), "seats");
};
const seatsTaken = (record: PositionRead, from: string): number =>
  mostAtOnce(
    record.holdings.filter((h) => !h.deputy),
    { from, until: null },
  );
