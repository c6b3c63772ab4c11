import rateLimit from "@fastify/rate-limit";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { checked } from "#server/input.ts";
import { addressSubject } from "./attempts.ts";
import { endpoints, type Endpoint } from "./endpoints.ts";
import type { Answered } from "./forward.ts";
import type { Identity } from "./identity.ts";
import { basePath } from "./library.ts";
import { assertOwnOrigin } from "./origins.ts";
import { ownRoutes } from "./own.ts";
import { pass } from "./pass.ts";
import { askForReset, resetPassword } from "./resets.ts";
import { signIn } from "./signin.ts";

export interface IdentityRoutesOptions {
  readonly identity: Identity;
  /** Requests per minute from one address to the doors that check a secret, in this process. */
  readonly perMinute?: number;
}

const largestBody = 64 * 1024;

const give = (reply: FastifyReply, answer: Answered<unknown>): unknown => {
  for (const cookie of answer.cookies) reply.header("set-cookie", cookie);
  return answer.body;
};

const password = z.string().min(1).max(512);
const login = z.string().trim().min(1).max(254);
const SignIn = z.strictObject({ login, password, remember: z.boolean().default(true) });
const Forgotten = z.strictObject({ login });
const Reset = z.strictObject({ token: z.string().min(20).max(100), password });

/**
 * Everything about signing in, under `/api/auth`, `/api/identity` and `/api/session`. Refusals are
 * thrown as `Refusal`; the server's error handler writes them as problem documents.
 */
export const identityRoutes: FastifyPluginAsync<IdentityRoutesOptions> = async (app, { identity, perMinute = 60 }) => {
  const { ground } = identity;
  await app.register(rateLimit, {
    global: false,
    keyGenerator: ({ ip }) => addressSubject(ip),
    errorResponseBuilder: (_request, { ttl }) => new Refusal("too_many", say("Too many requests came from your network. Wait a minute."), { retryAfter: Math.ceil(ttl / 1000) }),
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    assertOwnOrigin(request.method, request, ground.baseUrl);
  });
  const limited = { bodyLimit: largestBody, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } };

  app.post(`${basePath}/sign-in`, limited, async (request, reply) => give(reply, await signIn(ground, checked(SignIn, request.body), request)));
  app.post(`${basePath}/forgot-password`, limited, async (request, reply) => {
    askForReset(ground, checked(Forgotten, request.body).login, request);
    return reply.code(202).send({
      sentence: ground.mail.configured
        ? say("If this login exists and has an e-mail address, a letter is on its way to it.")
        : say("This Remit sends no mail. Ask your administrator for a reset link."),
    });
  });
  app.post(`${basePath}/reset-password`, limited, async (request) => {
    await resetPassword(ground, checked(Reset, request.body), request);
    return {};
  });
  for (const endpoint of endpoints)
    app.route({ method: endpoint.method, url: `${basePath}${endpoint.path}`, ...limited, handler: (request, reply) => through(identity, endpoint, { request, reply }) });
  ownRoutes(app, ground, limited);
};

async function through({ ground }: Identity, endpoint: Endpoint, { request, reply }: { request: FastifyRequest; reply: FastifyReply }): Promise<unknown> {
  const body = checked(endpoint.takes, (endpoint.method === "POST" ? request.body : request.query) ?? {}) as Record<string, unknown>;
  return give(reply, await pass(ground, { endpoint, body }, request));
}
