import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/id.ts";
import { openMail } from "#server/mail.ts";
import { browser, goodPassword, openBench, organisationId, somebody, type Bench } from "./testing.ts";

let bench: Bench;
let quiet: Bench;
beforeAll(async () => {
  bench = await openBench();
  quiet = await openBench({ mail: openMail(undefined, { info: () => {}, warn: () => {}, error: () => {} } as never) });
});
afterAll(async () => {
  await bench.close();
  await quiet.close();
});

const invitedBy = newId();
let n = 0;
const invitation = (given: object = {}) => ({
  organisationId,
  organisation: "Hemavathi Precision",
  personId: newId(),
  name: "Kavya",
  email: `kavya${++n}@example.com`,
  username: `kavya${n}`,
  invitedBy,
  ...given,
});
const tokenIn = (text: string): string => /#([\w-]{43})/.exec(text)![1]!;
const letterTo = async (to: string, about: RegExp): Promise<string> => {
  await expect.poll(() => bench.letters.some((letter) => letter.to === to && about.test(letter.subject))).toBe(true);
  return bench.letters.findLast((letter) => letter.to === to && about.test(letter.subject))!.text;
};

describe("an invitation", () => {
  it("goes to the person alone, is accepted once with a password of their own, and opens the door", async () => {
    const given = invitation();
    const invited = await bench.identity.invite(given);
    expect(invited).toEqual({ id: expect.any(String), mailedTo: given.email });
    const token = tokenIn(await letterTo(given.email, /invites you/));
    const b = browser(bench);
    expect((await b.post("/api/identity/invitations/look", { token })).body).toEqual({
      name: "Kavya",
      organisation: "Hemavathi Precision",
      email: given.email,
      username: given.username,
      hasLogin: false,
    });
    expect((await b.post("/api/identity/invitations/accept", { token })).status).toBe(400);
    expect((await b.post("/api/identity/invitations/accept", { token, password: "kavya12345" })).status).toBe(400);
    expect((await b.post("/api/identity/invitations/accept", { token, password: goodPassword })).status).toBe(201);
    expect((await b.post("/api/identity/invitations/accept", { token, password: goodPassword })).status).toBe(404);
    expect((await b.signIn(given.email)).status).toBe(200);
    expect((await b.get("/api/session")).body["organisations"]).toEqual([{ organisationId, name: "", personId: given.personId }]);
  });

  it("is accepted by one of many who try at once", async () => {
    const given = invitation();
    await bench.identity.invite(given);
    const token = tokenIn(await letterTo(given.email, /invites you/));
    const answers = await Promise.all(
      [1, 2, 3, 4].map((k) => browser(bench).post("/api/identity/invitations/accept", { token, password: goodPassword, username: `kavya-${n}-${k}` })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404, 404, 404]);
  });

  it("is added to a login that exists by its owner, not by whoever has the link", async () => {
    const { email, username } = await somebody(bench);
    const given = invitation({ organisationId: newId(), email });
    await bench.identity.invite(given);
    const token = tokenIn(await letterTo(email, /invites you/));
    const b = browser(bench);
    expect((await b.post("/api/identity/invitations/look", { token })).body["hasLogin"]).toBe(true);
    const refused = await b.post("/api/identity/invitations/accept", { token, password: goodPassword });
    expect([refused.status, refused.body["needs"]]).toEqual([409, "sign_in"]);
    await b.signIn(username);
    expect((await b.post("/api/identity/invitations/accept", { token })).status).toBe(201);
    expect((await b.get("/api/session")).body["organisations"]).toHaveLength(2);
  });

  it("stops when it is withdrawn, replaced, or a week old", async () => {
    const given = invitation();
    await bench.identity.invite(given);
    const first = tokenIn(await letterTo(given.email, /invites you/));
    await bench.identity.invite(given);
    const second = tokenIn(bench.letters.findLast(({ to }) => to === given.email)!.text);
    const look = async (token: string) => (await browser(bench).post("/api/identity/invitations/look", { token })).status;
    expect([await look(first), await look(second)]).toEqual([404, 200]);
    await bench.pool.query("update identity.invitations set expires_at = now() where person_id = $1", [given.personId]);
    expect(await look(second)).toBe(404);
    await bench.identity.invite(given);
    await bench.identity.revokeInvitation(given);
    expect(await look(tokenIn(bench.letters.findLast(({ to }) => to === given.email)!.text))).toBe(404);
    await expect(bench.identity.revokeInvitation(given)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is handed over as a link only where no mail is sent", async () => {
    expect(await quiet.identity.invite(invitation())).toEqual({ id: expect.any(String), link: expect.stringMatching(/^http:\/\/localhost:8080\/invitation#[\w-]{43}$/) });
  });
});

describe("a forgotten password", () => {
  const ask = (login: string) => browser(bench).post("/api/auth/forgot-password", { login });

  it("is answered alike whether the login exists or not, before anything is looked up", async () => {
    const { email } = await somebody(bench);
    const [known, unknown] = [await ask(email), await ask("nobody@example.com")];
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(known.status).toBe(202);
    await letterTo(email, /new password/i);
    expect(bench.letters.some(({ to }) => to === "nobody@example.com")).toBe(false);
  });

  it("is replaced through the mailed link, once; every session ends and the lock opens", async () => {
    const { email, username } = await somebody(bench);
    const inside = browser(bench);
    await inside.signIn(username);
    const b = browser(bench, { address: "198.51.100.200" });
    for (let k = 0; k < 5; k++) await b.signIn(username, "wrong");
    await ask(username);
    const token = tokenIn(await letterTo(email, /new password/i));
    expect((await b.post("/api/auth/reset-password", { token, password: "short" })).status).toBe(400);
    expect((await b.post("/api/auth/reset-password", { token, password: "a-brand-new-password" })).status).toBe(200);
    expect((await b.post("/api/auth/reset-password", { token, password: "a-brand-new-password" })).status).toBe(404);
    expect(await inside.signedIn()).toBe(false);
    expect((await b.signIn(username, "a-brand-new-password")).status).toBe(200);
    const { rows } = await bench.pool.query<{ all: string }>("select string_agg(v::text, ' ') as all from identity.verification v");
    expect(rows[0]!.all ?? "").not.toContain(token);
  });

  it("has only its newest link, for one hour, and three letters in an hour", async () => {
    const { email } = await somebody(bench);
    const count = () => bench.letters.filter(({ to }) => to === email).length;
    for (let k = 1; k <= 3; k++) {
      await ask(email);
      await expect.poll(count).toBe(k);
    }
    await ask(email);
    await new Promise((done) => setTimeout(done, 300));
    expect(count()).toBe(3);
    const [first, , third] = bench.letters.filter(({ to }) => to === email).map(({ text }) => tokenIn(text));
    const reset = async (token: string) => (await browser(bench).post("/api/auth/reset-password", { token, password: "a-brand-new-password" })).status;
    expect(await reset(first!)).toBe(404);
    await bench.pool.query(`update identity.verification set "expiresAt" = now() - interval '1 second'`);
    expect(await reset(third!)).toBe(404);
  });

  it("is helped by the operator with a link only where mail cannot reach the person", async () => {
    const mailed = await somebody(bench);
    expect(await bench.identity.makeResetLink(mailed.username)).toEqual({ mailedTo: mailed.email });
    const unreachable = await somebody(quiet);
    const made = (await quiet.identity.makeResetLink(unreachable.username)) as { link: string };
    const b = browser(quiet);
    expect((await b.post("/api/auth/reset-password", { token: tokenIn(made.link), password: "a-brand-new-password" })).status).toBe(200);
    expect((await b.signIn(unreachable.username, "a-brand-new-password")).status).toBe(200);
    expect(quiet.events.some(({ kind, userId }) => kind === "reset_link_made" && userId === unreachable.userId)).toBe(true);
    await expect(quiet.identity.makeResetLink("no-such-login")).rejects.toMatchObject({ kind: "not_found" });
  });
});
