import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { browser, goodPassword, openBench, somebody, type Bench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const session = "remit.session_token";
const step = 30_000;
/** The code that an authenticator shows, now or some steps ahead. */
const codeAt = (secret: string, ahead = 0) => createOTP(secret).hotp(Math.floor(Date.now() / step) + ahead);
const secretIn = (uri: string): string => {
  const base32 = new URL(uri).searchParams.get("secret")!;
  let bits = "";
  for (const sign of base32.replace(/=+$/, "")) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0");
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2))).toString("utf8");
};

/** Somebody whose second factor is on. */
async function guarded() {
  const person = await somebody(bench);
  const b = browser(bench);
  await b.signIn(person.username);
  const { body } = await b.post("/api/auth/two-factor/enable", { password: goodPassword });
  const secret = secretIn(body["totpURI"] as string);
  const before = b.jar.get(session);
  expect((await b.post("/api/auth/two-factor/verify-totp", { code: await codeAt(secret) })).status).toBe(200);
  expect(b.jar.get(session)).not.toBe(before);
  return { ...person, b, secret, codes: body["recoveryCodes"] as string[] };
}

it("is asked for before anything opens, and accepted once per code", async () => {
  const { username, secret } = await guarded();
  const b = browser(bench);
  const first = await b.signIn(username);
  expect(first.body).toEqual({ status: "second_factor", methods: ["totp", "recovery_code"] });
  expect(await b.signedIn()).toBe(false);
  const wrong = await b.post("/api/auth/two-factor/verify-totp", { code: "000000" });
  expect(wrong.status).toBe(401);
  expect(wrong.body["detail"]).toContain("code is not right");
  const code = await codeAt(secret);
  const right = await b.post("/api/auth/two-factor/verify-totp", { code });
  expect(right.body).toEqual({ status: "signed_in" });
  expect(right.text).not.toContain("token");
  expect(await b.signedIn()).toBe(true);
  const other = browser(bench);
  await other.signIn(username);
  expect((await other.post("/api/auth/two-factor/verify-totp", { code })).status).toBe(401);
  expect((await other.post("/api/auth/two-factor/verify-totp", { code: await codeAt(secret, 1) })).status).toBe(200);
});

it("lets one of two requests with the same code through", async () => {
  const { username, secret } = await guarded();
  const browsers = [browser(bench), browser(bench)];
  for (const b of browsers) await b.signIn(username);
  const code = await codeAt(secret);
  const answers = await Promise.all(browsers.map((b) => b.post("/api/auth/two-factor/verify-totp", { code })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
});

it("ends a sign-in after five wrong codes, and locks the factor after ten", async () => {
  const { username, secret, userId } = await guarded();
  const b = browser(bench);
  await b.signIn(username);
  for (let n = 0; n < 5; n++) expect((await b.post("/api/auth/two-factor/verify-totp", { code: `00000${n}` })).status).toBe(401);
  expect((await b.post("/api/auth/two-factor/verify-totp", { code: await codeAt(secret) })).status).not.toBe(200);
  await b.signIn(username);
  for (let n = 0; n < 5; n++) await b.post("/api/auth/two-factor/verify-totp", { code: `11111${n}` });
  await b.signIn(username);
  expect((await b.post("/api/auth/two-factor/verify-totp", { code: await codeAt(secret) })).status).toBe(429);
  expect(bench.events.filter((event) => event.kind === "second_factor_failed" && event.userId === userId).length).toBeGreaterThanOrEqual(10);
});

it("has recovery codes, each good once, and new ones end the old", async () => {
  const { username, b, codes } = await guarded();
  expect(codes).toHaveLength(10);
  const lost = browser(bench);
  await lost.signIn(username);
  expect((await lost.post("/api/auth/two-factor/verify-backup-code", { code: codes[0] })).body).toEqual({ status: "signed_in" });
  expect(await lost.signedIn()).toBe(true);
  const again = browser(bench);
  await again.signIn(username);
  expect((await again.post("/api/auth/two-factor/verify-backup-code", { code: codes[0] })).status).toBe(401);
  const fresh = (await b.post("/api/auth/two-factor/generate-backup-codes", { password: goodPassword })).body["recoveryCodes"] as string[];
  expect((await again.post("/api/auth/two-factor/verify-backup-code", { code: codes[1] })).status).toBe(401);
  expect((await again.post("/api/auth/two-factor/verify-backup-code", { code: fresh[0] })).status).toBe(200);
});

it("is switched on and off with the password only, and wrong ones count", async () => {
  const { b, userId } = await guarded();
  for (const path of ["enable", "disable", "generate-backup-codes"]) expect((await b.post(`/api/auth/two-factor/${path}`, { password: "wrong" })).status).toBe(400);
  const { rows } = await bench.pool.query<{ failures: number }>("select failures from identity.attempts where subject like $1", [`account:${userId}:session:%`]);
  expect(rows[0]?.failures).toBe(3);
  expect((await b.post("/api/auth/two-factor/disable", { password: goodPassword })).status).toBe(200);
  const kinds = bench.events.filter((event) => event.userId === userId).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(["second_factor_on", "second_factor_off", "confirmation_failed"]));
});

it("is asked for on every device, at every sign-in, and a sign-in that waits for it ends when the password changes", async () => {
  const { username, secret, b } = await guarded();
  const waiting = browser(bench);
  await waiting.signIn(username);
  expect((await waiting.post("/api/auth/two-factor/verify-totp", { code: await codeAt(secret), trustDevice: true })).status).toBe(400);
  expect((await b.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword: "five-other-ordinary-words" })).status).toBe(200);
  expect((await waiting.post("/api/auth/two-factor/verify-totp", { code: await codeAt(secret) })).status).toBe(401);
});
