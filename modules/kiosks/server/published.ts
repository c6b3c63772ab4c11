import type { FastifyRequest } from "fastify";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { actorOf, type Doors } from "#server/http/session.ts";
import { atKiosk, type Session } from "#server/world.ts";
import { screenOf, seen, type Screen } from "./screen.ts";

/** Who stands before this screen, or a refusal. */
export function whoStands(screen: Screen): string {
  if (!screen.personId) throw new Refusal("not_signed_in", say("Say who you are first."));
  return screen.personId;
}

/** A session of this person at this screen: acts are theirs, and the trail says where. */
export async function kioskSession(doors: Pick<Doors, "world" | "pool">, screen: Screen, it: { personId: string; address: string | null }): Promise<Session> {
  const actor = await actorOf(doors, { organisationId: screen.organisationId, personId: it.personId });
  if (!actor) throw new Refusal("not_signed_in", say("Say who you are first."));
  return { actor, userId: null, origin: atKiosk(screen.kioskId, { address: it.address, device: `${screen.number} ${screen.place}` }) };
}

/**
 * Whoever stands before the kiosk that asks, for a module that opens something of its own there. It is
 * the person with all their rights: the module's own paths decide what may be done, and nothing else can.
 */
export async function atThisKiosk(doors: Doors, request: FastifyRequest): Promise<Session> {
  const screen = await screenOf(doors.world, request),
    session = await kioskSession(doors, screen, { personId: whoStands(screen), address: request.ip });
  await seen(doors.world, screen);
  return session;
}
