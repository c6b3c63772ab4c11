import { afterAll, beforeAll, expect, it } from "vitest";
import { browser, goodPassword, openBench, organisationId, somebody, type Bench } from "./testing.ts";
import { inScope } from "./tokens.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const sheet = { organisationId, name: "Import", scopes: ["nonconformity.list", "document.*"], expiresAt: inDays(30) };

async function withToken(given: object = {}) {
  const person = await somebody(bench);
  const b = browser(bench);
  await b.signIn(person.username);
  const made = await b.post("/api/identity/tokens", { ...sheet, ...given });
  return { ...person, b, made, id: made.body["id"] as string, token: made.body["token"] as string };
}

it("is shown once, kept as a hash, and acts as its person within its scopes", async () => {
  const { made, token, b, userId, personId } = await withToken();
  expect(made.status).toBe(201);
  expect(token).toMatch(/^remit_[\w-]{43}$/);
  const info = await bench.identity.whoIs({ headers: { authorization: `Bearer ${token}` } });
  expect(info).toMatchObject({ userId, method: "token", scopes: sheet.scopes, organisations: [{ organisationId, personId }] });
  expect((await b.get("/api/identity/tokens")).text).not.toContain(token);
  const { rows } = await bench.pool.query<{ all: string }>("select string_agg(t::text, ' ') as all from identity.tokens t");
  expect(rows[0]!.all).not.toContain(token.slice(6));
});

it("stops when it expires, is revoked, or its person leaves", async () => {
  for (const stop of [
    ({ id }: { id: string }) => bench.pool.query("update identity.tokens set expires_at = now() where id = $1", [id]),
    ({ id, b }: { id: string; b: ReturnType<typeof browser> }) => b.remove(`/api/identity/tokens/${id}`),
    ({ personId }: { personId: string }) => bench.identity.endLogin({ organisationId, personId }),
  ]) {
    const made = await withToken();
    const asking = { headers: { authorization: `Bearer ${made.token}` } };
    expect(await bench.identity.whoIs(asking)).toBeDefined();
    await stop(made);
    expect(await bench.identity.whoIs(asking)).toBeUndefined();
  }
});

it("is nobody's when a sign of it is wrong, and a cookie beside it does not help", async () => {
  const { token, b } = await withToken();
  const cookie = [...b.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  for (const authorization of [`Bearer ${token}x`, `Bearer ${token.slice(0, -1)}`, `Basic ${token}`, "Bearer", ""])
    expect(await bench.identity.whoIs({ headers: { authorization, cookie } })).toBeUndefined();
});

it("cannot make or see tokens, end sessions, or get a challenge to sign", async () => {
  const { token } = await withToken({ scopes: ["*"] });
  const headers = { authorization: `Bearer ${token}` };
  for (const [method, url] of [
    ["POST", "/api/identity/tokens"],
    ["GET", "/api/identity/tokens"],
    ["GET", "/api/identity/sessions"],
    ["DELETE", "/api/identity/sessions"],
    ["POST", "/api/identity/signing-challenge"],
    ["POST", "/api/identity/confirm"],
    ["POST", "/api/auth/change-password"],
  ] as const) {
    const payload = url.endsWith("change-password") ? { currentPassword: goodPassword, newPassword: "whatever-it-may-be" } : method === "POST" ? {} : undefined;
    expect((await bench.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })).statusCode, url).toBe(403);
  }
});

it("is made only with a password given within ten minutes, for an own organisation, bounded in time and scope", async () => {
  const { b, userId } = await withToken();
  expect((await b.post("/api/identity/tokens", { ...sheet, organisationId: crypto.randomUUID() })).status).toBe(404);
  for (const bad of [{ scopes: [] }, { scopes: ["everything"] }, { scopes: ["a.b; drop"] }, { expiresAt: inDays(-1) }, { expiresAt: inDays(400) }, { name: "" }, { more: 1 }])
    expect((await b.post("/api/identity/tokens", { ...sheet, ...bad })).status, JSON.stringify(bad)).toBe(400);
  await bench.pool.query(`update identity.session set "createdAt" = now() - interval '11 minutes' where "userId" = $1`, [userId]);
  const refused = await b.post("/api/identity/tokens", sheet);
  expect([refused.status, refused.body["needs"]]).toEqual([403, "confirmation"]);
  expect((await b.post("/api/identity/confirm", { password: "wrong" })).status).toBe(400);
  expect((await b.post("/api/identity/tokens", sheet)).status).toBe(403);
  expect((await b.post("/api/identity/confirm", { password: goodPassword })).status).toBe(200);
  expect((await b.post("/api/identity/tokens", sheet)).status).toBe(201);
});

it("of somebody else cannot be revoked", async () => {
  const [one, other] = [await withToken(), await withToken()];
  expect((await one.b.remove(`/api/identity/tokens/${other.id}`)).status).toBe(404);
  expect(await bench.identity.whoIs({ headers: { authorization: `Bearer ${other.token}` } })).toBeDefined();
});

it("reaches what its scopes name and nothing that only looks alike", () => {
  expect(inScope(["*"], "a.b")).toBe(true);
  expect(inScope(["document.*"], "document.issue")).toBe(true);
  expect(inScope(["document.issue"], "document.issue")).toBe(true);
  expect([inScope(["document.*"], "documents.issue"), inScope(["document.issue"], "document.issues"), inScope(["document.issue"], "document.list"), inScope([], "a.b")]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
