import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonical } from "./canonical.ts";
import { keptCopies, makeCheckpoints } from "./checkpoints.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import { eventHash } from "./verify-chain.ts";
import { readNumber } from "./verify-rows.ts";
import { verify, type Verified } from "./verify.ts";

const tables = ["events", "chains", "records", "checkpoints", "signatures", "counters"];
let w: TestWorld, pool: pg.Pool, dataFolder: string;

beforeAll(async () => {
  w = await openWorld([slips]);
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-verify-"));
  pool = new pg.Pool({ ...w.connection, max: 2 });
  for (const title of ["one", "two", "three", "four", "five"]) await w.act("worker", "slip.write", { input: { title } });
  const signed = await w.act("worker", "slip.write", { input: { title: "six" } });
  await w.act("quality", "slip.close", { id: signed.id });
  await makeCheckpoints({ db: w.world.db, clock: w.world.clock, dataFolder });
  const late = await w.act("worker", "slip.write", { input: { title: "eight" } });
  await w.act("worker", "slip.retitle", { id: late.id, input: { title: "nine" }, reason: "so it is" });
  await w.act("colleague", "record.comment", { id: late.id, input: { text: "ten", mentions: [] } });
  for (const table of tables) await w.owner.query(`create table kept_${table} as select * from ${table}`);
});
afterAll(async () => {
  await pool.end();
  await w.close();
  fs.rmSync(dataFolder, { recursive: true });
});

const run = (): Promise<Verified> => verify({ pool, keepers: w.world.registry.keepers, dataFolder });

/** As the database's owner, with every trigger off; afterwards everything is put back. */
async function tampered(...statements: string[]): Promise<Verified> {
  await w.owner.query("set session_replication_role = replica");
  try {
    for (const statement of statements) await w.owner.query(statement.replaceAll("$o", `'${w.organisationId}'`));
    return await run();
  } finally {
    for (const table of tables) await w.owner.query(`delete from ${table}; insert into ${table} select * from kept_${table}`);
    await w.owner.query("set session_replication_role = origin");
  }
}

/** Writes the chain anew from one event on, with hashes that agree: what a careful forger would do. */
async function rewriteFrom(from: number, change: (body: Record<string, unknown>) => void): Promise<string[]> {
  const { rows } = await w.owner.query<{ sequence: number; at: string; body: string; hash: string; previous: string }>(
    "select sequence, moment(at) as at, body, encode(hash, 'hex') as hash, encode(previous, 'hex') as previous from events where organisation_id = $1 and sequence >= $2 order by sequence",
    [w.organisationId, from],
  );
  let before = rows[0]!.previous;
  const statements = rows.map((row, i) => {
    const body = JSON.parse(row.body) as Record<string, unknown>;
    if (i === 0) change(body);
    const hash = eventHash(before, row.sequence, row.at, canonical(body));
    const statement = `update events set body = ${pg.escapeLiteral(canonical(body))}, previous = '\\x${before}', hash = '\\x${hash}' where organisation_id = $o and sequence = ${row.sequence}`;
    before = hash;
    return statement;
  });
  return [...statements, `update chains set hash = '\\x${before}' where organisation_id = $o`];
}

describe("verification finds nothing", () => {
  it("in a trail that nobody touched", async () => {
    expect(await run()).toMatchObject({ ok: true, events: 10, organisations: 2, firstBad: null });
  });
  it("while people work", async () => {
    const [result] = await Promise.all([run(), ...[1, 2, 3].map((n) => w.act("director", "slip.write", { input: { title: `busy ${n}` } }))]);
    expect(result.ok).toBe(true);
    for (const table of tables) await w.owner.query(`delete from kept_${table}; insert into kept_${table} select * from ${table}`);
  });
});

