import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Letter, Mail } from "#server/mail.ts";
import { accessOf } from "#server/identity/access.ts";
import { openIdentity, type Identity } from "#server/identity/identity.ts";
import { acceptInvitation } from "#server/identity/invitations.ts";
import { resetPassword } from "#server/identity/resets.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { organisation } from "./testing.ts";

let w: TestWorld, identity: Identity;
const letters: Letter[] = [];
const box = { configured: false, works: true };
const mail: Mail = {
  get configured() {
    return box.configured;
  },
  send: async (letter) => box.works && letters.push(letter) > 0,
  check: async () => undefined,
  close: () => {},
};
const asking = { headers: {}, ip: "10.0.0.1" };
const password = "four-ordinary-words";
const silent = { info: () => {}, warn: () => {}, error: () => {} } as never;

beforeAll(async () => {
  w = await openWorld([organisation]);
  identity = await openIdentity({ pool: w.pool, baseUrl: "http://remit.test", secret: "a-secret-for-tests-that-is-long-enough", mail, log: silent });
  const access = accessOf(identity.ground);
  Object.assign(w.world, {
    access: {
      ...access,
      get mails() {
        return box.configured;
      },
    },
  });
});
afterAll(() => w.close());

let n = 0;
const register = () => w.act("quality", "person.register", { input: { name: `Person ${++n}`, userName: `person${n}` } });
const tokenIn = (text: string): string => /#([\w-]{43})/.exec(text)![1]!;
const invite = (id: string, input: Record<string, unknown> = { userName: `person${n}` }, who: "administrator" | "quality" = "administrator") =>
  w.act(who, "person.invite", { id, input });
const told = (record: Record<string, unknown>) => record["toldOnce"] as { link?: string; mailedTo?: string; mailed?: true; failed?: true };
const accept = (token: string, more: object = { password }) => acceptInvitation(identity.ground, { token, ...more }, { asking });
const login = (id: string) => w.view("administrator", "person.login", { id });
const signedUp = async () => {
  const person = await register();
  await accept(tokenIn(told(await invite(person.id)).link!));
  return person;
};

