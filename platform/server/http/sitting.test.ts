import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openIdentity } from "../identity/identity.ts";
import { signerOf } from "../identity/signer.ts";
import { openLog } from "../log.ts";
import { openMail } from "../mail.ts";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld } from "../testing/world.ts";
import { buildApp } from "./app.ts";

let w: TestWorld, app: FastifyInstance;
const password = "a long enough phrase 7";

// The pool is the house's own, on which moments are text: as in the running server, not as identity's bench has it.
beforeAll(async () => {
  w = await openWorld([slips]);
  const log = openLog("silent");
  const identity = await openIdentity({ pool: w.pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail: openMail(undefined, log), log });
  await identity.createLogin({ organisationId: w.organisationId, personId: w.people.quality, name: "quality", username: "quality", password });
  app = await buildApp({ world: { ...w.world, signer: signerOf(identity) }, identity, pool: w.pool, log, release: "test", trustProxy: false, current: async () => true });
});
afterAll(async () => {
  await app.close();
  await w.close();
});

it("a sitting goes on after its first signature: the second is asked for less, and the session can be looked at", async () => {
  const reply = await app.inject({ method: "POST", url: "/api/auth/sign-in", payload: { login: "quality", password } });
  const cookies = Object.fromEntries(reply.cookies.map((c) => [c.name, c.value]));
  const close = async (signature: object) => {
    const slip = await w.act("worker", "slip.write", { input: { title: "a slip" } });
    return app.inject({ method: "POST", url: `/api/acts/slip.close/${slip.id}`, cookies, payload: { version: 1, signature: { meaning: "approval", password, ...signature } } });
  };
  const needs = async () => (await app.inject({ url: "/api/session", cookies })).json<{ signingNeeds: string }>().signingNeeds;
  expect(await needs()).toBe("all");
  expect((await close({ login: "quality" })).statusCode).toBe(200);
  expect(await needs()).toBe("one");
  expect((await close({})).statusCode).toBe(200);
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const token = await app.inject({
    method: "POST",
    url: "/api/identity/tokens",
    cookies,
    payload: { organisationId: w.organisationId, name: "a program", scopes: ["me.actor"], expiresAt },
  });
  expect(token.statusCode).toBe(201);
});
