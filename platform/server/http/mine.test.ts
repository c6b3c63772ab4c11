import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/id.ts";
import { openIdentity, type Identity } from "../identity/identity.ts";
import { openLog } from "../log.ts";
import { openMail } from "../mail.ts";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld, type Who } from "../testing/world.ts";
import { buildApp } from "./app.ts";
import { mineRoutes } from "./mine.ts";

let w: TestWorld, app: FastifyInstance, identity: Identity;
const cookies: Partial<Record<Who, Record<string, string>>> = {},
  password = "a long enough phrase 7";

beforeAll(async () => {
  w = await openWorld([slips]);
  const log = openLog("silent");
  identity = await openIdentity({ pool: w.pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail: openMail(undefined, log), log });
  const doors = { world: w.world, identity, pool: w.pool };
  app = await buildApp({ ...doors, log, release: "test", trustProxy: false, current: async () => true, more: [(a) => mineRoutes(a, doors)] });
  for (const who of ["worker", "quality"] as const) {
    await identity.createLogin({ organisationId: w.organisationId, personId: w.people[who], name: who, username: who, password });
    const reply = await app.inject({ method: "POST", url: "/api/auth/sign-in", payload: { login: who, password } });
    cookies[who] = Object.fromEntries(reply.cookies.map((c) => [c.name, c.value]));
  }
});
afterAll(async () => {
  await app.close();
  await w.close();
});

/** A note to somebody, as the platform keeps it. */
async function note(who: Who, where = w as Pick<TestWorld, "organisationId" | "people">): Promise<string> {
  const id = newId();
  await w.owner.query("insert into notifications (organisation_id, id, person_id, text, once, at) values ($1, $2, $3, 'Look here.', $4, now())", [
    where.organisationId,
    id,
    where.people[who],
    id,
  ]);
  return id;
}
const readAt = async (id: string): Promise<string | null> =>
  (await w.owner.query<{ read_at: string | null }>("select read_at from notifications where id = $1", [id])).rows[0]!.read_at;
const read = (who: Who, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: "/api/mine/notifications/read", payload, headers, ...(cookies[who] ? { cookies: cookies[who] } : {}) });
const choose = (who: Who, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: "PUT", url: "/api/mine/preferences", payload, headers, ...(cookies[who] ? { cookies: cookies[who] } : {}) });
const chosen = async (who: Who) => (await app.inject({ url: "/api/mine/preferences", cookies: cookies[who]! })).json();
const events = async (): Promise<number> => (await w.owner.query<{ n: number }>("select count(*)::int as n from events")).rows[0]!.n;

describe("what somebody was told", () => {
  it("is marked as read once, at the moment of reading, and leaves no event", async () => {
    const before = await events(),
      id = await note("worker");
    expect((await read("worker", { ids: [id] })).json()).toEqual({ read: 1 });
    expect(await readAt(id)).toBe("2026-11-23T03:30:00.000Z");
    w.setClock("2026-11-23T04:00:00.000Z");
    expect((await read("worker", { ids: [id] })).json()).toEqual({ read: 0 });
    expect(await readAt(id)).toBe("2026-11-23T03:30:00.000Z");
    expect(await events()).toBe(before);
  });

  it("is left as it is when it is somebody else's, also in another organisation", async () => {
    const others = [await note("quality"), await note("worker", w.stranger)],
      own = await note("worker");
    expect((await read("worker", { ids: [...others, own, newId()] })).json()).toEqual({ read: 1 });
    for (const id of others) expect(await readAt(id)).toBeNull();
  });

  it("is nothing to mark when nothing is named", async () => expect((await read("worker", { ids: [] })).json()).toEqual({ read: 0 }));

  it.each([
    ["no list", {}],
    ["a word", { ids: ["x"] }],
    ["too many", { ids: Array.from({ length: 201 }, () => newId()) }],
    ["something more", { ids: [], person: "x" }],
  ])("is refused in a wrong form: %s", async (_what, payload) => expect((await read("worker", payload)).statusCode).toBe(400));

  it("is not marked for a stranger, nor from another site", async () => {
    const id = await note("worker");
    expect((await read("auditor", { ids: [id] })).statusCode).toBe(401);
    expect((await read("worker", { ids: [id] }, { origin: "https://evil.example" })).statusCode).toBe(403);
    expect(await readAt(id)).toBeNull();
  });
});

describe("what somebody chose", () => {
  it("is as for everybody until they choose, then theirs alone, and leaves no event", async () => {
    const before = await events();
    expect(await chosen("worker")).toEqual({ notifications: { channel: "digest" }, mailConfigured: false });
    expect((await choose("worker", { notifications: { channel: "none" } })).json()).toMatchObject({ notifications: { channel: "none" } });
    expect(await chosen("worker")).toMatchObject({ notifications: { channel: "none" } });
    expect(await chosen("quality")).toMatchObject({ notifications: { channel: "digest" } });
    expect(await events()).toBe(before);
  });

  it("is refused when there is no such way, and stays as it was", async () => {
    expect((await choose("worker", { notifications: { channel: "pigeon" } })).statusCode).toBe(400);
    expect(await chosen("worker")).toMatchObject({ notifications: { channel: "none" } });
  });

  it("is not changed from another site, nor told to a stranger", async () => {
    expect((await choose("worker", { notifications: { channel: "digest" } }, { origin: "https://evil.example" })).statusCode).toBe(403);
    expect(await chosen("worker")).toMatchObject({ notifications: { channel: "none" } });
    expect((await app.inject("/api/mine/preferences")).statusCode).toBe(401);
    expect((await choose("auditor", { notifications: { channel: "none" } })).statusCode).toBe(401);
  });

  it("is closed to a token that was made for something else", async () => {
    const login = await w.pool.query<{ user_id: string }>(`select id as user_id from identity."user" where name = 'worker'`);
    const belonging = { organisationId: w.organisationId, personId: w.people.worker, userId: login.rows[0]!.user_id, expiresAt: new Date(Date.now() + 86_400_000) };
    const ask = async (scopes: string[]) => {
      const { token } = await identity.createToken({ ...belonging, name: scopes.join(), scopes });
      return app.inject({ url: "/api/mine/preferences", headers: { authorization: `Bearer ${token}` } });
    };
    expect((await ask(["slip.*"])).statusCode).toBe(403);
    expect((await ask(["me.notifications"])).statusCode).toBe(200);
  });
});
