import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loginDigest } from "./attempts.ts";
import { timesStretched } from "./passwords.ts";
import { browser, goodPassword, openBench, somebody, type Bench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const device = "remit.device";
let network = 0;
const elsewhere = (): string => `203.0.113.${++network}`;
const guesses = async (login: string, times = 5) => {
  const stranger = browser(bench, { address: elsewhere() });
  for (let n = 0; n < times; n++) expect((await stranger.signIn(login, "wrong")).status).toBe(401);
  return stranger;
};
/** A browser that signed in once and has signed out. */
async function known(login: string, address = elsewhere()) {
  const b = browser(bench, { address });
  const { cookies } = await b.signIn(login);
  await b.post("/api/auth/sign-out");
  return { b, cookie: cookies.find(({ name }) => name === device) };
}

describe("a device that signed in before", () => {
  it("is remembered by a cookie that no script reads, that goes to the sign-in doors alone and names nobody", async () => {
    const { username, userId, email } = await somebody(bench);
    const { cookie } = await known(username);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/api/auth" });
    for (const own of [username, userId, email]) expect(cookie!.value).not.toContain(own);
    const secure = await openBench({ baseUrl: "https://remit.example.com" });
    try {
      const person = await somebody(secure);
      const { cookies } = await browser(secure, { origin: "https://remit.example.com" }).signIn(person.username);
      expect(cookies.find(({ name }) => name === `__Secure-${device}`)).toMatchObject({ secure: true, httpOnly: true });
    } finally {
      await secure.close();
    }
  });

  it("is not kept out by what strangers guess, and does not let them in", async () => {
    const { username } = await somebody(bench);
    const { b } = await known(username);
    const stranger = await guesses(username);
    expect((await stranger.signIn(username)).status).toBe(401);
    expect((await b.signIn(username)).status).toBe(200);
    expect((await stranger.signIn(username)).status, "the owner's sign-in forgives no stranger").toBe(401);
  });

  it("is locked by its own wrong passwords, and strangers are not", async () => {
    const { username } = await somebody(bench);
    const { b } = await known(username);
    for (let n = 0; n < 5; n++) await b.signIn(username, "wrong");
    expect((await b.signIn(username)).status).toBe(401);
    expect((await browser(bench, { address: elsewhere() }).signIn(username)).status).toBe(200);
  });

  it("is let in from a network that is locked out, and counts nothing against it", async () => {
    const { username } = await somebody(bench);
    const address = elsewhere();
    const { b } = await known(username, address);
    const guesser = browser(bench, { address });
    for (let n = 0; n < 50; n += 10) await Promise.all([...Array(10).keys()].map((k) => guesser.signIn(`nobody${n + k}`, "wrong")));
    expect((await guesser.signIn(username)).status).toBe(429);
    expect((await b.signIn(username)).status).toBe(200);
    expect((await guesser.signIn(username)).status).toBe(429);
  });

  it("is a stranger to every other login, and keeps what it knows about each when two use it", async () => {
    const [one, two] = [await somebody(bench), await somebody(bench)];
    const { b } = await known(one.username);
    await guesses(two.username);
    expect((await b.signIn(two.username)).status).toBe(401);
    await bench.pool.query("delete from identity.attempts");
    await b.signIn(two.username);
    await b.post("/api/auth/sign-out");
    await guesses(one.username);
    await guesses(two.username);
    for (const { username } of [one, two]) expect((await b.signIn(username)).status).toBe(200);
  });

  it("remembers ten logins, the latest ones", async () => {
    const b = browser(bench, { address: elsewhere() });
    for (let n = 0; n < 12; n++) await b.signIn((await somebody(bench)).username);
    expect(decodeURIComponent(b.jar.get(device)!).split("~")).toHaveLength(10);
  });
});

describe("a device is a stranger again", () => {
  it("when the password was reset, and when it was changed elsewhere; not where it was changed", async () => {
    const { username } = await somebody(bench);
    const here = await known(username);
    const there = await known(username);
    await here.b.signIn(username);
    expect((await here.b.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword: "five-other-ordinary-words" })).status).toBe(200);
    await guesses(username);
    expect((await there.b.signIn(username, "five-other-ordinary-words")).status).toBe(401);
    expect((await here.b.signIn(username, "five-other-ordinary-words")).status).toBe(200);
    const { link } = (await bench.identity.makeResetLink(username)) as { link: string };
    const token = (link ?? bench.letters.at(-1)!.text).split("#")[1]!.split(/\s/)[0]!;
    expect((await browser(bench).post("/api/auth/reset-password", { token, password: "six-new-ordinary-words" })).status).toBe(200);
    await guesses(username);
    expect((await here.b.signIn(username, "six-new-ordinary-words")).status).toBe(401);
  });

  it("when a sign of its cookie was changed, when it is old, and when another made it up", async () => {
    const { username } = await somebody(bench);
    const { b, cookie } = await known(username);
    await guesses(username);
    const [since, nonce, seal] = cookie!.value.split(".") as [string, string, string];
    const aged = (days: number) => (parseInt(since, 36) - days).toString(36);
    for (const value of [
      `${since}.${nonce}.${seal.startsWith("A") ? "B" : "A"}${seal.slice(1)}`,
      `${since}.${nonce.startsWith("A") ? "B" : "A"}${nonce.slice(1)}.${seal}`,
      `${aged(1)}.${nonce}.${seal}`,
      `${aged(-1)}.${nonce}.${seal}`,
      `${since}.${nonce}`,
      "~".repeat(1000),
      "x".repeat(5000),
      "",
    ]) {
      b.jar.set(device, value);
      expect((await b.signIn(username)).status, value.slice(0, 90)).toBe(401);
    }
    b.jar.set(device, `~${cookie!.value}~`);
    expect((await b.signIn(username)).status).toBe(200);
  });
});

