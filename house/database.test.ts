import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "#server/testing/databases.ts";

let database: TestDatabase, client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.connection);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Tables whose rows belong to an organisation, and what guards them. */
const guarded = async () =>
  (
    await client.query<{ name: string; secured: boolean; forced: boolean; policies: number; watched: boolean; deletable: boolean; insertable: boolean; leads: boolean }>(`
      select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
             (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
             exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'no_silent_change' and t.tgenabled <> 'D') as watched,
             has_table_privilege('remit_app', c.oid, 'delete') as deletable, has_table_privilege('remit_app', c.oid, 'insert') as insertable,
             coalesce((select a.attname = 'organisation_id' from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary), true) as leads
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) order by 1`)
  ).rows;

/**
 * Rows that can be computed again or are nobody's evidence: the application may delete them, and no event is asked for.
 * What opens a kiosk's screen, and a PIN, are secrets as a password is: that one was set is an event, and the secret itself is in no event.
 * A text of a document, and the questions of a quiz, are held by their fingerprint, which the events name: a check of the database keeps the two together.
 */
const derived = [
  "document_texts",
  "distribution_due",
  "quiz_banks",
  "training_due",
  "revision_words",
  "counters",
  "files",
  "job_runs",
  "notifications",
  "kiosk_screens",
  "pin_secrets",
  "preferences",
  "requests",
  "turns",
  "turn_looks",
  "personal_keys",
  "personal_values",
  "readiness_days",
  "indicator_days",
];
const trail = ["chains", "checkpoints", "events"];

describe("every table of an organisation", () => {
  it("is behind forced row security", async () => {
    const open = (await guarded()).filter((t) => !t.secured || !t.forced || t.policies === 0).map((t) => t.name);
    expect(open).toEqual([]);
  });
  it("refuses a silent change, unless its rows can be computed again", async () => {
    const silent = (await guarded()).filter((t) => !t.watched && !derived.includes(t.name) && !trail.includes(t.name)).map((t) => t.name);
    expect(silent).toEqual([]);
  });
  it("keeps what it holds: the application deletes nothing that is kept", async () => {
    const deletable = (await guarded()).filter((t) => t.deletable && !derived.includes(t.name)).map((t) => t.name);
    expect(deletable).toEqual([]);
  });
  it("leads its key with the organisation, so that it can be spread over machines", async () => {
    expect((await guarded()).filter((t) => !t.leads).map((t) => t.name)).toEqual([]);
  });
  it("would be seen when it is open", async () => {
    await client.query("create table careless (organisation_id uuid, id uuid primary key); grant select, insert, delete on careless to remit_app");
    const careless = (await guarded()).find((t) => t.name === "careless");
    expect(careless).toMatchObject({ secured: false, forced: false, policies: 0, watched: false, deletable: true, leads: false });
    await client.query("drop table careless");
  });
});

describe("the trail", () => {
  it("takes events only through its own door", async () => {
    const { rows } = await client.query<{ name: string; insert: boolean; update: boolean }>(
      "select t as name, has_table_privilege('remit_app', t, 'insert') as insert, has_table_privilege('remit_app', t, 'update') as update from unnest(array['events', 'chains']) t",
    );
    expect(rows).toEqual([
      { name: "events", insert: false, update: false },
      { name: "chains", insert: true, update: false },
    ]);
  });
  it("is closed to the application in every way but that", async () => {
    await client.query("begin; set local role remit_app");
    await expect(
      client.query(
        "insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash) values (gen_random_uuid(), 1, now(), 'x', gen_random_uuid(), 1, 'x.y', gen_random_uuid(), '{}', '', '')",
      ),
    ).rejects.toThrow(/permission denied/);
    await client.query("rollback");
  });
});
