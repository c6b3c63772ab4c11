import { afterAll, beforeAll, expect, it } from "vitest";
import { browser, goodPassword, openBench, somebody, type Bench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function signatory() {
  const person = await somebody(bench);
  const b = browser(bench);
  await b.signIn(person.username);
  const session = (await bench.identity.whoIs({ headers: { cookie: [...b.jar].map(([name, value]) => `${name}=${value}`).join("; "), "user-agent": "Desk" }, ip: "192.0.2.1" }))!;
  return { ...person, b, session, who: { userId: session.userId, sessionId: session.sessionId, address: "192.0.2.1", device: "Desk" } };
}

const needs = (what: string) => ({ kind: "signature_needed", details: { needs: what } });

it("needs login and password first, then the password, while the sitting lasts (ES-06)", async () => {
  const { who, username, email, session } = await signatory();
  expect(bench.identity.componentsNeeded(session)).toBe("all");
  await expect(bench.identity.reauthenticate(who, {})).rejects.toMatchObject(needs("login_and_password"));
  await expect(bench.identity.reauthenticate(who, { password: goodPassword })).rejects.toMatchObject(needs("login_and_password"));
  expect(await bench.identity.reauthenticate(who, { login: username, password: goodPassword })).toBe("password");
  await expect(bench.identity.reauthenticate(who, {})).rejects.toMatchObject(needs("password"));
  expect(await bench.identity.reauthenticate(who, { password: goodPassword })).toBe("password");
  expect(await bench.identity.reauthenticate(who, { login: email.toUpperCase(), password: goodPassword })).toBe("password");
});

it("needs everything again after a pause, and from another address or device", async () => {
  const { who, username } = await signatory();
  const full = { login: username, password: goodPassword };
  await bench.identity.reauthenticate(who, full);
  for (const moved of [
    { ...who, address: "192.0.2.2" },
    { ...who, device: "Phone" },
  ])
    await expect(bench.identity.reauthenticate(moved, { password: goodPassword })).rejects.toMatchObject(needs("login_and_password"));
  await bench.pool.query("update identity.session set signed_last_at = now() - interval '16 minutes' where id = $1", [who.sessionId]);
  await expect(bench.identity.reauthenticate(who, { password: goodPassword })).rejects.toMatchObject(needs("login_and_password"));
  expect(await bench.identity.reauthenticate(who, full)).toBe("password");
});

it("is never given with somebody else's login, a wrong password, an ended session or another's session", async () => {
  const { who, username, b } = await signatory();
  const other = await signatory();
  await expect(bench.identity.reauthenticate(who, { login: other.username, password: goodPassword })).rejects.toMatchObject(needs("login_and_password"));
  await expect(bench.identity.reauthenticate(who, { login: username, password: "wrong" })).rejects.toMatchObject(needs("login_and_password"));
  await expect(bench.identity.reauthenticate({ ...who, sessionId: other.who.sessionId }, { login: username, password: goodPassword })).rejects.toMatchObject({ kind: "forbidden" });
  await b.post("/api/auth/sign-out");
  await expect(bench.identity.reauthenticate(who, { login: username, password: goodPassword })).rejects.toMatchObject({ kind: "forbidden" });
});

it("takes no signature in a session after five wrong passwords there, whatever strangers guess meanwhile, and says so to the owner", async () => {
  const { who, username, userId, email } = await signatory();
  const other = browser(bench, { address: "198.51.100.76" });
  await other.signIn(username);
  for (let n = 0; n < 3; n++) await expect(bench.identity.reauthenticate(who, { login: username, password: "wrong" })).rejects.toThrow("not right");
  const b = browser(bench, { address: "198.51.100.77" });
  for (let n = 0; n < 4; n++) await b.signIn(username, "wrong");
  for (let n = 0; n < 2; n++) await expect(bench.identity.reauthenticate(who, { login: username, password: "wrong" })).rejects.toThrow("not right");
  await expect(bench.identity.reauthenticate(who, { login: username, password: goodPassword })).rejects.toThrow("locked");
  expect((await other.post("/api/identity/confirm", { password: goodPassword })).status).toBe(200);
  const kinds = bench.events.filter((event) => event.userId === userId).map(({ kind }) => kind);
  expect([kinds.filter((kind) => kind === "signing_failed").length, kinds.filter((kind) => kind === "locked_out").length]).toEqual([6, 1]);
  await expect.poll(() => bench.letters.some(({ to, subject }) => to === email && subject.includes("locked"))).toBe(true);
});

it("is not given by a token", async () => {
  const { userId, personId, session } = await signatory();
  const { id, token } = await bench.identity.createToken({
    userId,
    personId,
    organisationId: session.organisations[0]!.organisationId,
    name: "x",
    scopes: ["*"],
    expiresAt: new Date(Date.now() + 60_000),
  });
  const info = (await bench.identity.whoIs({ headers: { authorization: `Bearer ${token}` } }))!;
  expect(info.sessionId).toBe(id);
  await expect(bench.identity.reauthenticate({ userId, sessionId: info.sessionId, address: null, device: null }, { login: "x", password: goodPassword })).rejects.toMatchObject({
    kind: "forbidden",
  });
});
