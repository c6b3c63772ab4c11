import { newId } from "#kernel/id.ts";
import { perform } from "#server/perform.ts";
import { clockOf, noOrigin } from "#server/world.ts";
import type { House } from "#app/house.ts";

export interface Settled {
  readonly token: string;
  readonly organisation: string;
  readonly person: string;
}

/** Founds an organisation in an open house, with one person who holds one position, and makes that person's token. */
export async function settleIn(house: House, name: string): Promise<Settled> {
  const organisation = { id: newId(), name, zone: "Asia/Kolkata" },
    session = { actor: clockOf(organisation), origin: noOrigin, userId: null };
  await perform(house.world, session, { act: "organisation.found", newId: organisation.id, input: { name, slug: name.toLowerCase() } });
  const person = await perform(house.world, session, { act: "person.register", input: { name: "Asha", userName: "asha" } });
  const position = await perform(house.world, session, { act: "position.establish", input: { title: "Operator", role: "employee" } });
  await perform(house.world, session, { act: "position.appoint", id: position.id, version: position.version, input: { personId: person.id } });
  const belonging = { organisationId: organisation.id, personId: person.id };
  const userId = await house.identity.createLogin({ ...belonging, name: "Asha", username: "asha", password: "correct horse battery" });
  const { token } = await house.identity.createToken({ ...belonging, userId, name, scopes: ["*"], expiresAt: new Date(Date.now() + 86_400_000) });
  return { token, organisation: organisation.id, person: person.id };
}
