import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "./database.ts";
import type { Letter, Mail } from "./mail.ts";
import { lateNotes } from "./notes-late.ts";
import { noteMailer } from "./notes-mail.ts";
import { performByClock } from "./by-clock.ts";
import { readPreferences, writePreferences } from "./preferences.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld, type Who } from "./testing/world.ts";

let w: TestWorld;
const letters: Letter[] = [];
let reachable = true;
const mail: Mail = { configured: true, send: async (letter) => reachable && letters.push(letter) > 0, check: async () => undefined, close: () => {} };
const mailer = () => noteMailer(w.world, { mail, baseUrl: "https://remit.test" });
const view = (who: Who) => ({ organisationId: w.organisationId, personId: w.people[who] });
const prefer = (who: Who, channel: string) =>
  transaction(w.world.db, view(who), (tx) => writePreferences(tx, view(who), { value: { notifications: { channel } }, now: w.world.clock() }));

beforeAll(async () => {
  w = await openWorld([slips]);
  await w.owner.query("set session_replication_role = replica");
  await w.owner.query("update people set email = name || '@remit.test' where organisation_id = $1 and name in ('worker', 'colleague', 'quality')", [w.organisationId]);
  await w.owner.query("set session_replication_role = origin");
});
afterAll(() => w.close());

const mention = async (who: Who, title: string, confidential = false) => {
  const slip = await w.act("director", "slip.write", { input: { title, confidential } });
  await w.act("director", "record.comment", { id: slip.id, input: { text: "Look", mentions: [w.people[who]] } });
  return slip;
};

describe("a note", () => {
  it("is there with the act that it tells of, once", async () => {
    await mention("worker", "Told");
    expect(await w.view("worker", "me.notifications")).toMatchObject({
      total: 1,
      unread: 1,
      items: [{ text: expect.stringMatching(/director calls you on SL-2026-001: Told/), path: "/slips/SL-2026-001" }],
    });
  });

  it("about a confidential record reaches nobody who may not read it", async () => {
    await mention("auditor", "Between us", true);
    expect(await w.view("auditor", "me.notifications")).toMatchObject({ total: 0 });
  });
});

describe("a letter", () => {
  it("waits for the day's digest unless somebody wants it at once, and is sent once", async () => {
    await prefer("colleague", "immediate");
    await mention("colleague", "Now");
    await Promise.all([mailer()(), mailer()()]);
    expect(letters).toMatchObject([
      { to: "colleague@remit.test", subject: expect.stringMatching(/calls you on SL-2026-003: Now/), text: expect.stringContaining("https://remit.test/slips/SL-2026-003") },
    ]);
    await mention("worker", "Told again");
    w.setClock("2026-11-24T01:45:00Z"); // a quarter past seven the next morning
    await Promise.all([mailer()(), mailer()()]);
    expect(letters).toHaveLength(2);
    expect(letters[1]).toMatchObject({ to: "worker@remit.test", subject: "hemavathi: 2 things for you" });
    await mailer()();
    expect(letters).toHaveLength(2);
  });

  it("that the mail server does not take is kept for later", async () => {
    reachable = false;
    await mention("colleague", "Later");
    await mailer()();
    reachable = true;
    await mailer()();
    expect(letters.at(-1)?.subject).toMatch(/Later/);
  });

  it("is not sent to who wants none, nor about the time before once they want them again", async () => {
    await prefer("colleague", "none");
    await mention("colleague", "Silence");
    await mailer()();
    await prefer("colleague", "immediate");
    w.setClock("2026-11-24T02:00:00Z");
    await mailer()();
    expect(letters.at(-1)?.subject).toMatch(/Later/);
  });

  it("reminds of late things every morning in one sentence, for as long as they are late", async () => {
    await w.owner.query("update turns set due_on = '2026-11-20' where organisation_id = $1", [w.organisationId]);
    for (const day of [25, 26]) {
      w.setClock(`2026-11-${day}T01:35:00Z`);
      await performByClock(w.world, { id: w.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, lateNotes);
    }
    w.setClock("2026-11-26T01:45:00Z");
    await mailer()();
    expect(letters.at(-1)).toMatchObject({
      to: "quality@remit.test",
      subject: expect.stringMatching(/^5 things wait for you and are late: SL-2026-001 Told, due 20 Nov 2026, is the oldest\.$/),
    });
  });
});

it("preferences are the house's until somebody sets them, and broken ones are refused", async () => {
  expect(await transaction(w.world.db, view("head"), (tx) => readPreferences(tx, w.people.head))).toEqual({ notifications: { channel: "digest" } });
  expect(await w.view("colleague", "me.preferences")).toEqual({ notifications: { channel: "immediate" } });
  await expect(prefer("head", "pigeon")).rejects.toMatchObject({ kind: "invalid" });
});

describe("a note about what few may read", () => {
  const holds = async (who: Who, deputy: boolean) => {
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query("update positions set authority = authority || '{slip.readConfidential}' where organisation_id = $1 and id = $2", [w.organisationId, w.positions.director]);
    await w.owner.query("insert into holdings (organisation_id, id, position_id, person_id, deputy, from_on) values ($1, gen_random_uuid(), $2, $3, $4, '2020-01-01')", [
      w.organisationId,
      w.positions.director,
      w.people[who],
      deputy,
    ]);
    await w.owner.query("set session_replication_role = origin");
  };
  const set = async (who: Who, what: string) => {
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query(`update people set ${what} where id = $1`, [w.people[who]]);
    await w.owner.query("set session_replication_role = origin");
  };
  const heard = async (who: Who): Promise<number> =>
    (await w.owner.query("select from notifications where person_id = $1 and text like '%Between few%'", [w.people[who]])).rows.length;

  it("reaches a deputy only while the deputy acts", async () => {
    await holds("purchasing", true);
    await mention("purchasing", "Between few", true);
    expect(await heard("purchasing")).toBe(0);
    const slip = await w.act("director", "slip.write", { input: { title: "Between few", confidential: true } });
    await set("director", "away_from = '2026-11-01'");
    await w.act("director", "record.comment", { id: slip.id, input: { text: "Look", mentions: [w.people.purchasing] } });
    expect(await heard("purchasing")).toBe(1);
    await set("director", "away_from = null");
  });

  it("reaches nobody who has left, though they could read it before", async () => {
    await holds("head", false);
    await set("head", "left_on = '2026-11-20'");
    await mention("head", "Between few", true);
    expect(await heard("head")).toBe(0);
    await set("head", "left_on = null");
  });
});
