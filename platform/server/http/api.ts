import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "#kernel/errors.ts";
import { ActRequest } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { assertOwnOrigin } from "../identity/origins.ts";
import { checked } from "../input.ts";
import { perform } from "../perform.ts";
import { ask } from "../view.ts";
import { demandScope, samePerson, sessionOf, type Doors } from "./session.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const keyOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers["idempotency-key"];
  const key = Array.isArray(header) ? header[0] : header;
  if (key !== undefined && (key.length < 8 || key.length > 200)) throw new Refusal("invalid", say("An idempotency key has 8 to 200 characters."));
  return key;
};

/** Defined members only: a field that was not sent is absent, not undefined. */
const sent = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

/** `POST /api/acts/<kind>.<act>[/<id>]`: every change to every record comes in here. */
function actRoutes(app: FastifyInstance, doors: Doors): void {
  const act = async (request: FastifyRequest<{ Params: { name: string; id?: string } }>, begins: boolean) => {
    assertOwnOrigin(request.method, request, doors.identity.ground.baseUrl);
    const session = await sessionOf(doors, request);
    samePerson(request, session.actor.id);
    const { name, id } = request.params;
    demandScope(session, name);
    const registered = doors.world.registry.acts.get(name);
    if (!registered || (begins && !("begins" in registered.act))) throw new Refusal("not_found", say("There is no such act."));
    if (registered.act.inPerson && session.info.method === "token")
      throw new Refusal("forbidden", say("{name} does this in person, signed in. A program with a token cannot.", { name: session.actor.name }));
    if (!begins && (!id || !uuid.test(id))) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
    const body = checked(ActRequest, request.body ?? {}),
      key = keyOf(request);
    const own = id?.toLowerCase(); // a device that wrote without a connection names the record itself, so that what follows can speak of it
    return perform(doors.world, session, { act: name, ...sent({ ...body, key, ...("begins" in registered.act ? { newId: own } : { id: own }) }) });
  };
  app.post<{ Params: { name: string } }>("/api/acts/:name", async (request, reply) => {
    const record = await act(request, true);
    return reply.code(201).send(record);
  });
  app.post<{ Params: { name: string; id: string } }>("/api/acts/:name/:id", (request) => act(request, false));
  // An act that takes a whole file has a door of its own size; all the others stay small.
  for (const { act: wide } of doors.world.registry.acts.values()) {
    if (wide.largest)
      app.post<{ Params: { name: string; id: string } }>(`/api/acts/${wide.name}/:id`, { bodyLimit: wide.largest }, (request) => {
        request.params.name = wide.name; // the path says it in full, so that two such doors are two paths
        return act(request, false);
      });
  }
}

/** `GET /api/views/<kind>.<view>?…`, with `asOf` where a view can be asked about the past. */
function viewRoutes(app: FastifyInstance, doors: Doors): void {
  app.get<{ Params: { name: string }; Querystring: Record<string, unknown> }>("/api/views/:name", async (request) => {
    const session = await sessionOf(doors, request);
    demandScope(session, request.params.name);
    const { asOf, ...asks } = request.query;
    return ask(doors.world, session, { view: request.params.name, asks, asOf: typeof asOf === "string" ? asOf : undefined });
  });
}

/** The inner interface: acts and views for people who are signed in and programs with a token. */
export const apiRoutes = (app: FastifyInstance, doors: Doors): void => {
  app.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/") && !reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  actRoutes(app, doors);
  viewRoutes(app, doors);
};
