import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SecurityEvent } from "./identity/events.ts";
import { openIdentity, type Identity } from "./identity/identity.ts";
import { openLog } from "./log.ts";
import type { Letter, Mail } from "./mail.ts";
import { noteMailer } from "./notes-mail.ts";
import { securityReporter } from "./security-notes.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld, type Who } from "./testing/world.ts";

let w: TestWorld, identity: Identity, userId: string;
let under: Promise<unknown>[] = [];
const password = "a long enough phrase 7";
const letters: Letter[] = [];
const mail: Mail = { configured: true, send: async (letter) => letters.push(letter) > 0, check: async () => undefined, close: () => {} };

beforeAll(async () => {
  w = await openWorld([slips]);
  const log = openLog("silent"),
    report = securityReporter({ world: w.world, pool: w.pool, log });
  identity = await openIdentity({
    pool: w.pool,
    baseUrl: "http://localhost:8080",
    secret: "s".repeat(40),
    mail,
    log,
    report: (event: SecurityEvent) => void under.push(report(event)),
  });
  userId = await identity.createLogin({ organisationId: w.organisationId, personId: w.people.worker, name: "worker", username: "worker", password });
  await w.owner.query("set session_replication_role = replica");
  await w.owner.query("update people set email = name || '@remit.test'");
});
beforeEach(() => void (under = []));
afterAll(() => w.close());

const told = async (who: Who): Promise<string[]> => {
  await Promise.all(under);
  return (await w.view<{ items: { text: string }[] }>(who, "me.notifications")).items.map((n) => n.text);
};

describe("the security role hears of what happens to logins", () => {
  it("a lock-out and the failures before it, the failures once a day", async () => {
    for (let i = 0; i < 5; i++) await identity.verifyPassword(userId, "wrong");
    for (const who of ["administrator", "quality"] as const)
      expect((await told(who)).toSorted()).toEqual(["A login was locked after several wrong passwords: worker.", "A signature was refused because the proof was wrong: worker."]);
    for (const who of ["worker", "head", "director", "certifier"] as const) expect(await told(who)).toEqual([]);
  });

  it("a token made and revoked, by mail too, and nobody in another organisation", async () => {
    await identity.createToken({ organisationId: w.organisationId, personId: w.people.worker, userId, name: "x", scopes: ["*"], expiresAt: new Date(Date.now() + 60_000) });
    expect(await told("administrator")).toContain("A token for a program was made: worker.");
    const { rows } = await w.owner.query("select from notifications where organisation_id = $1", [w.stranger.organisationId]);
    expect(rows).toEqual([]);
    w.setClock("2026-11-24T01:45:00Z");
    await noteMailer(w.world, { mail, baseUrl: "https://remit.test" })();
    expect(letters.map((l) => l.to).toSorted()).toEqual(["administrator@remit.test", "quality@remit.test"]);
    expect(letters[0]?.text).toContain("A token for a program was made: worker.");
    expect(letters[0]?.text).not.toContain("remit_");
  });

  it("ordinary things are kept and nobody is told", async () => {
    const before = await told("administrator");
    await identity.endSessions(userId);
    expect(await told("administrator")).toEqual(before);
  });
});
