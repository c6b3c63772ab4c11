import { randomInt } from "node:crypto";
import type { Actor } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { hash } from "#server/identity/passwords.ts";
import { isInside, managersOf, named } from "#server/people.ts";
import type { Doing, Handlers } from "#server/registry.ts";
import { isAtKiosk } from "#server/world.ts";
import type { pinActs } from "../acts.ts";
import { codeDigits, type PinRead } from "../pin.ts";
import type { KioskTables } from "./tables.ts";

/** Days for which a code that was handed over is good. */
const codeDays = 3;

const newCode = (): string => String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");

/** A manager for the own people; for anybody, whoever keeps the system or its logins. */
async function demandSupervisor(tx: Tx<KioskTables>, actor: Actor, of: { personId: string; today: string }): Promise<void> {
  if (actor.roles.has("management_representative") || actor.roles.has("administrator")) return;
  if ((await managersOf(tx, of.personId, of.today)).includes(actor.id)) return;
  throw new Refusal("forbidden", say("A code is handed over by the person's own manager, the management representative or an administrator."));
}

/** Makes a code that is shown once to whoever hands it over; whatever opened the kiosk before is void. */
async function newSecrets(doing: Pick<Doing<unknown, unknown, KioskTables>, "tx" | "afterwards" | "now">, pinId: string): Promise<{ codeUntil: string }> {
  const code = newCode();
  doing.afterwards(async () => ({ code }));
  const kept = { code_hash: await hash(code), pin_hash: null, wrong: 0 };
  await doing.tx.updateTable("pin_secrets").set(kept).where("pin_id", "=", pinId).execute();
  return { codeUntil: new Date(doing.now.getTime() + codeDays * 86_400_000).toISOString() };
}

export const pinHandlers: Handlers<typeof pinActs, PinRead, KioskTables> = {
  give: async (doing) => {
    const { tx, id, actor, input, today } = doing,
      { personId } = input;
    if (personId === actor.id) throw new Refusal("forbidden", say("Somebody else hands you the code for a new PIN, never you yourself."));
    if (!(await isInside(tx, personId, today)))
      throw new Refusal("invalid", say("Choose somebody who works here."), { fields: { personId: say("Choose somebody who works here.") } });
    await demandSupervisor(tx, actor, { personId, today });
    const known = await tx.selectFrom("pins").select("id").where("person_id", "=", personId).executeTakeFirst();
    if (known) throw new Refusal("conflict", say("This person has a PIN already. Give a new code there."), { fields: { personId: say("Has one already.") } });
    await tx.insertInto("pins").values({ organisation_id: actor.organisationId, id, person_id: personId, given_by: actor.id, code_until: null, set_at: null }).execute();
    await tx.insertInto("pin_secrets").values({ organisation_id: actor.organisationId, pin_id: id, code_hash: null, pin_hash: null }).execute();
    const { codeUntil } = await newSecrets(doing, id);
    await tx.updateTable("pins").set({ code_until: codeUntil }).where("id", "=", id).execute();
    const person = (await named(tx, [personId])).get(personId);
    return { title: say("PIN of {person}", { person: person?.name ?? "" }), ownerId: personId };
  },
  giveAgain: async (doing) => {
    const { tx, id, actor, record, today } = doing;
    await demandSupervisor(tx, actor, { personId: record.personId, today });
    const { codeUntil } = await newSecrets(doing, id);
    await tx.updateTable("pins").set({ given_by: actor.id, code_until: codeUntil, set_at: null }).where("id", "=", id).execute();
    await tx.updateTable("kiosk_screens").set({ sitting_hash: null, person_id: null }).where("person_id", "=", record.personId).execute();
  },
  choose: async ({ tx, id, input, origin, now }) => {
    if (!isAtKiosk(origin)) throw new Refusal("forbidden", say("A PIN is chosen at a kiosk."));
    await tx.updateTable("pin_secrets").set({ pin_hash: input.stretched, code_hash: null, wrong: 0 }).where("pin_id", "=", id).execute();
    await tx.updateTable("pins").set({ set_at: now.toISOString(), code_until: null }).where("id", "=", id).execute();
  },
  lock: async ({ tx, id, record, notify }) => {
    await tx.updateTable("pin_secrets").set({ pin_hash: null, code_hash: null }).where("pin_id", "=", id).execute();
    notify({
      to: [record.givenBy],
      text: say("The kiosk PIN of {person} is locked after many wrong tries.", { person: record.person }),
      once: `pin/${id}/${record.version}`,
      act: "pin.giveAgain",
    });
  },
};