it("a device is known after the second factor, not before", async () => {
  const { username } = await somebody(bench);
  const owner = browser(bench, { address: elsewhere() });
  await owner.signIn(username);
  const { body } = await owner.post("/api/auth/two-factor/enable", { password: goodPassword });
  const secret = secretIn(body["totpURI"] as string);
  const codeNow = (ahead = 0) => createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + ahead);
  await owner.post("/api/auth/two-factor/verify-totp", { code: await codeNow() });
  const thief = browser(bench, { address: elsewhere() });
  expect((await thief.signIn(username)).body["status"]).toBe("second_factor");
  expect(thief.jar.has(device)).toBe(false);
  expect((await thief.post("/api/auth/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
  expect(thief.jar.has(device)).toBe(false);
  const { cookies } = await thief.post("/api/auth/two-factor/verify-totp", { code: await codeNow(1) });
  expect(cookies.some(({ name }) => name === device)).toBe(true);
});

it("signs and confirms in its session while strangers guess, and wrong passwords there lock that session only", async () => {
  const { username, userId } = await somebody(bench);
  const [b, other] = [browser(bench, { address: elsewhere() }), browser(bench, { address: elsewhere() })];
  await b.signIn(username);
  await other.signIn(username);
  await guesses(username);
  expect((await b.post("/api/identity/confirm", { password: goodPassword })).status).toBe(200);
  for (let n = 0; n < 5; n++) expect((await b.post("/api/identity/confirm", { password: "wrong" })).status).toBe(400);
  expect((await b.post("/api/identity/confirm", { password: goodPassword })).status).toBe(400);
  expect((await other.post("/api/identity/confirm", { password: goodPassword })).status).toBe(200);
  const locked = bench.events.filter((event) => event.userId === userId && event.kind === "locked_out");
  expect(locked.map(({ details }) => details?.["guesser"])).toEqual(["stranger", "session"]);
});

it("tells outsiders nothing: a made-up device gets the same answer at the same cost for a login that is there and one that is not", async () => {
  const { username } = await somebody(bench);
  const { cookie } = await known(username);
  const answers: string[] = [];
  const asked: number[] = [];
  const query = bench.pool.query.bind(bench.pool);
  for (const login of [username, "no-such-login"]) {
    const b = browser(bench, { address: elsewhere() });
    b.jar.set(device, `${cookie!.value.slice(0, -3)}AAA`);
    let times = 0;
    bench.pool.query = ((...given: Parameters<typeof query>) => (times++, query(...given))) as typeof bench.pool.query;
    const before = timesStretched();
    const { status, body, cookies } = await b.signIn(login, "wrong");
    bench.pool.query = query;
    answers.push(JSON.stringify({ status, body, cookies, stretched: timesStretched() - before }));
    asked.push(times);
  }
  expect(answers[0]).toBe(answers[1]);
  expect(asked[0]).toBe(asked[1]);
  const { rows } = await bench.pool.query("select failures from identity.attempts where subject = $1", [
    `account:${loginDigest("a-secret-for-tests-that-is-long-enough", "no-such-login")}`,
  ]);
  expect(rows).toEqual([{ failures: 1 }]);
});

const secretIn = (uri: string): string => {
  const base32 = new URL(uri).searchParams.get("secret")!;
  let bits = "";
  for (const sign of base32.replace(/=+$/, "")) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0");
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2))).toString("utf8");
};
