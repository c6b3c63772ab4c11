import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Handlers, Keeper } from "#server/registry.ts";
import { personActs } from "../acts.ts";
import { personKind, type PersonRead } from "../record.ts";
import { people } from "./directory.ts";
import { demandGuardian } from "./guardians.ts";
import { loginHandlers } from "./login-handlers.ts";
import { given, refuse, spine, taking } from "./keeping.ts";
import type { OrganisationTables } from "./tables.ts";

export const personKeeper: Keeper<PersonRead, OrganisationTables> = {
  kind: personKind,
  find: people,
  search: (person) => `${person.name} ${person.employeeNumber ?? ""} ${person.userName ?? ""}`,
};

const taken = {
  people_by_employee_number: { field: "employeeNumber", says: say("Somebody else has this employee number already.") },
  people_by_user_name: { field: "userName", says: say("Somebody else has this user name already.") },
};
type Signing = { verifiedBy?: string; verifiedHow?: string | null; verifiedOn?: string; acceptedAt?: string };

const signingOf = (person: PersonRead): Signing => ({
  ...(person.verifiedBy ? { verifiedBy: person.verifiedBy, verifiedHow: person.verifiedHow, verifiedOn: person.verifiedOn ?? "" } : {}),
  ...(person.acceptedAt ? { acceptedAt: person.acceptedAt } : {}),
});
const keepSigning = (tx: Tx, id: string, signing: Signing) =>
  tx
    .updateTable("people")
    .set({ signing: JSON.stringify(signing) })
    .where("id", "=", id)
    .execute();

/** Appointments that go on after a day, with the position that each is part of. */
const holdingsAfter = (tx: Tx, personId: string, day: string) =>
  tx
    .selectFrom("holdings")
    .select(["id", "position_id as positionId"])
    .where("person_id", "=", personId)
    .where((e) => e.or([e("until_on", "is", null), e.and([e("until_on", ">", day), e("until_on", ">=", e.ref("from_on"))])]))
    .orderBy("id")
    .execute();

export const personHandlers: Handlers<typeof personActs, PersonRead, OrganisationTables> = {
  ...loginHandlers,

  register: async ({ tx, actor, id, input }) => {
    const row = {
      organisation_id: actor.organisationId,
      id,
      name: input.name,
      email: input.email,
      phone: input.phone,
      employee_number: input.employeeNumber,
      user_name: input.userName,
      joined_on: input.joinedOn,
    };
    await taking(
      tx
        .insertInto("people")
        .values({ ...row, left_on: null, away_from: null, away_until: null, signing: null })
        .execute(),
      taken,
    );
    return { title: input.name };
  },

  change: async ({ tx, id, input }) => {
    const changes = given({
      name: input.name,
      email: input.email,
      phone: input.phone,
      employee_number: input.employeeNumber,
      user_name: input.userName,
      joined_on: input.joinedOn,
    });
    if (Object.keys(changes).length === 0) refuse(say("Nothing was changed."), "name");
    await taking(tx.updateTable("people").set(changes).where("id", "=", id).execute(), taken);
    return spine({ title: input.name });
  },

  changeContact: async ({ tx, id, input }) => {
    const changes = given({ email: input.email, phone: input.phone });
    if (Object.keys(changes).length > 0) await tx.updateTable("people").set(changes).where("id", "=", id).execute();
  },

  goAway: async ({ tx, id, input }) => void (await tx.updateTable("people").set({ away_from: input.from, away_until: input.until }).where("id", "=", id).execute()),
  comeBack: async ({ tx, id }) => void (await tx.updateTable("people").set({ away_from: null, away_until: null }).where("id", "=", id).execute()),

  leave: async ({ tx, actor, id, record, input, today, reason, also }) => {
    demandGuardian(actor, record);
    if (record.joinedOn && input.leftOn < record.joinedOn) refuse(say("That is before the first day in the organisation."), "leftOn");
    for (const holding of await holdingsAfter(tx, id, input.leftOn))
      await also("position.release", { id: holding.positionId, input: { holdingId: holding.id, on: input.leftOn }, ...(reason ? { reason } : {}) });
    await tx.updateTable("people").set({ left_on: input.leftOn }).where("id", "=", id).execute();
    return { state: input.leftOn < today ? "left" : "leaving" };
  },

  stay: async ({ tx, id }) => void (await tx.updateTable("people").set({ left_on: null }).where("id", "=", id).execute()),
  depart: async () => {},

  rejoin: async ({ tx, id, record, input }) => {
    if (record.leftOn && input.joinedOn <= record.leftOn) refuse(say("That is before the day of the departure."), "joinedOn");
    await tx.updateTable("people").set({ left_on: null, joined_on: input.joinedOn, away_from: null, away_until: null }).where("id", "=", id).execute();
  },

  /** The values and the key that made their commitments go; the events stay as they were and still verify. */
  erase: async ({ tx, id }) => {
    const { rows } = await sql<{ some: boolean }>`select answers_for_something(${id}) as some`.execute(tx);
    if (rows[0]?.some) refuse(say("This person still answers for open records. Hand them over first."));
    const name = say("Erased person");
    await tx
      .updateTable("people")
      .set({ name, email: null, phone: null, employee_number: null, user_name: null, away_from: null, away_until: null, erased: true })
      .where("id", "=", id)
      .execute();
    await sql`update people set signing = signing - 'verifiedHow' where organisation_id = (select app_organisation()) and id = ${id} and signing is not null`.execute(tx);
    await tx.updateTable("personal_values").set({ salt: null, value: null }).where("record_id", "=", id).execute();
    await tx.updateTable("personal_keys").set({ key: null }).where("record_id", "=", id).execute();
    return { title: name };
  },

  verifyForSigning: async ({ tx, id, record, actor, input, today }) =>
    void (await keepSigning(tx, id, { ...signingOf(record), verifiedBy: actor.id, verifiedHow: input.how, verifiedOn: today })),
  acceptSigning: async ({ tx, id, record, now }) => void (await keepSigning(tx, id, { ...signingOf(record), acceptedAt: now.toISOString() })),
};