describe("an invitation from a person's page", () => {
  it("gives a link once where there is no mail, and the person chooses the password", async () => {
    const person = await register(),
      invited = await invite(person.id);
    expect(invited["login"]).toBe("invited");
    expect(await login(person.id)).toMatchObject({ state: "invited", userName: `person${n}`, mails: false, invitedUntil: expect.any(String) });
    const { rows } = await w.owner.query<{ body: string }>("select body from events where record_id = $1", [person.id]);
    expect(rows.at(-1)!.body).toContain("person.invite");
    expect(JSON.stringify(rows)).not.toContain(tokenIn(told(invited).link!));
    await accept(tokenIn(told(invited).link!));
    expect(await login(person.id)).toMatchObject({ state: "active", secondFactor: false, passkeys: 0, lastSignIn: null });
    expect(await identity.loginOf({ organisationId: w.organisationId, personId: person.id })).toMatchObject({ username: `person${n}` });
    await expect(invite(person.id)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("a new one voids the old one, and a withdrawn one opens nothing", async () => {
    const person = await register(),
      first = tokenIn(told(await invite(person.id)).link!),
      second = tokenIn(told(await invite(person.id)).link!);
    await expect(accept(first)).rejects.toMatchObject({ kind: "not_found" });
    await w.act("administrator", "person.withdrawInvitation", { id: person.id });
    await expect(accept(second)).rejects.toMatchObject({ kind: "not_found" });
    expect(await login(person.id)).toMatchObject({ state: "none" });
  });

  it("goes by mail to the person alone; when the letter cannot be sent the link is handed over and proves no address", async () => {
    box.configured = true;
    const person = await register(),
      mailed = told(await invite(person.id, { email: "kavya@example.com" }));
    expect(mailed).toEqual({ mailedTo: "kavya@example.com" });
    expect(JSON.stringify(mailed)).not.toContain("#");
    await accept(tokenIn(letters.at(-1)!.text));
    box.works = false;
    const other = await register(),
      handed = told(await invite(other.id, { email: "kavya@example.com", userName: "other" }));
    box.works = true;
    box.configured = false;
    await accept(tokenIn(handed.link!)); // somebody else has this address: nothing says so, and it stays theirs
    expect((await identity.loginOf({ organisationId: w.organisationId, personId: other.id }))?.email).toMatch(/@login\.invalid$/);
  });

  it("is for the administrator and the representative, never for oneself, and not without a name to sign in by", async () => {
    const person = await register();
    await expect(w.act("worker", "person.invite", { id: person.id, input: { userName: "x.y.z" } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.view("worker", "person.login", { id: person.id })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.act("administrator", "person.invite", { id: w.people.administrator, input: { userName: "x.y.z" } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(invite(person.id, {})).rejects.toMatchObject({ kind: "invalid" });
    expect((await invite(person.id, { userName: "Person.Q" }, "quality"))["login"]).toBe("invited");
  });

  it("waits after too many", async () => {
    const person = await register();
    for (let k = 0; k < 5; k++) await invite(person.id);
    await expect(invite(person.id)).rejects.toMatchObject({ kind: "too_many", details: { retryAfter: expect.any(Number) } });
  });

  it("is refused for another organisation's person, and tells it nothing", async () => {
    const stranger = w.stranger.people.worker;
    await expect(w.act("administrator", "person.invite", { id: stranger, input: { userName: "abc" } })).rejects.toMatchObject({ kind: "not_found" });
    expect(await login(stranger)).toMatchObject({ state: "none", userName: null });
  });
});

describe("one login in several organisations", () => {
  it("is added by its owner, signed in", async () => {
    const person = await signedUp();
    const userId = (await identity.loginOf({ organisationId: w.organisationId, personId: person.id }))!.userId;
    const there = await w.as("administrator", w.stranger),
      invited = await w.act(there, "person.invite", { id: w.stranger.people.colleague, input: { userName: "whoever" } });
    await acceptInvitation(identity.ground, { token: tokenIn(told(invited).link!) }, { session: { userId, method: "session" } as never, asking });
    expect(await identity.loginOf({ organisationId: w.stranger.organisationId, personId: w.stranger.people.colleague })).toMatchObject({ userId });
    // A link that is handed over here would open the other organisation too.
    await expect(w.act("administrator", "person.sendResetLink", { id: person.id })).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("a login", () => {
  it("is ended with a reason, and opened again under the same id by a new invitation", async () => {
    const person = await signedUp(),
      whose = { organisationId: w.organisationId, personId: person.id },
      { userId } = (await identity.loginOf(whose))!;
    await expect(w.act("administrator", "person.endLogin", { id: person.id })).rejects.toMatchObject({ kind: "invalid" });
    await w.act("administrator", "person.endLogin", { id: person.id, reason: "Lent it to others." });
    expect(await identity.loginOf(whose)).toBeUndefined();
    expect(await login(person.id)).toMatchObject({ state: "ended" });
    await accept(tokenIn(told(await invite(person.id)).link!), { password: "four-other-words-now" });
    expect(await identity.loginOf(whose)).toMatchObject({ userId });
    expect(await identity.verifyPassword(userId, "four-other-words-now")).toBe(true);
    expect(await identity.verifyPassword(userId, password)).toBe(false);
  });

  it("gets a link for a new password; whoever handed it over does not confirm the identity", async () => {
    const person = await signedUp(),
      { userId } = (await identity.loginOf({ organisationId: w.organisationId, personId: person.id }))!;
    await w.act("director", "person.verifyForSigning", { id: person.id, input: { how: "Passport seen" } });
    const sent = await w.act("quality", "person.sendResetLink", { id: person.id });
    expect(sent).toMatchObject({ verifiedBy: null, linkBy: w.people.quality });
    await resetPassword(identity.ground, { token: tokenIn(told(sent).link!), password: "words-that-are-new-here" }, asking);
    expect(await identity.verifyPassword(userId, "words-that-are-new-here")).toBe(true);
    await expect(w.act("quality", "person.verifyForSigning", { id: person.id, input: { how: "Known to me" } })).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringMatching(/handed over the link/),
    });
    expect(await w.act("director", "person.verifyForSigning", { id: person.id, input: { how: "Passport seen" } })).toMatchObject({ verifiedBy: w.people.director });
  });

  it("of top management is not the administrator's to end or to open anew", async () => {
    await accept(tokenIn(told(await w.act("quality", "person.invite", { id: w.people.director, input: { userName: "the.director" } })).link!));
    for (const act of ["person.endLogin", "person.sendResetLink"])
      await expect(w.act("administrator", act, { id: w.people.director, reason: "Because." })).rejects.toMatchObject({ kind: "forbidden" });
  });
});
