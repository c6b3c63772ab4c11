import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "#server/config.ts";
import { jobsOf } from "#server/jobs.ts";
import { openLog } from "#server/log.ts";
import { perform } from "#server/perform.ts";
import { packageRoot } from "#server/root.ts";
import { bareDatabase, type TestDatabase } from "#server/testing/databases.ts";
import { verify } from "#server/verify.ts";
import { clockOf, noOrigin } from "#server/world.ts";
import { bundleServer, ended, pause, startServer, type Running } from "../tools/serving.ts";
import { settleIn, type Settled } from "../tools/settling.ts";
import { openHouse, type House } from "./house.ts";

const day = 86_400_000;
let database: TestDatabase, built: string, data: string, environment: { DATABASE_URL: string }, house: House, settled: Settled, pool: pg.Pool;
let one: Running, two: Running;
const running: Running[] = [];

const addressOf = ({ connectionString, host, port, user, database: name }: pg.PoolConfig): string => {
  if (connectionString) return connectionString;
  return `postgresql://${user as string}@localhost/${name}?host=${encodeURIComponent(host!)}&port=${port}`;
};

async function start(command: "serve" | "worker"): Promise<Running> {
  const server = await startServer(path.join(built, "cli.mjs"), { data, command, environment });
  if (!server) throw new Error(`${command} did not start`);
  running.push(server);
  return server;
}

/** Somebody who was asked five days ago to do two things by yesterday: work for the clock. */
async function settle(): Promise<Settled> {
  let now = new Date(Date.now() - 5 * day);
  const { config } = readConfig({ args: ["--data", data], environment });
  house = await openHouse({ config, log: openLog("silent"), baseUrl: "http://localhost:8080", clock: () => now });
  const found = await settleIn(house, "Twofold"),
    clock = { actor: clockOf({ id: found.organisation, name: "Twofold", zone: "Asia/Kolkata" }), origin: noOrigin, userId: null };
  const dueOn = new Date(Date.now() - day - day / 4).toISOString().slice(0, 10);
  for (const title of ["Mend the gauge", "Mend the valve"]) await perform(house.world, clock, { act: "action.assign", input: { title, ownerId: found.person, dueOn } });
  now = new Date();
  return found;
}

beforeAll(async () => {
  database = await bareDatabase();
  fs.mkdirSync(path.join(packageRoot(), ".tmp"), { recursive: true });
  built = fs.mkdtempSync(path.join(packageRoot(), ".tmp/twofold-"));
  data = fs.mkdtempSync(path.join(os.tmpdir(), "remit-twofold-"));
  environment = { DATABASE_URL: addressOf(database.connection) };
  await bundleServer(built);
  // All at once on an empty database: one of them makes its tables, the others wait for that.
  [one, two] = await Promise.all([start("serve"), start("serve"), start("worker")]);
  settled = await settle();
  pool = house.pool;
}, 120_000);

afterAll(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(ended));
  await house?.close();
  await database.drop();
  for (const folder of [built, data]) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Answered {
  readonly status: number;
  readonly body: { id: string; number: string; version: number; needs?: string; detail?: string };
}

