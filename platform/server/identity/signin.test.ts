import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baseUrl, browser, goodPassword, openBench, somebody, type Bench } from "./testing.ts";
import { timesStretched } from "./passwords.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const session = "remit.session_token";
let network = 0;
/** Each test comes from a network of its own, so that none uses up another's tries. */
const elsewhere = (): string => `198.51.100.${++network}`;

describe("signing in", () => {
  it("works by user name and by e-mail address, in any case, and never shows the session's token to a script", async () => {
    const { username, email, userId } = await somebody(bench);
    for (const login of [username, email, ` ${email.toUpperCase()} `]) {
      const b = browser(bench);
      const answer = await b.signIn(login);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({ status: "signed_in" });
      const cookie = answer.cookies.find(({ name }) => name === session)!;
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
      expect((await b.get("/api/session")).body).toMatchObject({ userId, username, email, method: "session", secondFactor: false, passkeys: 0, signingNeeds: "all" });
    }
  });

  it("works for people without an e-mail address, and never says what stands in its place", async () => {
    const userId = await bench.identity.createLogin({
      organisationId: crypto.randomUUID(),
      personId: crypto.randomUUID(),
      name: "Shop floor",
      username: "turner.7",
      password: goodPassword,
    });
    const b = browser(bench);
    expect((await b.signIn("turner.7")).status).toBe(200);
    expect((await b.get("/api/session")).body).toMatchObject({ userId, email: null });
  });

  it("makes cookies secure when Remit is reached over https", async () => {
    const secure = await openBench({ baseUrl: "https://remit.example.com" });
    try {
      const { username } = await somebody(secure);
      const b = browser(secure, { origin: "https://remit.example.com" });
      const answer = await b.signIn(username);
      expect(answer.cookies.find(({ name }) => name === `__Secure-${session}`)).toMatchObject({ secure: true, httpOnly: true, sameSite: "Lax" });
      expect(await b.signedIn()).toBe(true);
    } finally {
      await secure.close();
    }
  });

  it("ends at sign-out, on the server too", async () => {
    const { username } = await somebody(bench);
    const b = browser(bench);
    await b.signIn(username);
    const kept = b.jar.get(session)!;
    expect((await b.post("/api/auth/sign-out")).status).toBe(200);
    b.jar.set(session, kept);
    expect(await b.signedIn()).toBe(false);
  });

  it("renews the session, so that a cookie planted before sign-in is worth nothing after it", async () => {
    const { username } = await somebody(bench);
    const b = browser(bench);
    await b.signIn(username);
    const planted = b.jar.get(session)!;
    await b.signIn(username);
    expect(b.jar.get(session)).not.toBe(planted);
    const thief = browser(bench);
    thief.jar.set(session, planted);
    expect(await thief.signedIn()).toBe(false);
    thief.jar.set(session, "chosen-by-somebody-else");
    await thief.signIn(username);
    expect(thief.jar.get(session)).not.toContain("chosen");
  });

  it("refuses a cookie in which any one sign was changed", async () => {
    const { username } = await somebody(bench);
    const b = browser(bench);
    await b.signIn(username);
    const whole = decodeURIComponent(b.jar.get(session)!);
    for (let at = 0; at < whole.length; at++) {
      const changed = `${whole.slice(0, at)}${whole[at] === "A" ? "B" : "A"}${whole.slice(at + 1)}`;
      // The last sign before the padding has two bits that mean nothing; we compare the text, so even they count.
      expect(await bench.identity.whoIs({ headers: { cookie: `${session}=${encodeURIComponent(changed)}` } }), `sign ${at}`).toBeUndefined();
    }
    for (const odd of ["", ".", "%E0%A4%A", "x".repeat(5000), `${whole}=`, whole.split(".")[0]!])
      expect(await bench.identity.whoIs({ headers: { cookie: `${session}=${odd}` } })).toBeUndefined();
    expect(await bench.identity.whoIs({ headers: { cookie: `${session}=${encodeURIComponent(whole)}` } })).toBeDefined();
  });

  it("asks the database once to know who it is", async () => {
    const { username } = await somebody(bench);
    const b = browser(bench);
    await b.signIn(username);
    const query = bench.pool.query.bind(bench.pool);
    let asked = 0;
    bench.pool.query = ((...given: Parameters<typeof query>) => (asked++, query(...given))) as typeof bench.pool.query;
    await bench.identity.whoIs({ headers: { cookie: `${session}=${b.jar.get(session)}` } });
    bench.pool.query = query;
    expect(asked).toBe(1);
  });
});

