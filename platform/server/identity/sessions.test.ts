import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/id.ts";
import { browser, goodPassword, openBench, organisationId, somebody, type Bench } from "./testing.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

it("are listed with place and device, and ended one by one or all together", async () => {
  const { username } = await somebody(bench);
  const desk = browser(bench, { address: "192.0.2.10", device: "Desk" });
  const phone = browser(bench, { address: "192.0.2.11", device: "Phone" });
  const tablet = browser(bench, { address: "192.0.2.12", device: "Tablet" });
  for (const b of [desk, phone, tablet]) await b.signIn(username);
  const list = (await desk.get("/api/identity/sessions")).body as unknown as { id: string; address: string; device: string; current: boolean }[];
  expect(list.map(({ address, device, current }) => `${address} ${device} ${current}`).toSorted()).toEqual([
    "192.0.2.10 Desk true",
    "192.0.2.11 Phone false",
    "192.0.2.12 Tablet false",
  ]);
  expect(JSON.stringify(list)).not.toContain(decodeURIComponent(phone.jar.get("remit.session_token")!).split(".")[0]);
  expect((await desk.remove(`/api/identity/sessions/${list.find(({ device }) => device === "Phone")!.id}`)).status).toBe(200);
  expect([await phone.signedIn(), await tablet.signedIn()]).toEqual([false, true]);
  expect((await desk.remove("/api/identity/sessions")).body).toEqual({ ended: 1 });
  expect([await desk.signedIn(), await tablet.signedIn()]).toEqual([true, false]);
});

it("of somebody else cannot be ended", async () => {
  const [one, other] = [await somebody(bench), await somebody(bench)];
  const [a, b] = [browser(bench), browser(bench)];
  await a.signIn(one.username);
  await b.signIn(other.username);
  const [theirs] = (await b.get("/api/identity/sessions")).body as unknown as { id: string }[];
  expect((await a.remove(`/api/identity/sessions/${theirs!.id}`)).status).toBe(404);
  expect(await b.signedIn()).toBe(true);
});

it("end after twelve idle hours, and after seven days however busy", async () => {
  const { username, userId } = await somebody(bench);
  const b = browser(bench);
  await b.signIn(username);
  const until = async () =>
    (await bench.pool.query<{ hours: number }>(`select extract(epoch from "expiresAt" - now())::float / 3600 as hours from identity.session where "userId" = $1`, [userId]))
      .rows[0]!.hours;
  expect(await until()).toBeCloseTo(12, 1);
  await bench.pool.query(`update identity.session set "expiresAt" = now() + interval '1 hour', "updatedAt" = now() - interval '11 hours' where "userId" = $1`, [userId]);
  expect(await b.signedIn()).toBe(true);
  expect(await until()).toBeCloseTo(12, 1);
  await bench.pool.query(`update identity.session set "createdAt" = now() - interval '7 days 1 minute' where "userId" = $1`, [userId]);
  expect(await b.signedIn()).toBe(false);
  await bench.pool.query(`update identity.session set "createdAt" = now(), "expiresAt" = now() - interval '1 second' where "userId" = $1`, [userId]);
  expect(await b.signedIn()).toBe(false);
  await bench.identity.sweep();
  expect((await bench.pool.query(`select from identity.session where "userId" = $1`, [userId])).rowCount).toBe(0);
});

it("other than this one end when the password changes, and this one is renewed", async () => {
  const { username, email } = await somebody(bench);
  const [a, b] = [browser(bench), browser(bench)];
  await a.signIn(username);
  await b.signIn(username);
  const before = a.jar.get("remit.session_token");
  expect((await a.post("/api/auth/change-password", { currentPassword: "wrong", newPassword: "another-set-of-words" })).status).toBe(400);
  expect((await a.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword: "short" })).status).toBe(400);
  expect((await a.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword: "another-set-of-words" })).body).toEqual({});
  expect([await a.signedIn(), await b.signedIn()]).toEqual([true, false]);
  expect(a.jar.get("remit.session_token")).not.toBe(before);
  expect((await b.signIn(username)).status).toBe(401);
  expect((await b.signIn(username, "another-set-of-words")).status).toBe(200);
  await expect.poll(() => bench.letters.some(({ to, text }) => to === email && text.includes("password of your login was changed"))).toBe(true);
});

it("know every organisation of a consultant, and open none that they have left", async () => {
  const { username, userId, personId } = await somebody(bench);
  const client = { organisationId: newId(), personId: newId() };
  await bench.identity.addToOrganisation({ userId, ...client });
  await bench.identity.addToOrganisation({ userId, ...client });
  await expect(bench.identity.addToOrganisation({ userId, organisationId: client.organisationId, personId: newId() })).rejects.toThrow("another person");
  const b = browser(bench);
  await b.signIn(username);
  const organisations = async () => ((await b.get("/api/session")).body["organisations"] as { organisationId: string }[]).map((one) => one.organisationId);
  expect(await organisations()).toEqual([organisationId, client.organisationId]);
  await bench.identity.endLogin({ organisationId, personId });
  expect(await organisations()).toEqual([client.organisationId]);
  await bench.identity.endLogin(client);
  expect(await b.signedIn()).toBe(false);
  expect((await b.signIn(username)).status).toBe(401);
});

it("say each organisation by its name", async () => {
  const { username, userId } = await somebody(bench);
  const client = { organisationId: newId(), personId: newId() };
  await bench.identity.addToOrganisation({ userId, ...client });
  // Only the table's owner may go round the trail like this; the application cannot.
  await bench.pool.query(
    "begin; set local session_replication_role = replica; " +
      [organisationId, client.organisationId]
        .map((id, n) => `insert into organisations (organisation_id, id, name, slug) values ('${id}', '${id}', 'Company ${n}', 'company-${n}')`)
        .join("; ") +
      "; commit",
  );
  const b = browser(bench);
  await b.signIn(username);
  expect(((await b.get("/api/session")).body["organisations"] as { name: string }[]).map(({ name }) => name)).toEqual(["Company 0", "Company 1"]);
});

it("belong to one person for ever: a login is never removed, nor a person given to another login", async () => {
  const [one, other] = [await somebody(bench), await somebody(bench)];
  await bench.identity.endLogin({ organisationId, personId: one.personId });
  await expect(bench.pool.query(`delete from identity."user" where id = $1`, [one.userId])).rejects.toThrow("never removed");
  await expect(bench.identity.createLogin({ organisationId, personId: one.personId, name: "Impostor", username: "impostor", password: goodPassword })).rejects.toMatchObject({
    kind: "conflict",
  });
  await expect(bench.identity.addToOrganisation({ userId: other.userId, organisationId, personId: one.personId })).rejects.toMatchObject({ kind: "conflict" });
  expect((await bench.pool.query("select from identity.\"user\" where username = 'impostor'")).rowCount).toBe(0);
});

it("leave a trace that nobody rewrites", async () => {
  const { username, userId, personId } = await somebody(bench);
  await browser(bench, { address: "192.0.2.77", device: "Desk" }).signIn(username);
  const [latest] = await bench.identity.securityEvents({ organisationId });
  expect(latest).toMatchObject({ kind: "signed_in", userId, personId, address: "192.0.2.77", device: "Desk" });
  for (const statement of ["update identity.security_events set kind = 'x'", "delete from identity.security_events", "truncate identity.security_events"])
    await expect(bench.pool.query(statement)).rejects.toThrow("not rewritten");
});