async function send(to: Running, act: string, { key, ...body }: { key?: string; version?: number; input: object }): Promise<Answered> {
  const answer = await fetch(`${to.url}/api/acts/${act}`, {
    method: "POST",
    headers: { authorization: `Bearer ${settled.token}`, "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  return { status: answer.status, body: (await answer.json()) as Answered["body"] };
}

const report = (to: Running, text: string, key?: string): Promise<Answered> => send(to, "report.send", { input: { text }, ...(key ? { key } : {}) });
const both = (): readonly [Running, Running] => [one, two];

/** Every report there is, by its text. */
async function there(like: string): Promise<{ text: string; number: string; id: string }[]> {
  const { rows } = await pool.query<{ text: string; number: string; id: string }>(
    `select e.body::jsonb -> 'input' ->> 'text' as text, e.body::jsonb ->> 'number' as number, e.record_id as id from events e
      where e.organisation_id = $1 and e.act = 'report.send' and e.body::jsonb -> 'input' ->> 'text' like $2`,
    [settled.organisation, like],
  );
  return rows;
}

describe("two servers and a worker on one database", () => {
  it("do a request once that reaches both under one key", async () => {
    const keys = Array.from({ length: 20 }, (_, n) => `once-upon-${n}`);
    const answers = await Promise.all(keys.map((key) => Promise.all([one, two, two, one].map((to) => report(to, key, key)))));
    for (const [n, same] of answers.entries()) {
      expect(new Set(same.map((a) => a.status)), keys[n]).toEqual(new Set([201]));
      expect(new Set(same.map((a) => a.body.id)).size, keys[n]).toBe(1);
    }
    expect((await there("once-upon-%")).map((r) => r.text).toSorted()).toEqual(keys.toSorted());
  });

  it("refuse one of two different requests under one key, whichever comes second", async () => {
    const answers = await Promise.all([report(one, "either this", "either-this-or-that"), report(two, "or that", "either-this-or-that")]);
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect([...(await there("either this")), ...(await there("or that"))]).toHaveLength(1);
  });

  it("give numbers without a gap, and none twice", async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => report(both()[n % 2]!, `numbered ${n}`)));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([201]));
    const numbers = (await there("%")).map((r) => Number(r.number.split("-").at(-1))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(80);
  });

  it("let one of two people move a record on, and tell the other what changed", async () => {
    for (let n = 0; n < 10; n++) {
      const { body } = await report(one, `stale ${n}`);
      const answers = await Promise.all(both().map((to) => send(to, `report.add/${body.id}`, { version: body.version, input: { text: "more" } })));
      expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect(answers.find((a) => a.status === 409)!.body.needs).toBe("fresh_page");
    }
  });

  it("do each job of the clock once for one due time", { timeout: 60_000 }, async () => {
    const runs = async () =>
      (await pool.query<{ job: string; n: number }>("select job, count(*)::int as n from job_runs where organisation_id = $1 group by job", [settled.organisation])).rows;
    const end = Date.now() + 45_000,
      known = jobsOf(house.world.registry).length;
    while ((await runs()).length < known && Date.now() < end) await pause(100);
    const done = await runs();
    expect(done).toHaveLength(known);
    // One that is due each minute may be due again while this looks; the ledger has each due time once.
    const each = new Map(jobsOf(house.world.registry).map((job) => [job.name, job.every]));
    expect(done.filter((run) => run.n !== 1 && !each.get(run.job)?.startsWith("* ") && !each.get(run.job)?.startsWith("*/"))).toEqual([]);
    const { rows } = await pool.query("select body::jsonb ->> 'number' as number from events where organisation_id = $1 and act = 'action.escalate'", [settled.organisation]);
    expect(rows.map((r) => (r as { number: string }).number.split("-").at(-1) ?? "").toSorted()).toEqual(["001", "002"]);
    const told = await pool.query<{ n: number }>("select count(*)::int as n from notifications where organisation_id = $1 and once like 'late/%/owner'", [settled.organisation]);
    expect(told.rows[0]!.n).toBe(2);
  });

  it("lose nothing when one is killed under load, and the other does not notice", { timeout: 60_000 }, async () => {
    const acknowledged = new Map<string, string>(),
      left: string[] = [];
    let killed = false,
      after = 0;
    const people = Array.from({ length: 8 }, async (_, person) => {
      const mine = both()[person % 2]!;
      for (let n = 0; after < 40; n++) {
        const text = `killed-${person}-${n}`;
        const first = await report(killed ? two : mine, text, text).catch(() => undefined);
        if (!first && (killed || mine === one)) left.push(text);
        // Whoever was cut off sends again, to the one that lives: it is done once, whether it was done before or not.
        const answer = first ?? (await report(two, text, text));
        expect(answer.status, answer.body.detail).toBe(201);
        acknowledged.set(text, answer.body.id);
        if (killed) after += 1;
      }
    });
    await pause(400);
    one.child.kill("SIGKILL");
    await ended(one);
    killed = true;
    await Promise.all(people);
    expect(left.length).toBeGreaterThan(0);
    const found = await there("killed-%");
    expect(new Set(found.map((r) => r.text)).size).toBe(found.length);
    expect(new Map(found.map((r) => [r.text, r.id]))).toEqual(acknowledged);
  });

  it("leave a trail and records that verify", async () => {
    const result = await verify({ pool, keepers: house.world.registry.keepers, dataFolder: data });
    expect(result).toMatchObject({ ok: true, firstBad: null });
    expect(result.events).toBeGreaterThan(150);
  });
});