describe("guessing", () => {
  it("gets one answer and costs one stretching, whether the login is unknown, wrong or locked", async () => {
    const { username } = await somebody(bench);
    const locked = await somebody(bench);
    const b = browser(bench, { address: elsewhere() });
    for (let n = 0; n < 5; n++) await b.signIn(locked.username, "wrong");
    const answers: unknown[] = [];
    for (const [login, password] of [
      ["no-such-login", goodPassword],
      [username, "wrong"],
      [locked.username, goodPassword],
      [locked.username, "wrong"],
      ["nobody@login.invalid", "wrong"],
    ] as const) {
      const before = timesStretched();
      const { status, body, cookies, headers } = await b.signIn(login, password);
      answers.push({ status, body, cookies, type: headers["content-type"], stretched: timesStretched() - before });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, stretched: 1, body: { type: "/problems/not_signed_in" }, type: expect.stringContaining("application/problem+json") });
  });

  it("locks the login for a minute after five failures, then twice as long each time, up to an hour", async () => {
    const { username, userId } = await somebody(bench);
    const b = browser(bench, { address: elsewhere() });
    const waits: number[] = [];
    for (let n = 0; n < 13; n++) {
      await b.signIn(username, "wrong");
      const { rows } = await bench.pool.query<{ wait: number | null }>("select extract(epoch from locked_until - last_at)::int as wait from identity.attempts where subject = $1", [
        `account:${userId}`,
      ]);
      waits.push(rows[0]?.wait ?? 0);
      await bench.pool.query("update identity.attempts set locked_until = now() where subject = $1 and locked_until is not null", [`account:${userId}`]);
    }
    expect(waits).toEqual([0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    expect((await b.signIn(username)).status).toBe(200);
    expect((await bench.pool.query("select from identity.attempts where subject = $1", [`account:${userId}`])).rowCount).toBe(0);
  });

  it("keeps the right password out while the login is locked, tells the owner, and records it", async () => {
    const { username, userId, email } = await somebody(bench);
    const b = browser(bench, { address: elsewhere() });
    for (let n = 0; n < 5; n++) await b.signIn(username, "wrong");
    expect((await b.signIn(username)).status).toBe(401);
    await expect.poll(() => bench.letters.filter(({ to }) => to === email).length).toBe(1);
    expect(bench.events.filter((event) => event.userId === userId && event.kind === "locked_out")).toHaveLength(1);
    expect(bench.events.filter((event) => event.userId === userId && event.kind === "sign_in_failed")).toHaveLength(6);
    await bench.pool.query("update identity.attempts set locked_until = now() where subject = $1", [`account:${userId}`]);
    expect((await b.signIn(username)).status).toBe(200);
  });

  it("gains nothing by doing many at once: five tries reach the password, by either name", async () => {
    const { username, email, userId } = await somebody(bench);
    const b = browser(bench, { address: elsewhere() });
    const tries = await Promise.all([...Array(15).keys()].map((n) => b.signIn(n % 2 ? username : email, `wrong ${n}`)));
    expect(tries.every(({ status }) => status === 401)).toBe(true);
    const { rows } = await bench.pool.query<{ failures: number }>("select failures from identity.attempts where subject = $1", [`account:${userId}`]);
    expect(rows[0]?.failures).toBe(5);
  });

  it("stops a network that tries many logins, without stopping others", async () => {
    const { username } = await somebody(bench);
    const address = elsewhere();
    const b = browser(bench, { address });
    for (let n = 0; n < 50; n += 10) await Promise.all([...Array(10).keys()].map((k) => b.signIn(`guess${n + k}`, "wrong")));
    const refused = await b.signIn(username);
    expect(refused.status).toBe(429);
    expect(refused.body["retryAfter"]).toBeGreaterThan(0);
    expect((await browser(bench, { address: elsewhere() }).signIn(username)).status).toBe(200);
    expect(bench.events.some(({ kind }) => kind === "address_locked_out")).toBe(true);
  });

  it("keeps nothing that was typed, neither in the database nor in the log", async () => {
    await browser(bench, { address: elsewhere() }).signIn("my-password-by-mistake", "another-secret-thing");
    const { rows } = await bench.pool.query<{ all: string }>(
      "select string_agg(e::text, ' ') || (select string_agg(a::text, ' ') from identity.attempts a) as all from identity.security_events e",
    );
    expect(rows[0]!.all).toContain("sign_in_failed");
    for (const kept of [rows[0]!.all, bench.logged.join(" ")]) expect(kept).not.toMatch(/by-mistake|another-secret/);
  });

  it("is slowed down per minute as well", async () => {
    const slow = await openBench({ perMinute: 3 });
    try {
      const b = browser(slow);
      const statuses = [];
      for (let n = 0; n < 4; n++) statuses.push((await b.signIn("nobody", "wrong")).status);
      expect(statuses).toEqual([401, 401, 401, 429]);
      const household = [];
      for (let n = 0; n < 4; n++) household.push((await browser(slow, { address: `2001:db8::${n}` }).signIn("nobody", "wrong")).status);
      expect(household).toEqual([401, 401, 401, 429]);
    } finally {
      await slow.close();
    }
  });
});

describe("requests from elsewhere", () => {
  it("are refused when they would change something", async () => {
    const { username } = await somebody(bench);
    const b = browser(bench);
    await b.signIn(username);
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { origin: "http://localhost:8080.evil.example" }, { origin: "https://localhost:8080" }]) {
      const refused = await b.post("/api/auth/sign-out", {}, headers);
      expect(refused.status, headers.origin).toBe(403);
      expect(refused.body["type"]).toBe("/problems/forbidden");
      expect((await b.post("/api/auth/sign-in", { login: username, password: goodPassword }, headers)).status).toBe(403);
    }
    expect((await b.get("/api/session", { origin: "https://evil.example" })).status).toBe(200);
    const bare = await bench.app.inject({ method: "POST", url: "/api/auth/sign-out", headers: { "sec-fetch-site": "cross-site", cookie: `${session}=${b.jar.get(session)}` } });
    expect(bare.statusCode).toBe(403);
    expect(await b.signedIn()).toBe(true);
    expect((await b.post("/api/auth/sign-out", {}, { origin: baseUrl })).status).toBe(200);
  });

  it("cannot be forms: only JSON is read", async () => {
    const { username } = await somebody(bench);
    const form = await bench.app.inject({
      method: "POST",
      url: "/api/auth/sign-in",
      payload: `login=${username}&password=${goodPassword}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(form.statusCode).toBe(415);
    const text = await bench.app.inject({
      method: "POST",
      url: "/api/auth/sign-in",
      payload: JSON.stringify({ login: username, password: goodPassword }),
      headers: { "content-type": "text/plain" },
    });
    expect(text.statusCode).toBe(400);
  });

  it("find no door of the library that we did not open", async () => {
    for (const path of [
      "/sign-up/email",
      "/sign-in/email",
      "/sign-in/username",
      "/sign-in/social",
      "/is-username-available",
      "/get-session",
      "/list-sessions",
      "/update-user",
      "/delete-user",
      "/change-email",
      "/verify-password",
      "/request-password-reset",
      "/two-factor/send-otp",
      "/two-factor/view-backup-codes",
      "/ok",
      "/error",
    ])
      for (const method of ["GET", "POST"] as const)
        expect((await bench.app.inject({ method, url: `/api/auth${path}`, ...(method === "POST" ? { payload: {} } : {}) })).statusCode, path).toBe(404);
  });

  it("cannot choose their own address by a header", async () => {
    const { username, userId } = await somebody(bench);
    await browser(bench, { address: "203.0.113.9" }).post(
      "/api/auth/sign-in",
      { login: username, password: goodPassword },
      { "x-forwarded-for": "1.2.3.4", "x-remit-address": "1.2.3.4" },
    );
    const { rows } = await bench.pool.query<{ address: string }>(`select "ipAddress" as address from identity.session where "userId" = $1`, [userId]);
    expect(rows[0]?.address).toBe("203.0.113.9");
  });
});