describe("a database owner who", () => {
  it.each([
    ["edits an event's words", "update events set body = replace(body, 'three', 'tree') where organisation_id = $o and sequence = 3", 3, /^Event 3 is not what was recorded/],
    ["edits an event's time", "update events set at = at + interval '1 hour' where organisation_id = $o and sequence = 4", 4, /^Event 4 is not what was recorded/],
    ["edits a column beside the body", "update events set actor_id = record_id where organisation_id = $o and sequence = 4", 4, /^The column actor_id of event 4 was changed/],
    ["edits a link", "update events set previous = hash where organisation_id = $o and sequence = 4", 4, /^The link from event 4/],
    ["deletes an event", "delete from events where organisation_id = $o and sequence = 5", 5, /^Event 5 is missing: the next one there is 6/],
    ["deletes the first events", "delete from events where organisation_id = $o and sequence < 3", 1, /^Event 1 is missing/],
    [
      "swaps two events",
      "update events set sequence = case sequence when 4 then 5 when 5 then 4 else sequence end + 1000000 where organisation_id = $o; update events set sequence = sequence - 1000000 where organisation_id = $o",
      4,
      /^Event 4 is not what was recorded/,
    ],
    ["cuts off the end", "delete from events where organisation_id = $o and sequence > 8", 9, /^The trail ends at event 8, but its head stands at 13: the end was cut off/],
    [
      "cuts off the end and the head",
      "delete from events where organisation_id = $o and sequence > 5; update chains set sequence = 5, hash = (select hash from events e where e.organisation_id = $o and e.sequence = 5) where organisation_id = $o",
      6,
      /^The trail ends at event 5, but the checkpoint of .* saw event 7/,
    ],
    ["removes the chain whole", "delete from events where organisation_id = $o; delete from chains where organisation_id = $o", 0, /^The head of the chain is gone/],
    [
      "puts an event in",
      "insert into events select organisation_id, sequence + 1, at, kind, record_id, version, act, actor_id, body, hash, hash from events where organisation_id = $o and sequence = 13",
      14,
      /^Event 14 is not what was recorded/,
    ],
  ])("%s is found out", async (_what, statement, sequence, why) => {
    const result = await tampered(...statement.split("; "));
    expect(result).toMatchObject({ ok: false, firstBad: { organisation: w.organisationId, sequence, why: expect.stringMatching(why) } });
  });

  it("rewrites one event with a hash of its own is found out at that event", async () => {
    const [first] = await rewriteFrom(4, (body) => (body["reason"] = "forged"));
    expect((await tampered(first!)).firstBad).toMatchObject({ sequence: 4, why: expect.stringMatching(/^Event 4 was rewritten/) });
  });

  it("rewrites the whole chain consistently is found out by the checkpoint", async () => {
    const result = await tampered(...(await rewriteFrom(2, (body) => (body["reason"] = "forged"))));
    expect(result.firstBad).toMatchObject({ sequence: 7, why: expect.stringMatching(/rewritten somewhere from event 1 to 7/) });
  });

  it("also rewrites the checkpoint in the database is found out by the copy outside", async () => {
    const statements = await rewriteFrom(2, (body) => (body["reason"] = "forged"));
    const result = await tampered(
      ...statements,
      "update checkpoints c set hash = e.hash from events e where e.organisation_id = $o and e.sequence = c.sequence and c.organisation_id = $o",
    );
    expect(result.firstBad).toMatchObject({ sequence: 7 });
    expect(keptCopies(dataFolder)).toHaveLength(1);
  });

  it("puts in a checkpoint of their own is found out by its signature", async () => {
    const result = await tampered("insert into checkpoints select organisation_id, sequence, hash, at, '\\x00' from events where organisation_id = $o and sequence = 9");
    expect(result.firstBad).toMatchObject({ sequence: 9, why: expect.stringMatching(/signature/) });
  });
});

