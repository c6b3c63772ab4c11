import type { FastifyInstance } from "fastify";
import { limiter } from "#server/http/limiter.ts";
import { addressSubject } from "#server/identity/attempts.ts";
import type { World } from "#server/world.ts";
import { policyIdBytes, publicSecret, type PublicCopy, type PublicPolicy } from "../public-copy.ts";
import { copyBehind } from "./door/copies.ts";
import { lookInside, noDoor } from "./door/house.ts";
import { policyBehind } from "./door/policies.ts";

const minutes = 60_000;

function documentIn(code: string): string {
  const hex = Buffer.from(code, "base64url").subarray(16).toString("hex");
  return hex.length === 32 ? [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-") : "";
}

/** The door for whoever holds a printed copy, and for whoever asks for a policy that is open to everybody. */
export async function publicRoutes(app: FastifyInstance, { world }: { readonly world: World }): Promise<void> {
  const looking = limiter({ times: 120, within: 10 * minutes }, world.clock);
  app.addHook("onRequest", async (request, reply) => {
    looking(addressSubject(request.ip));
    reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");
  });

  app.get<{ Params: { code: string } }>(
    "/api/public/copies/:code",
    async ({ params: { code } }): Promise<PublicCopy> => lookInside(world, { code, bytes: publicSecret }, (inside) => copyBehind(inside, code)),
  );

  app.get<{ Params: { code: string } }>("/api/public/policies/:code", async ({ params: { code } }): Promise<PublicPolicy> => {
    if (code.length > 60) throw noDoor();
    return lookInside(world, { code, bytes: policyIdBytes }, (inside) => policyBehind(inside, documentIn(code)));
  });
}
