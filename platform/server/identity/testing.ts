import fastify, { type FastifyInstance, type InjectOptions } from "fastify";
import pg from "pg";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import type { Letter, Log, Mail } from "#server/mail.ts";
import { freshDatabase } from "#server/testing/databases.ts";
import type { SecurityEvent } from "./events.ts";
import { openIdentity, type Identity } from "./identity.ts";
import { identityRoutes } from "./routes.ts";

export const baseUrl = "http://localhost:8080";
export const organisationId = newId();
export const goodPassword = "four-ordinary-words";

/** Identity over a real database, with a server before it and a letter box behind it. */
export interface Bench {
  readonly app: FastifyInstance;
  readonly identity: Identity;
  readonly pool: pg.Pool;
  readonly letters: Letter[];
  readonly events: SecurityEvent[];
  readonly logged: string[];
  close(): Promise<void>;
}

export async function openBench(options: { baseUrl?: string; mail?: Mail; perMinute?: number } = {}): Promise<Bench> {
  const database = await freshDatabase();
  const pool = new pg.Pool(database.connection);
  const letters: Letter[] = [];
  const events: SecurityEvent[] = [];
  const logged: string[] = [];
  const note = (...what: unknown[]) => void logged.push(JSON.stringify(what));
  const log = { info: note, warn: note, error: note } as unknown as Log;
  const box: Mail = { configured: true, send: (letter) => Promise.resolve(letters.push(letter) > 0), check: () => Promise.resolve(undefined), close: () => {} };
  const identity = await openIdentity({
    pool,
    baseUrl: options.baseUrl ?? baseUrl,
    secret: "a-secret-for-tests-that-is-long-enough",
    mail: options.mail ?? box,
    log,
    report: (event) => events.push(event),
  });
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) return reply.code((error as { statusCode?: number }).statusCode ?? 500).send({ type: "/problems/internal", detail: String(error) });
    return reply
      .code(error.status)
      .type("application/problem+json")
      .send({ type: `/problems/${error.kind}`, status: error.status, title: error.title, detail: error.message, ...error.details });
  });
  await app.register(identityRoutes, { identity, perMinute: options.perMinute ?? 10_000 });
  const close = async () => {
    await app.close();
    await pool.end();
    await database.drop();
  };
  return { app, identity, pool, letters, events, logged, close };
}

let people = 0;

/** Somebody new with a login of their own, in the test's organisation. */
export async function somebody({ identity }: Bench, given: { email?: string; username?: string } = {}) {
  const n = ++people;
  const personId = newId();
  const username = given.username ?? `person${n}`;
  const email = given.email ?? `person${n}@example.com`;
  const userId = await identity.createLogin({ organisationId, personId, name: `Somebody ${n}`, email, username, password: goodPassword });
  return { userId, personId, username, email };
}

/** A browser: it keeps its cookies, and says where its requests come from. */
export function browser({ app }: Bench, options: { address?: string; device?: string; origin?: string } = {}) {
  const jar = new Map<string, string>();
  const send = async (method: "GET" | "POST" | "DELETE", url: string, body?: unknown, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const request: InjectOptions = {
      method,
      url,
      remoteAddress: options.address ?? "192.0.2.1",
      headers: { "user-agent": options.device ?? "Test browser", origin: options.origin ?? baseUrl, ...(cookie ? { cookie } : {}), ...headers },
    };
    if (body !== undefined) request.payload = body as object;
    const response = await app.inject(request);
    for (const { name, value, maxAge } of response.cookies)
      if (maxAge === 0 || value === "") jar.delete(name);
      else jar.set(name, encodeURIComponent(value));
    return { status: response.statusCode, body: response.json<Record<string, unknown>>(), text: response.body, cookies: response.cookies, headers: response.headers };
  };
  return {
    jar,
    get: (url: string, headers?: Record<string, string>) => send("GET", url, undefined, headers),
    post: (url: string, body: unknown = {}, headers?: Record<string, string>) => send("POST", url, body, headers),
    remove: (url: string) => send("DELETE", url),
    signedIn: async () => (await send("GET", "/api/session")).status === 200,
    signIn: (login: string, password = goodPassword) => send("POST", "/api/auth/sign-in", { login, password }),
  };
}
