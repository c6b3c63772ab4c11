import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFiles } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import { refusals } from "#server/http/problem.ts";
import { openIdentity, type Identity } from "#server/identity/identity.ts";
import { goodPassword } from "#server/identity/testing.ts";
import { identityRoutes } from "#server/identity/routes.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { verify } from "#server/verify.ts";
import { routes as kioskDoor } from "#modules/kiosks/server/routes.ts";
import { kiosks } from "#modules/kiosks/server/testing.ts";
import { kioskRoutes } from "./kiosk.ts";
import { documents } from "./testing.ts";

const baseUrl = "http://localhost:8080",
  pin = "482915",
  folder = mkdtempSync(path.join(os.tmpdir(), "remit-kiosk-"));
let t: TestWorld, app: FastifyInstance, identity: Identity, kiosk: string, document: string;
const silent = { info: () => {}, warn: () => {}, error: () => {} } as never;

beforeAll(async () => {
  t = await openWorld([kiosks, documents]);
  const mail = { configured: false, send: () => Promise.resolve(false), check: () => Promise.resolve(undefined), close: () => {} };
  identity = await openIdentity({ pool: t.pool, baseUrl, secret: "a-secret-for-tests-that-is-long-enough", mail, log: silent });
  await identity.createLogin({ organisationId: t.organisationId, personId: t.people.quality, name: "Quality", username: "quality", password: goodPassword });
  app = fastify();
  refusals(app);
  await app.register(identityRoutes, { identity, perMinute: 10_000 });
  const doors = { world: t.world, identity, pool: t.pool, files: openFiles(t.world, folderStore(folder)) };
  await app.register((scope) => kioskDoor(scope, doors));
  await app.register(async (scope) => kioskRoutes(scope, doors));
  kiosk = (await t.act("quality", "kiosk.place", { input: { place: "Canteen", siteId: t.sites.peenya } })).id;
  document = await issued("Lockout", "Hang your lock first.");
});
afterAll(async () => {
  await app.close();
  await t.close();
  rmSync(folder, { recursive: true });
});

/** A procedure in force that everybody is to read. */
async function issued(title: string, words: string): Promise<string> {
  const approval = { title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "top_management" }] };
  const type = await t.act("quality", "documenttype.establish", { input: { title, sort: "procedure", prefix: title.slice(0, 2).toUpperCase(), routes: [{ steps: [approval] }] } });
  const { id } = await t.act("head", "document.begin", { input: { title, typeId: type.id, audience: [{ to: "everyone" }] } });
  const { record } = await t.view<{ record: { openId: string; number: string } }>("head", "document.one", { id });
  const text = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] });
  await t.act("head", "revision.write", { id: record.openId, input: { text } });
  await t.act("head", "revision.explain", { id: record.openId, input: { summary: "s", cause: "c", training: "read" } });
  await t.act("head", "revision.submit", { id: record.openId });
  await t.act("director", "revision.approve", { id: record.openId });
  await t.act("head", "revision.issue", { id: record.openId });
  return record.number;
}

/** A screen with its cookies. */
function screen(address = "192.0.2.7") {
  const jar = new Map<string, string>();
  const send = async (method: "GET" | "POST", url: string, payload?: object) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const reply = await app.inject({ method, url, remoteAddress: address, headers: { origin: baseUrl, ...(cookie ? { cookie } : {}) }, ...(payload ? { payload } : {}) });
    for (const { name, value, maxAge } of reply.cookies) {
      if (maxAge === 0) jar.delete(name);
      else jar.set(name, name.startsWith("remit_kiosk") ? value : encodeURIComponent(value));
    }
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>(), cookies: reply.cookies };
  };
  return { jar, get: (url: string) => send("GET", url), post: (url: string, body: object = {}) => send("POST", url, body) };
}
type Screen = ReturnType<typeof screen>;

async function paired(address?: string): Promise<Screen> {
  const made = screen(address);
  await made.post("/api/auth/sign-in", { login: "quality", password: goodPassword });
  const { record } = await t.view<{ record: { version: number } }>("quality", "kiosk.one", { id: kiosk });
  expect((await made.post(`/api/kiosks/${kiosk}/pair`, { version: record.version })).status).toBe(200);
  for (const name of made.jar.keys()) if (!name.startsWith("remit_kiosk")) made.jar.delete(name); // whoever paired it is signed out
  return made;
}
const give = async (who: "worker" | "colleague"): Promise<string> => {
  const { items } = await t.view<{ items: { id: string; ownerId: string }[] }>("quality", "pin.list"),
    known = items.find((p) => p.ownerId === t.people[who]);
  const given = known ? await t.act("quality", "pin.giveAgain", { id: known.id, reason: "Forgotten" }) : await t.act("head", "pin.give", { input: { personId: t.people[who] } });
  return (given["toldOnce"] as { code: string }).code;
};
const choose = async (at: Screen, who: "worker" | "colleague", chosen = pin) => at.post("/api/kiosk/first", { personId: t.people[who], code: await give(who), pin: chosen });

