import type { FastifyInstance, InjectOptions } from "fastify";
import { beforeEach, describe, expect, it } from "vitest";
import { nonconformities } from "#modules/nonconformities/server/testing.ts";
import { organisation } from "#modules/organisation/server/testing.ts";
import { buildApp } from "#server/http/app.ts";
import { openIdentity, type Identity } from "#server/identity/identity.ts";
import { signerOf } from "#server/identity/signer.ts";
import { openLog } from "#server/log.ts";
import { openMail } from "#server/mail.ts";
import { performAll } from "#server/perform.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";

let w: TestWorld, app: FastifyInstance, identity: Identity, userId: string;
const password = "a long enough phrase 7";

beforeEach(async () => {
  w = await openWorld([organisation, nonconformities]);
  const log = openLog("silent");
  identity = await openIdentity({ pool: w.pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail: openMail(undefined, log), log });
  userId = await identity.createLogin({ organisationId: w.organisationId, personId: w.people.head, name: "head", username: "head", password });
  app = await buildApp({ world: { ...w.world, signer: signerOf(identity) }, identity, pool: w.pool, log, release: "test", trustProxy: false, current: async () => true, more: [] });
  return async () => {
    await app.close();
    await w.close();
  };
});

const signIn = async () => {
  const reply = await app.inject({ method: "POST", url: "/api/auth/sign-in", payload: { login: "head", password } });
  return Object.fromEntries(reply.cookies.map((c) => [c.name, c.value]));
};
const sessions = async (): Promise<number> => (await w.owner.query(`select from identity.session where "userId" = $1`, [userId])).rows.length;
const token = async (scopes: string[], organisationId = w.organisationId, personId = w.people.head): Promise<string> =>
  (await identity.createToken({ organisationId, personId, userId, name: "Import", scopes, expiresAt: new Date(Date.now() + 86_400_000) })).token;
const withToken = (given: string, request: InjectOptions) => app.inject({ ...request, headers: { authorization: `Bearer ${given}` } });
const me = { method: "GET", url: "/api/views/me.actor" } as const;

describe("whoever leaves", () => {
  const leave = async () => {
    await w.act("quality", "person.leave", { id: w.people.head, input: { leftOn: "2026-11-20" }, reason: "Moved away" });
  };

  it("is out at once: session, token and login end with the act", async () => {
    const cookies = await signIn(),
      given = await token(["*"]);
    expect((await app.inject({ ...me, cookies })).statusCode).toBe(200);
    await leave();
    expect(await sessions()).toBe(0);
    expect((await app.inject({ ...me, cookies })).statusCode).toBe(401);
    expect((await withToken(given, me)).statusCode).toBe(401);
    expect((await app.inject({ method: "POST", url: "/api/auth/sign-in", payload: { login: "head", password } })).statusCode).toBe(401);
    expect((await identity.securityEvents({ organisationId: w.organisationId }))[0]).toMatchObject({ kind: "login_ended", personId: w.people.head });
  });

  it("and comes back gets no old token back", async () => {
    const given = await token(["*"]);
    await leave();
    await w.act("quality", "person.rejoin", { id: w.people.head, input: { joinedOn: "2026-11-23" } });
    expect((await withToken(given, me)).statusCode).toBe(401);
  });

  it("keeps what the same login opens elsewhere", async () => {
    await identity.addToOrganisation({ userId, organisationId: w.stranger.organisationId, personId: w.stranger.people.head });
    const cookies = await signIn(),
      here = await token(["*"]),
      there = await token(["*"], w.stranger.organisationId, w.stranger.people.head);
    await leave();
    expect((await app.inject({ ...me, cookies })).json()).toMatchObject({ organisation: "stranger" });
    expect((await app.inject({ ...me, cookies, headers: { "remit-organisation": w.organisationId } })).statusCode).toBe(404);
    expect([(await withToken(here, me)).statusCode, (await withToken(there, me)).statusCode]).toEqual([401, 200]);
  });

  it("on a day to come stays until then, and is out on the morning after", async () => {
    const cookies = await signIn();
    await w.act("quality", "person.leave", { id: w.people.head, input: { leftOn: "2026-11-24" } });
    expect((await app.inject({ ...me, cookies })).statusCode).toBe(200);
    await w.act(w.clock, "person.depart", { id: w.people.head });
    expect([(await app.inject({ ...me, cookies })).statusCode, await sessions()]).toEqual([401, 0]);
  });

  it("an act that is not kept ends nothing", async () => {
    await signIn();
    const leaving = { act: "person.leave", id: w.people.head, version: 1, input: { leftOn: "2026-11-20" }, reason: "Moved away" };
    await expect(performAll(w.world, await w.as("quality"), [leaving, leaving])).rejects.toMatchObject({ kind: "conflict", details: { index: 1 } });
    expect(await sessions()).toBe(1);
  });
});

describe("a program with a token", () => {
  const reports = async (given: string) => (await withToken(given, { method: "POST", url: "/api/acts/report.send", payload: { input: { text: "Bore over size" } } })).statusCode;

  it("does what its scopes name and nothing beside", async () => {
    const given = await token(["report.*", "record.list"]);
    expect(await reports(given)).toBe(201);
    expect((await withToken(given, { method: "GET", url: "/api/views/record.list" })).statusCode).toBe(200);
    for (const request of [
      me,
      { method: "GET", url: "/api/views/nonconformity.list" },
      { method: "POST", url: "/api/acts/nonconformity.raise", payload: { input: { title: "x", what: "y" } } },
    ] as const)
      expect((await withToken(given, request)).statusCode, request.url).toBe(403);
  });

  it("signs nothing, whatever it sends along", async () => {
    const nc = await w.act("head", "nonconformity.raise", { input: { title: "Bore", what: "14 bodies", ownerId: w.people.head } });
    const lot = await w.act("worker", "output.hold", { input: { nonconformityId: nc.id, quantity: 14, item: "Valve", location: "cage", segregation: "tag" } });
    const given = await token(["*"]),
      cookies = await signIn();
    const request = (signature: object) =>
      ({
        method: "POST",
        url: `/api/acts/output.decide/${lot.id}`,
        payload: { version: 1, input: { disposition: "scrap", reason: "Beyond use" }, signature: { meaning: "responsibility", ...signature } },
      }) as const;
    expect((await withToken(given, request({ login: "head", password }))).statusCode).toBe(403);
    expect((await withToken(given, request({}))).statusCode).toBe(403);
    expect((await app.inject({ ...request({ login: "head", password }), headers: { authorization: `Bearer ${given}` }, cookies })).statusCode).toBe(403);
    expect((await app.inject({ ...request({ login: "head", password }), cookies })).statusCode).toBe(200);
  });

  it("is nobody after it was revoked", async () => {
    const given = await token(["report.*"]);
    const [listed] = (await w.owner.query<{ id: string }>("select id from identity.tokens where user_id = $1", [userId])).rows;
    const cookies = await signIn();
    expect((await app.inject({ method: "DELETE", url: `/api/identity/tokens/${listed!.id}`, cookies })).statusCode).toBe(200);
    expect(await reports(given)).toBe(401);
  });
});
