import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCheckpoints } from "./checkpoints.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import { verify, type Verified } from "./verify.ts";

const tables = ["events", "chains", "records", "signatures", "counters", "checkpoints"] as const;
let w: TestWorld, pool: pg.Pool, dataFolder: string;

beforeAll(async () => {
  w = await openWorld([slips]);
  pool = new pg.Pool({ ...w.connection, max: 2 });
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-any-"));
});
afterAll(async () => {
  await pool.end();
  await w.close();
  fs.rmSync(dataFolder, { recursive: true });
});

const run = (): Promise<Verified> => verify({ pool, keepers: w.world.registry.keepers, dataFolder });

const Doing = fc.record({
  what: fc.constantFrom("write", "write", "retitle", "close", "reopen", "comment", "give", "give"),
  who: fc.constantFrom("worker", "colleague", "quality", "director"),
  abroad: fc.boolean(),
  which: fc.nat(),
  words: fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
});
type Doing = typeof Doing extends fc.Arbitrary<infer T> ? T : never;

/** Tries an act; one that is refused is a part of life and changes nothing. */
async function attempt({ what, who, abroad, which, words }: Doing): Promise<void> {
  const place = abroad ? w.stranger : undefined,
    session = await w.as(who, place);
  const { rows } = await w.owner.query<{ id: string }>("select id from records where organisation_id = $1 and kind = 'slip' order by id", [session.actor.organisationId]);
  const id = rows[which % Math.max(1, rows.length)]?.id;
  if (what !== "write" && !id) return;
  const requests = {
    write: { act: "slip.write", input: { title: words, confidential: which % 3 === 0 } },
    retitle: { act: "slip.retitle", id: id!, input: { title: words }, reason: words },
    close: { act: "slip.close", id: id!, input: {} },
    reopen: { act: "slip.reopen", id: id!, input: {} },
    give: { act: "record.handOver", id: id!, input: { to: session.actor.id }, reason: words },
    comment: { act: "record.comment", id: id!, input: { text: words, mentions: [] } },
  };
  const { act, ...request } = requests[what];
  await w.act(session, act, request).catch((error: Error) => {
    if (error.name !== "Refusal" && error.constructor.name !== "Refusal") throw error;
  });
}

const counted = async (table: string): Promise<number> => (await w.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

describe("whatever people do, in whatever order", () => {
  it("the trail and the records verify", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Doing, { minLength: 5, maxLength: 25 }), async (all) => {
        for (const doing of all) await attempt(doing);
        expect(await run()).toMatchObject({ ok: true, firstBad: null });
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(await counted("events")).toBeGreaterThan(20);
  });
});

