import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { actorOf, sessionOf, type Doors } from "#server/http/session.ts";
import { limiter } from "#server/http/limiter.ts";
import { assertOwnOrigin } from "#server/identity/origins.ts";
import { checked } from "#server/input.ts";
import { perform } from "#server/perform.ts";
import { Changing, Choosing, Entering, Looking, type KioskPerson, type KioskShown } from "../door.ts";
import { weakPin } from "../pin.ts";
import { peopleAt } from "./people.ts";
import { prove, stretched, type PinKept, type Proving } from "./proving.ts";
import { digest, giveDevice, giveSitting, newDevice, newSitting, screenOf, seen, sit, type Screen } from "./screen.ts";
import { kioskSession, whoStands } from "./published.ts";

const badPin = (why: string): Refusal => new Refusal("invalid", why, { fields: { pin: why } });

async function shown(doors: Doors, screen: Screen): Promise<KioskShown> {
  const person = screen.personId ? await actorOf(doors, { organisationId: screen.organisationId, personId: screen.personId }) : undefined;
  return { organisation: screen.organisation, number: screen.number, place: screen.place, person: person ? { id: person.id, name: person.name } : null };
}

/** Keeps the PIN that somebody chose, as their own act at this screen. */
async function choose(doors: Doors, screen: Screen, it: { personId: string; kept: PinKept; pin: string; request: FastifyRequest }): Promise<void> {
  const why = weakPin(it.pin);
  if (why) throw badPin(why);
  const session = await kioskSession(doors, screen, { personId: it.personId, address: it.request.ip });
  const input = { stretched: await stretched(doors.identity.ground, it.kept.id, it.pin) };
  await perform(doors.world, session, { act: "pin.choose", id: it.kept.id, version: it.kept.version, input });
}

/** Makes a screen a kiosk, and lets people in and out before it. What they do there, the modules open themselves. */
export async function routes(app: FastifyInstance, doors: Doors): Promise<void> {
  const { world, identity } = doors;
  const often = limiter({ times: 600, within: 60_000 }, world.clock);
  app.addHook("onRequest", async (request, reply) => {
    often(request.ip);
    assertOwnOrigin(request.method, request, identity.ground.baseUrl);
    reply.header("cache-control", "no-store");
  });
  const proving = (request: FastifyRequest, screen: Screen): Proving => ({ world, ground: identity.ground, screen, asking: { headers: request.headers, ip: request.ip } });

  app.post<{ Params: { id: string } }>("/api/kiosks/:id/pair", async (request, reply) => {
    const session = await sessionOf(doors, request);
    if (session.info.method === "token") throw new Refusal("forbidden", say("A screen is made a kiosk by somebody who stands before it."));
    const { version } = checked(z.strictObject({ version: z.int().min(1) }), request.body ?? {}),
      device = newDevice(session.actor.organisationId);
    const record = await perform(world, session, { act: "kiosk.pair", id: checked(z.uuid(), request.params.id), version, input: { device: digest(device).toString("hex") } });
    giveDevice(reply, identity, device);
    return record;
  });

  app.get("/api/kiosk", async (request): Promise<KioskShown> => shown(doors, await screenOf(world, request)));

  app.get("/api/kiosk/people", async (request): Promise<{ items: KioskPerson[] }> => {
    const screen = await screenOf(world, request);
    return { items: await peopleAt(world, screen, checked(Looking, request.query).text) };
  });

  app.post("/api/kiosk/enter", async (request, reply) => {
    const screen = await screenOf(world, request),
      { personId, pin } = checked(Entering, request.body);
    await prove(proving(request, screen), personId, { pin });
    return enter(doors, screen, { personId, reply });
  });

  app.post("/api/kiosk/first", async (request, reply) => {
    const screen = await screenOf(world, request),
      { personId, code, pin } = checked(Choosing, request.body);
    const why = weakPin(pin);
    if (why) throw badPin(why);
    await choose(doors, screen, { personId, kept: await prove(proving(request, screen), personId, { code }), pin, request });
    return enter(doors, screen, { personId, reply });
  });

  app.post("/api/kiosk/pin", async (request) => {
    const screen = await screenOf(world, request),
      personId = whoStands(screen),
      { current, pin } = checked(Changing, request.body),
      why = weakPin(pin);
    if (why) throw badPin(why);
    await choose(doors, screen, { personId, kept: await prove(proving(request, screen), personId, { pin: current }), pin, request });
    await seen(world, screen);
    return {};
  });

  /** A touch: the minute begins anew. */
  app.post("/api/kiosk/stay", async (request) => {
    const screen = await screenOf(world, request);
    whoStands(screen);
    await seen(world, screen);
    return {};
  });

  app.post("/api/kiosk/leave", async (request, reply) => {
    await sit(world, await screenOf(world, request), null);
    giveSitting(reply, identity, "");
    return {};
  });
}

/** Whoever stood there before is gone, and this person stands there now; one who left the organisation does not. */
async function enter(doors: Doors, screen: Screen, { personId, reply }: { personId: string; reply: Parameters<typeof giveSitting>[0] }): Promise<KioskShown> {
  await kioskSession(doors, screen, { personId, address: null });
  const sitting = newSitting();
  await sit(doors.world, screen, { personId, sitting });
  giveSitting(reply, doors.identity, sitting);
  return shown(doors, { ...screen, personId });
}