describe("a kiosk", () => {
  it("is a screen that somebody with the authority made one, and no other screen is", async () => {
    expect((await screen().get("/api/kiosk")).status).toBe(401);
    const first = await paired();
    expect(await first.get("/api/kiosk")).toMatchObject({ status: 200, body: { organisation: "hemavathi", place: "Canteen", person: null } });
    const second = await paired();
    expect([(await first.get("/api/kiosk")).status, (await second.get("/api/kiosk")).status]).toEqual([401, 200]);
    await expect(t.act("worker", "kiosk.pair", { id: kiosk, input: { device: "ab".repeat(32) } })).rejects.toMatchObject({ kind: "forbidden" });
    expect(JSON.stringify((await t.owner.query("select body from events")).rows)).not.toContain(second.jar.get("remit_kiosk"));
    const [made] = (await second.post("/api/kiosk/leave")).cookies;
    expect(made).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/api/kiosk" });
  });

  it("opens nothing to a screen before which nobody stands, and nothing of the house but what waits to be read", async () => {
    const at = await paired();
    for (const url of ["/api/kiosk/readings", `/api/kiosk/documents/${document}`]) expect((await at.get(url)).status).toBe(401);
    expect((await at.post("/api/kiosk/stay")).status).toBe(401);
    await choose(at, "worker");
    expect((await at.get("/api/session")).status).toBe(401);
    const other = await t.act("head", "document.begin", { input: { title: "Other", typeId: (await t.view<{ id: string }[]>("head", "documenttype.list"))[0]!.id } });
    expect((await at.get(`/api/kiosk/documents/${other.number}`)).status).toBe(404);
  });

  it("shows a few names that begin so, never the whole list", async () => {
    const at = await paired();
    expect((await at.get("/api/kiosk/people?text=w")).status).toBe(400);
    expect((await at.get("/api/kiosk/people?text=wo")).body).toMatchObject({ items: [{ name: "worker", pin: "set" }] });
    expect((await at.get("/api/kiosk/people?text=%25%25")).body).toEqual({ items: [] });
  });
});

