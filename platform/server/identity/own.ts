import type { FastifyInstance, RouteShorthandOptions } from "fastify";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { checked } from "#server/input.ts";
import { assertConfirmed, demandSession, markConfirmed } from "./confirm.ts";
import { keepEvent } from "./events.ts";
import type { Asking, Ground } from "./ground.ts";
import { acceptInvitation, lookAtInvitation } from "./invitations.ts";
import { namesOf } from "./names.ts";
import { assertPassword } from "./pass.ts";
import { endSessions, listSessions, whoIs, type SessionInfo } from "./sessions.ts";
import { componentsNeeded } from "./signing.ts";
import { signingChallenge } from "./stepup.ts";
import { createToken, listTokens, revokeToken } from "./tokens.ts";

const password = z.string().min(1).max(512);
const link = z.string().min(20).max(100);
const Confirmation = z.strictObject({ password });
const Challenge = z.strictObject({ about: z.string().max(300).default("") });
const SessionId = z.strictObject({ id: z.string().max(100) });
const TokenId = z.strictObject({ id: z.uuid() });
const NewTokenSheet = z.strictObject({
  organisationId: z.uuid(),
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.string().max(120)).min(1).max(100),
  expiresAt: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
});
const LookSheet = z.strictObject({ token: link });
const AcceptSheet = z.strictObject({ token: link, password: password.optional(), username: z.string().trim().min(3).max(60).optional() });

const methods = `select coalesce(u."twoFactorEnabled", false) as "secondFactor", (select count(*)::int from identity.passkey p where p."userId" = u.id) as passkeys from identity."user" u where u.id = $1`;

/** Who is signed in, and how, for the browser's own use. */
async function sheet(ground: Ground, asking: Asking): Promise<object> {
  const session = await whoIs(ground, asking);
  if (!session) throw new Refusal("not_signed_in", say("Sign in first."));
  const { userId, name, username, email, method, signedInAt, scopes } = session;
  const [{ rows }, names] = await Promise.all([ground.pool.query<{ secondFactor: boolean; passkeys: number }>(methods, [userId]), namesOf(ground, session.organisations)]);
  const organisations = session.organisations.map((belonging) => ({ ...belonging, name: names.get(belonging.organisationId) ?? "" }));
  return {
    userId,
    name,
    username,
    email,
    method,
    signedInAt,
    ...(scopes ? { scopes } : {}),
    ...rows[0],
    organisations,
    signingNeeds: method === "token" ? null : componentsNeeded(session),
  };
}

const one = (session: SessionInfo, organisationId: string): SessionInfo["organisations"][number] => {
  const found = session.organisations.find((belonging) => belonging.organisationId === organisationId);
  if (!found) throw new Refusal("not_found", say("There is no such organisation."));
  return found;
};

async function endOne(ground: Ground, id: string, asking: Asking): Promise<void> {
  const { userId } = await demandSession(ground, asking);
  if ((await endSessions(ground, { userId, id })) === 0) throw new Refusal("not_found", say("There is no such session."));
  await keepEvent(ground, { kind: "session_ended", userId, details: { ended: 1 } }, asking);
}

/** What a person does with their own sessions, tokens, signatures' challenges and invitations. */
export function ownRoutes(app: FastifyInstance, ground: Ground, limited: RouteShorthandOptions): void {
  app.get("/api/session", (request) => sheet(ground, request));
  app.post("/api/identity/confirm", limited, async (request) => {
    const session = await demandSession(ground, request);
    await assertPassword(ground, { session, password: checked(Confirmation, request.body).password }, request);
    await markConfirmed(ground, session);
    return {};
  });
  app.post("/api/identity/signing-challenge", limited, async (request) =>
    signingChallenge(ground, await demandSession(ground, request), checked(Challenge, request.body ?? {}).about),
  );
  sessionRoutes(app, ground);
  tokenRoutes(app, ground, limited);
  invitationRoutes(app, ground, limited);
}

function sessionRoutes(app: FastifyInstance, ground: Ground): void {
  app.get("/api/identity/sessions", async (request) => {
    const { userId, sessionId } = await demandSession(ground, request);
    return (await listSessions(ground, userId)).map((session) => ({ ...session, current: session.id === sessionId }));
  });
  app.delete("/api/identity/sessions/:id", async (request) => {
    await endOne(ground, checked(SessionId, request.params).id, request);
    return {};
  });
  /** Every session but this one. */
  app.delete("/api/identity/sessions", async (request) => {
    const { userId, sessionId } = await demandSession(ground, request);
    const ended = await endSessions(ground, { userId, except: sessionId });
    await keepEvent(ground, { kind: "session_ended", userId, details: { ended } }, request);
    return { ended };
  });
}

function tokenRoutes(app: FastifyInstance, ground: Ground, limited: RouteShorthandOptions): void {
  app.get("/api/identity/tokens", async (request) => listTokens(ground, (await demandSession(ground, request)).userId));
  app.post("/api/identity/tokens", limited, async (request, reply) => {
    const session = await demandSession(ground, request);
    assertConfirmed(session);
    const { organisationId, ...given } = checked(NewTokenSheet, request.body);
    return reply.code(201).send(await createToken(ground, { ...given, ...one(session, organisationId), userId: session.userId }, request));
  });
  app.delete("/api/identity/tokens/:id", async (request) => {
    const { userId } = await demandSession(ground, request);
    await revokeToken(ground, { userId, id: checked(TokenId, request.params).id }, request);
    return {};
  });
}

function invitationRoutes(app: FastifyInstance, ground: Ground, limited: RouteShorthandOptions): void {
  app.post("/api/identity/invitations/look", limited, async (request) => lookAtInvitation(ground, checked(LookSheet, request.body).token));
  app.post("/api/identity/invitations/accept", limited, async (request, reply) => {
    await acceptInvitation(ground, checked(AcceptSheet, request.body), { session: await whoIs(ground, request), asking: request });
    return reply.code(201).send({});
  });
}
