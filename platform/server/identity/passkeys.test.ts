import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodPassword, openBench, somebody, type Bench } from "./testing.ts";

const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => existsSync(file));
const flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let bench: Bench;
let chrome: Browser;
let home: string;

beforeAll(async () => {
  bench = await openBench();
  bench.app.get("/", (_request, reply) => reply.type("text/html").send("<!doctype html><title>Remit</title>"));
  await bench.app.listen({ port: 0, host: "localhost" });
  home = `http://localhost:${(bench.app.server.address() as AddressInfo).port}/`;
  chrome = await chromium.launch({ executablePath: chromiumPath!, args: flags });
});
afterAll(async () => {
  await chrome.close();
  await bench.close();
});

/** A browser with an authenticator that does, or does not, check its owner. */
async function device(verifies = true): Promise<{ page: Page; verify: (now: boolean) => Promise<void> }> {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(home);
  const tools = await context.newCDPSession(page);
  await tools.send("WebAuthn.enable");
  const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: verifies, automaticPresenceSimulation: true },
  });
  return { page, verify: async (now) => void (await tools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: now })) };
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

const send = (page: Page, url: string, body?: unknown): Promise<Answer> =>
  page.evaluate(
    async ([to, content]) => {
      const response = await fetch(to, content === null ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(content) });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    [url, body ?? null] as const,
  );

const create = (page: Page, options: unknown): Promise<unknown> =>
  page.evaluate(async (given) => {
    const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given as PublicKeyCredentialCreationOptionsJSON) });
    return (made as PublicKeyCredential).toJSON();
  }, options);

const get = (page: Page, options: unknown): Promise<Record<string, unknown>> =>
  page.evaluate(async (given) => {
    const made = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given as PublicKeyCredentialRequestOptionsJSON) });
    return (made as PublicKeyCredential).toJSON() as unknown as Record<string, unknown>;
  }, options);

async function withPasskey() {
  const person = await somebody(bench);
  const { page, verify } = await device();
  expect((await send(page, "/api/auth/sign-in", { login: person.username, password: goodPassword })).status).toBe(200);
  const options = await send(page, "/api/auth/passkey/generate-register-options");
  expect(options.body["authenticatorSelection"]).toMatchObject({ userVerification: "required" });
  const added = await send(page, "/api/auth/passkey/verify-registration", { response: await create(page, options.body), name: "My phone" });
  expect(added.status).toBe(200);
  return { ...person, page, verify };
}

const signatoryOf = async (page: Page, userId: string) => {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const session = await bench.identity.whoIs({ headers: { cookie }, ip: "127.0.0.1" });
  return { userId, sessionId: session!.sessionId, address: "127.0.0.1", device: "Chromium" };
};

