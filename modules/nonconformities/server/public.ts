import type { FastifyInstance, FastifyRequest } from "fastify";
import { checked } from "#server/input.ts";
import type { Origin } from "#server/world.ts";
import { photoBytes, proofBits, PublicMessage, PublicReport, SendingKey } from "../public-report.ts";
import { ReportSort } from "../report.ts";
import { houseOf, keyOf, look, posterAt, posterSecret } from "./door/entering.ts";
import { addressSubject } from "#server/identity/attempts.ts";
import { addTo, follow } from "./door/following.ts";
import { limiter } from "#server/http/limiter.ts";
import { send, type Door } from "./door/sending.ts";

const minutes = 60_000;
const key = (request: FastifyRequest): string => checked(SendingKey, request.headers["idempotency-key"] ?? "");
const originOf = (request: FastifyRequest): Origin => ({ session: null, address: request.ip, device: request.headers["user-agent"]?.slice(0, 300) ?? null });

/**
 * The door for people who are not signed in: what a poster's code opens, and what a private link
 * shows. Nothing here may be kept by a cache on the way.
 */
export async function publicRoutes(app: FastifyInstance, door: Door): Promise<void> {
  const { world } = door;
  const looking = limiter({ times: 120, within: 10 * minutes }, world.clock),
    sending = limiter({ times: 12, within: 10 * minutes }, world.clock);
  const fromPoster = limiter({ times: 120, within: 60 * minutes }, world.clock),
    throughLink = limiter({ times: 20, within: 60 * minutes }, world.clock);
  app.addHook("onRequest", async (request, reply) => {
    (request.method === "POST" ? sending : looking)(addressSubject(request.ip));
    reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");
  });

  app.get<{ Params: { code: string } }>("/api/public/posters/:code", async ({ params: { code } }) => {
    const house = await houseOf(world, code, posterSecret),
      poster = await look(world, house, (tx) => posterAt(tx, code));
    return { organisation: house.name, site: poster.site, place: poster.place, sorts: ReportSort.options, proofBits, photoBytes };
  });

  // Base64 makes a photo a third larger; the words beside it are short.
  app.post<{ Params: { code: string } }>("/api/public/posters/:code/reports", { bodyLimit: Math.ceil(photoBytes * 1.4) + 65_536 }, async (request, reply) => {
    const { code } = request.params;
    const sent = await send(door, { code, key: key(request), report: checked(PublicReport, request.body), origin: originOf(request), count: () => fromPoster(code) });
    return reply.status(201).send(sent);
  });

  app.get<{ Params: { token: string } }>("/api/public/follow/:token", async ({ params }) => follow(world, params.token));

  app.post<{ Params: { token: string } }>("/api/public/follow/:token/messages", { bodyLimit: 65_536 }, async (request) => {
    const { token } = request.params;
    throughLink(token);
    return addTo(world, token, { ...checked(PublicMessage, request.body), key: keyOf(token, key(request)) });
  });
}