describe("a record that was", () => {
  it.each([
    ["edited with its triggers off", "update records set title = 'other' where title = 'three'", 3, /^SL-2026-003 was changed beside the door: its title is not what event 3 says/],
    ["given another due date", "update records set due_on = '2020-01-01' where title = 'nine'", 9, /its dueOn is not what event 9 says/],
    [
      "made to forget who owned it",
      "update records set owners = '{}' where title = 'three'",
      3,
      /^SL-2026-003 was changed beside the door: of those who ever had a hand in it, somebody of whom event 3 tells was struck off/,
    ],
    [
      "said to have been owned by somebody else too",
      "update records set owners = owners || gen_random_uuid() where title = 'three'",
      null,
      /^SL-2026-003 was changed beside the door: it says that somebody owned it of whom no event tells/,
    ],
    ["removed", "delete from records where title = 'four'", null, /have a gap: 4 of 10 \(2026\) is missing/],
    ["removed, and the counter with it", "delete from records where title = 'four'; delete from counters where series = 'slip/2026'", 4, /^SL-2026-004 was removed/],
    [
      "put in",
      "insert into records select organisation_id, gen_random_uuid(), kind, 'SL-2026-999', title, state, version, owner_id, site_id, unit_id, due_on, confidential, readers, opened_at, closed_at, search from records where title = 'two'",
      null,
      /^No event tells of SL-2026-999/,
    ],
  ])("%s is named", async (_what, statement, sequence, why) => {
    expect((await tampered(...statement.split("; "))).firstBad).toMatchObject({ sequence, why: expect.stringMatching(why) });
  });

  it("signed by a name that was edited, or whose signature was taken away, is named", async () => {
    expect((await tampered("update signatures set printed_name = 'director'")).firstBad?.why).toMatch(/^No event tells of the signature of director on SL-2026-006/);
    expect((await tampered("delete from signatures")).firstBad).toMatchObject({ sequence: 7, why: "The signature that event 7 tells of is gone." });
  });
});

it("a number is read back by its kind's form", () => {
  expect(readNumber("NC-{year}-{n:3}", "NC-2026-041")).toEqual({ series: "2026", n: 41 });
  expect(readNumber("POS-{n}", "POS-worker")).toBeNull();
});

/** A long chain, made as `append_event` makes it but many at once. */
async function longChain(organisation: string, length: number): Promise<void> {
  const origin = { address: null, device: null, session: null },
    at = "2026-11-23T03:30:00.000Z";
  const after = { id: organisation, title: "A title of usual length for a nonconformity", words: "x".repeat(600), state: "open" };
  let before = "0".repeat(64);
  await w.owner.query("insert into chains (organisation_id) values ($1)", [organisation]);
  for (let from = 1; from <= length; from += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, length - from + 1) }, (_, i) => {
      const n = from + i,
        body = canonical({
          act: "slip.write",
          actor: { id: organisation, position: null, behalfOf: null },
          after: { ...after, version: n },
          by: "person",
          cause: null,
          input: {},
          kind: "slip",
          number: "SL-1",
          origin,
          reason: null,
          record: organisation,
          release: "1",
          signature: null,
          version: n,
          zone: "Asia/Kolkata",
        });
      const previous = before;
      return { n, body, previous, hash: (before = eventHash(previous, n, at, body)) };
    });
    await w.owner.query(
      `insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash)
       select $1, n, $2, 'slip', $1, n, 'slip.write', $1, body, decode(previous, 'hex'), decode(hash, 'hex') from jsonb_to_recordset($3::jsonb) as t (n integer, body text, previous text, hash text)`,
      [organisation, at, JSON.stringify(rows)],
    );
  }
  await w.owner.query("update chains set sequence = $2, hash = decode($3, 'hex') where organisation_id = $1", [organisation, length, before]);
}

it("reads a long chain quickly: 50,000 events a second on a free core, and half of that on a busy one", async () => {
  await longChain("00000000-0000-7000-8000-000000000001", Number(process.env["REMIT_VERIFY_EVENTS"] ?? 20_000));
  const before = process.cpuUsage();
  const result = await verify({ pool });
  const { user, system } = process.cpuUsage(before),
    rate = Math.round(result.events / ((user + system) / 1e6));
  if (process.env["REMIT_VERIFY_EVENTS"]) console.log(`${result.events} events in ${result.seconds} s, ${rate} a second of this process`);
  expect(result.ok).toBe(true);
  expect(rate).toBeGreaterThan(25_000);
}, 120_000);