describe("somebody without a login", () => {
  it("changes the PIN with the one before, and nobody else does who only stands there", async () => {
    const at = await paired();
    await choose(at, "colleague");
    expect(await at.post("/api/kiosk/pin", { pin: "926471" })).toMatchObject({ status: 400 });
    expect(await at.post("/api/kiosk/pin", { current: "604173", pin: "926471" })).toMatchObject({ status: 401 });
    expect(await at.post("/api/kiosk/pin", { current: pin, pin: "111111" })).toMatchObject({ status: 400 });
    expect(await at.post("/api/kiosk/pin", { current: pin, pin: "926471" })).toMatchObject({ status: 200 });
    await at.post("/api/kiosk/leave");
    expect((await at.post("/api/kiosk/pin", { current: "926471", pin })).status).toBe(401);
    expect((await at.post("/api/kiosk/enter", { personId: t.people.colleague, pin })).status).toBe(401);
    expect((await at.post("/api/kiosk/enter", { personId: t.people.colleague, pin: "926471" })).status).toBe(200);
    await at.post("/api/kiosk/leave");
  });

  it("chooses a PIN with the code that the supervisor handed over, reads, and says so in person", async () => {
    const at = await paired();
    const weak = await at.post("/api/kiosk/first", { personId: t.people.worker, code: await give("worker"), pin: "123456" });
    expect(weak).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/in a row/) } });
    expect(await choose(at, "worker")).toMatchObject({ status: 200, body: { person: { name: "worker" } } });
    const { items } = (await at.get("/api/kiosk/readings")).body as { items: { id: string; version: number; documentNumber: string }[] };
    const waiting = items.find((r) => r.documentNumber === document)!;
    expect(JSON.stringify((await at.get(`/api/kiosk/documents/${document}`)).body)).toContain("Hang your lock first.");
    expect((await at.post(`/api/kiosk/readings/${waiting.id}/acknowledge`, { version: waiting.version })).status).toBe(200);
    const { rows } = await t.owner.query<{ body: string }>("select body from events where act = 'reading.acknowledge' order by sequence desc limit 1");
    expect(JSON.parse(rows[0]!.body)).toMatchObject({
      actor: { id: t.people.worker },
      by: "person",
      after: { way: "kiosk", state: "acknowledged" },
      origin: { session: `kiosk:${kiosk}`, device: "KIO-01 Canteen" },
    });
    await at.post("/api/kiosk/leave");
    expect((await at.get("/api/kiosk/readings")).status).toBe(401);
    expect((await at.post("/api/kiosk/enter", { personId: t.people.worker, pin })).status).toBe(200);
    const everything = JSON.stringify((await t.owner.query("select (select jsonb_agg(e.body) from events e) as e, (select jsonb_agg(s) from pin_secrets s) as s")).rows);
    expect(everything).not.toContain(pin);
  });

  it("cannot say it for somebody else, and a code works once and for its person alone", async () => {
    const at = await paired();
    await choose(at, "colleague", "719302");
    const { rows } = await t.owner.query<{ id: string; version: number }>(
      "select r.id, r.version from records r join readings n on n.id = r.id where n.person_id = $1 and r.state = 'open'",
      [t.people.head],
    );
    expect((await at.post(`/api/kiosk/readings/${rows[0]!.id}/acknowledge`, { version: rows[0]!.version })).status).toBe(403);
    const code = await give("worker");
    expect((await at.post("/api/kiosk/first", { personId: t.people.colleague, code, pin })).status).toBe(401);
    expect((await at.post("/api/kiosk/first", { personId: t.people.worker, code, pin })).status).toBe(200);
    expect((await at.post("/api/kiosk/first", { personId: t.people.worker, code, pin: "903174" })).status).toBe(401);
    await expect(t.act("worker", "pin.choose", { id: (await pinOf("worker")).id, input: { stretched: "x".repeat(60) } })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is forgotten after a minute without a touch, and after twenty however busy", async () => {
    const at = await paired();
    await choose(at, "worker");
    t.setClock("2026-11-23T03:31:00.000Z");
    expect((await at.post("/api/kiosk/stay")).status).toBe(200);
    t.setClock("2026-11-23T03:32:05.000Z");
    expect((await at.get("/api/kiosk/readings")).status).toBe(200);
    t.setClock("2026-11-23T03:33:30.000Z");
    expect((await at.get("/api/kiosk/readings")).status).toBe(401);
    t.setClock("2026-11-23T03:30:00.000Z");
  });
});

const pinOf = async (who: "worker" | "colleague") =>
  (await t.view<{ items: { id: string; ownerId: string; state: string }[] }>("quality", "pin.list")).items.find((p) => p.ownerId === t.people[who])!;

describe("a PIN", () => {
  it("makes wait after five wrong tries, and is locked by the tenth in a row until a supervisor hands over a new code", async () => {
    const at = await paired("192.0.2.8");
    await choose(at, "worker");
    const guess = () => at.post("/api/kiosk/enter", { personId: t.people.worker, pin: "000000" });
    for (let n = 0; n < 6; n++) expect((await guess()).status).toBe(401);
    expect((await at.post("/api/kiosk/enter", { personId: t.people.worker, pin })).status).toBe(401); // right, and it still has to wait
    for (let n = 0; n < 5; n++) {
      await t.pool.query("update identity.attempts set locked_until = now() - interval '1 second' where subject like 'kiosk-pin:%'");
      await guess();
    }
    expect((await pinOf("worker")).state).toBe("locked");
    expect((await t.view<{ items: { act: string }[] }>("quality", "me.inbox")).items.map((i) => i.act)).toContain("pin.giveAgain");
    await t.pool.query("delete from identity.attempts");
    expect((await at.post("/api/kiosk/enter", { personId: t.people.worker, pin })).status).toBe(401);
    expect((await choose(at, "worker", "905172")).status).toBe(200);
    expect((await pinOf("worker")).state).toBe("set");
  });

  it("is nobody's to hand to themselves, and only the own manager, the representative and administrators hand one over", async () => {
    await expect(t.act("head", "pin.give", { input: { personId: t.people.head } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("purchasing", "pin.giveAgain", { id: (await pinOf("worker")).id, reason: "x" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("head", "pin.give", { input: { personId: t.people.worker } })).rejects.toMatchObject({ kind: "conflict" });
    await expect(t.act("consultant", "pin.give", { input: { personId: t.people.auditor } })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("leaves a trail that holds", async () => {
    expect(await verify({ pool: t.pool, keepers: t.world.registry.keepers })).toMatchObject({ ok: true, firstBad: null });
  });
});