/** One thing that somebody with the database in their hands does to it; `$n` picks a row, `$m` another. */
const tamperings: readonly (readonly [string, string])[] = [
  ...["sequence = sequence + 1000", "at = at + interval '1 millisecond'", "kind = kind || 'x'", "record_id = gen_random_uuid()", "version = version + 1", "act = act || 'x'"].map(
    (change) => ["an event is edited", `update events set ${change} where ctid = $n`] as const,
  ),
  ...[
    "actor_id = gen_random_uuid()",
    'body = replace(body, \'"by":"\', \'"by":"x\')',
    "body = left(body, -1) || ' }'",
    "previous = sha256(previous)",
    "hash = sha256(hash)",
    "organisation_id = gen_random_uuid()",
  ].map((change) => ["an event is edited", `update events set ${change} where ctid = $n`] as const),
  ["an event is deleted", "delete from events where ctid = $n"],
  [
    "the end is cut off",
    "delete from events e using (select organisation_id, sequence from events where ctid = $n) x where e.organisation_id = x.organisation_id and e.sequence >= x.sequence",
  ],
  [
    "the beginning is cut off",
    "delete from events e using (select organisation_id, sequence from events where ctid = $n) x where e.organisation_id = x.organisation_id and e.sequence <= x.sequence",
  ],
  [
    "two events change places",
    `update events e set at = y.at, kind = y.kind, record_id = y.record_id, version = y.version, act = y.act, actor_id = y.actor_id, body = y.body
       from (select a.organisation_id, a.sequence as one, b.sequence as other from events a, events b where a.ctid = $n and b.organisation_id = a.organisation_id and b.sequence = a.sequence % (select max(sequence) from events c where c.organisation_id = a.organisation_id) + 1) x
       join events y on y.organisation_id = x.organisation_id and y.sequence in (x.one, x.other)
      where e.organisation_id = x.organisation_id and e.sequence in (x.one, x.other) and e.sequence <> y.sequence`,
  ],
  [
    "an event is put in at the end",
    `insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash)
     select organisation_id, (select max(sequence) + 1 from events c where c.organisation_id = e.organisation_id), at, kind, record_id, version, act, actor_id, body, hash, hash from events e where ctid = $n`,
  ],
  ["the head is moved", "update chains set sequence = sequence + 1 where ctid = $c"],
  ["the head is set back", "update chains set sequence = sequence - 1 where ctid = $c"],
  ["the head is edited", "update chains set hash = sha256(hash) where ctid = $c"],
  ["the head is taken away", "delete from chains where ctid = $c"],
  ...[
    "number = number || '9'",
    "title = title || 'x'",
    "state = case state when 'open' then 'closed' else 'open' end",
    "version = version + 1",
    "owner_id = gen_random_uuid()",
    "owners = '{}'",
    "owners = owners || gen_random_uuid()",
    "owners = array[gen_random_uuid()]",
  ].map((change) => ["a record is edited", `update records set ${change} where ctid = $r`] as const),
  ...["site_id = gen_random_uuid()", "unit_id = gen_random_uuid()", "due_on = '2020-02-02'", "confidential = not confidential", "opened_at = opened_at + interval '1 second'"].map(
    (change) => ["a record is edited", `update records set ${change} where ctid = $r`] as const,
  ),
  ["a record is closed", "update records set closed_at = coalesce(closed_at, '2020-01-01') + interval '1 second' where ctid = $r"],
  ["a record is deleted", "delete from records where ctid = $r"],
  ["a record changes its kind", "update records set kind = 'site' where ctid = $r"],
  [
    "a record is put in",
    `insert into records select organisation_id, gen_random_uuid(), kind, number || '0', title, state, version, owner_id, site_id, unit_id, due_on, confidential, readers, opened_at, closed_at, search from records where ctid = $r`,
  ],
  ...["printed_name = 'x'", "meaning = 'x'", "act = 'x'", "person_id = gen_random_uuid()", "record_version = record_version + 1", "content_hash = sha256(content_hash)"].map(
    (change) => ["a signature is edited", `update signatures set ${change} where ctid = $s`] as const,
  ),
  ["a signature is taken away", "delete from signatures where ctid = $s"],
  [
    "a signature is copied",
    "insert into signatures select organisation_id, gen_random_uuid(), record_id, person_id, printed_name, position, meaning, act, at, record_version, content_hash, method, voided_at, voided_because from signatures where ctid = $s",
  ],
  ["the counter is set back", "update counters set last = last - 1 where series like 'slip/%' and ctid = $k"],
  ["the counter is taken away", "delete from counters where series like 'slip/%' and ctid = $k"],
  ["the counter is moved on", "update counters set last = last + 1 where series like 'slip/%' and ctid = $k"],
  ["a checkpoint is edited", "update checkpoints set hash = sha256(hash) where ctid = $p"],
];

const rowsFor: Readonly<Record<string, string>> = {
  $n: "events",
  $c: "chains where sequence > 0",
  $r: "records where kind = 'slip'",
  $s: "signatures",
  $k: "counters where series like 'slip/%'",
  $p: "checkpoints",
};

/** The statement with a row of its table put in; undefined when the table has none. */
async function aimed(statement: string, which: number): Promise<string | undefined> {
  const mark = /\$[ncrskp]\b/.exec(statement)![0];
  const { rows } = await w.owner.query<{ at: string }>(`select ctid::text as at from ${rowsFor[mark]!} order by 1`);
  return rows.length === 0 ? undefined : statement.replaceAll(mark, `'${rows[which % rows.length]!.at}'::tid`);
}

/** As the database's owner with every trigger off; afterwards everything is as it was. */
async function afterTampering(statement: string): Promise<{ changed: number; found: Verified }> {
  await w.owner.query("set session_replication_role = replica");
  for (const table of tables) await w.owner.query(`drop table if exists kept_${table}; create table kept_${table} as select * from ${table}`);
  try {
    const { rowCount } = await w.owner.query(statement);
    return { changed: rowCount ?? 0, found: await run() };
  } finally {
    for (const table of tables) await w.owner.query(`delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`);
    await w.owner.query("set session_replication_role = origin");
  }
}

describe("one thing done beside the door", () => {
  beforeAll(async () => {
    for (const who of ["worker", "colleague"] as const) {
      const { id } = await w.act(who, "slip.write", { input: { title: `by ${who}` } });
      await w.act("quality", "slip.close", { id });
    }
    await makeCheckpoints({ db: w.world.db, clock: w.world.clock, dataFolder });
    const later = await w.act("worker", "slip.write", { input: { title: "later" } });
    await w.act("quality", "slip.close", { id: later.id });
  });

  it.each(tamperings)("is found: %s (%s)", { timeout: 60_000 }, async (_what, statement) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (which) => {
        const aim = await aimed(statement, which);
        expect(aim, "there is such a row").toBeDefined();
        const { changed, found } = await afterTampering(aim!);
        expect(changed, aim).toBeGreaterThan(0);
        expect(found.ok, aim).toBe(false);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it("and nothing is found once it is taken back", async () => expect(await run()).toMatchObject({ ok: true, firstBad: null }));
});