describe.skipIf(!chromiumPath)("a passkey", () => {
  it("is added, signs in without a password, is listed without its key, and is removed", async () => {
    const { page, userId } = await withPasskey();
    await send(page, "/api/auth/sign-out", {});
    expect((await send(page, "/api/session")).status).toBe(401);
    const options = await send(page, "/api/auth/passkey/generate-authenticate-options");
    expect(options.body["userVerification"]).toBe("required");
    const response = await get(page, options.body);
    const answer = await send(page, "/api/auth/passkey/verify-authentication", { response });
    expect(answer).toEqual({ status: 200, body: { status: "signed_in" } });
    expect((await send(page, "/api/session")).body).toMatchObject({ userId, passkeys: 1 });
    expect((await send(page, "/api/auth/passkey/verify-authentication", { response })).status).not.toBe(200);
    const listed = (await send(page, "/api/auth/passkey/list-user-passkeys")).body as unknown as Record<string, unknown>[];
    expect(Object.keys(listed[0]!).toSorted()).toEqual(["backedUp", "createdAt", "deviceType", "id", "name"]);
    expect((await send(page, "/api/auth/passkey/delete-passkey", { id: listed[0]!["id"] })).status).toBe(200);
    expect((await send(page, "/api/session")).body["passkeys"]).toBe(0);
    expect(bench.events.filter((event) => event.userId === userId).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["passkey_added", "signed_in", "passkey_removed"]));
  });

  it("does not sign in when the device did not check its owner", async () => {
    const { page, verify } = await withPasskey();
    await send(page, "/api/auth/sign-out", {});
    const options = await send(page, "/api/auth/passkey/generate-authenticate-options");
    await verify(false);
    const response = await get(page, { ...options.body, userVerification: "discouraged" });
    const answer = await send(page, "/api/auth/passkey/verify-authentication", { response });
    expect(answer.status).toBe(401);
    expect(answer.body["detail"]).toContain("finger, face or code");
    expect((await send(page, "/api/session")).status).toBe(401);
  });

  it("is added only with a password given within ten minutes", async () => {
    const { page, userId } = await withPasskey();
    await bench.pool.query(`update identity.session set "createdAt" = now() - interval '11 minutes' where "userId" = $1`, [userId]);
    expect((await send(page, "/api/auth/passkey/generate-register-options")).body["needs"]).toBe("confirmation");
    await send(page, "/api/identity/confirm", { password: goodPassword });
    expect((await send(page, "/api/auth/passkey/generate-register-options")).status).toBe(200);
  });

  it("opens nothing for somebody who has left", async () => {
    const { page, personId } = await withPasskey();
    const { rows } = await bench.pool.query<{ organisation_id: string }>("select organisation_id from identity.logins where person_id = $1", [personId]);
    await bench.identity.endLogin({ organisationId: rows[0]!.organisation_id, personId });
    const options = await send(page, "/api/auth/passkey/generate-authenticate-options");
    await send(page, "/api/auth/passkey/verify-authentication", { response: await get(page, options.body) });
    expect((await send(page, "/api/session")).status).toBe(401);
  });

  it("signs what it was asked for, once, in the session that asked", async () => {
    const { page, userId, verify } = await withPasskey();
    const who = await signatoryOf(page, userId);
    const challenge = async (about: string) => get(page, (await send(page, "/api/identity/signing-challenge", { about })).body);
    const passkey = await challenge("document.approve:1:abc");
    await expect(bench.identity.reauthenticate(who, { passkey, about: "document.approve:2:def" })).rejects.toMatchObject({ kind: "signature_needed" });
    await expect(bench.identity.reauthenticate(who, { passkey, about: "document.approve:1:abc" })).rejects.toMatchObject({ kind: "signature_needed" });
    const good = await challenge("x");
    expect(await bench.identity.reauthenticate(who, { passkey: good, about: "x" })).toBe("passkey");
    await expect(bench.identity.reauthenticate(who, { passkey: good, about: "x" })).rejects.toMatchObject({ kind: "signature_needed" });
    await expect(bench.identity.reauthenticate({ ...who, sessionId: "another" }, { passkey: await challenge("x"), about: "x" })).rejects.toMatchObject({ kind: "forbidden" });
    const options = (await send(page, "/api/identity/signing-challenge", { about: "x" })).body;
    await verify(false);
    const unverified = await get(page, { ...options, userVerification: "discouraged" });
    await expect(bench.identity.reauthenticate(who, { passkey: unverified, about: "x" })).rejects.toMatchObject({ kind: "signature_needed" });
    await verify(true);
    const late = await challenge("x");
    await bench.pool.query(`update identity.verification set "expiresAt" = now() - interval '1 second'`);
    await expect(bench.identity.reauthenticate(who, { passkey: late, about: "x" })).rejects.toMatchObject({ kind: "signature_needed" });
    for (const odd of [null, {}, "x", { ...good, response: {} }])
      await expect(bench.identity.reauthenticate(who, { passkey: odd })).rejects.toMatchObject({ kind: "signature_needed" });
  });

  it("of one person does not sign for another, and a sign-in's challenge does not sign", async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const theirs = await get(other.page, (await send(other.page, "/api/identity/signing-challenge", {})).body);
    await expect(bench.identity.reauthenticate(await signatoryOf(one.page, one.userId), { passkey: theirs })).rejects.toMatchObject({ kind: "signature_needed" });
    const signingIn = await get(one.page, (await send(one.page, "/api/auth/passkey/generate-authenticate-options")).body);
    await expect(bench.identity.reauthenticate(await signatoryOf(one.page, one.userId), { passkey: signingIn })).rejects.toMatchObject({ kind: "signature_needed" });
  });
});
