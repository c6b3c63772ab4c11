import { spawnSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbedded, type Embedded } from "#server/postgres/embedded.ts";
import { environment, example, type Running } from "./house.ts";

let running: Running, database: Embedded, owner: pg.Client;

const cli = path.resolve(import.meta.dirname, "..", "dist", "cli.mjs");

/** What `remit verify --json` says, and how it ended. */
function verify(): { code: number | null; ok: boolean; why: string; sequence: number } {
  const { status, stdout } = spawnSync(process.execPath, [cli, "verify", "--json", "--data", running.data], { encoding: "utf8", env: environment("silent") });
  const said = JSON.parse(stdout) as { ok: boolean; firstBad: { why: string; sequence: number } | null };
  return { code: status, ok: said.ok, why: said.firstBad?.why ?? "", sequence: said.firstBad?.sequence ?? 0 };
}

/** Changes the database as its owner, past every trigger. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  await owner.query("set session_replication_role = replica");
  await owner.query(statement, values);
  await owner.query("set session_replication_role = origin");
}

beforeAll(async () => {
  running = await example();
  database = await startEmbedded(running.data);
  owner = new pg.Client(database.connection);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.stop();
  await running.stop();
});

describe("tampering is found", () => {
  it("and a trail that nobody touched verifies", () => expect(verify()).toMatchObject({ code: 0, ok: true }));

  it("when the owner of the database rewrites what an event says", async () => {
    const { rows } = await owner.query<{ sequence: number; body: string }>("select sequence, body from events where act = 'nonconformity.close' order by sequence limit 1");
    await tamper("update events set body = replace(body, 'nonconformity.close', 'nonconformity.clOse') where sequence = $1", [rows[0]?.sequence]);
    expect(verify()).toMatchObject({ code: 1, ok: false, sequence: Number(rows[0]?.sequence) });
    await tamper("update events set body = $2 where sequence = $1", [rows[0]?.sequence, rows[0]?.body]);
    expect(verify().ok).toBe(true);
  });

  it("when an event is taken out", async () => {
    await owner.query("create table kept_aside as select * from events where sequence = 700");
    await tamper("delete from events where sequence = 700");
    expect(verify()).toMatchObject({ code: 1, ok: false });
    await tamper("insert into events select * from kept_aside");
    expect(verify().ok).toBe(true);
  });

  it("when two events change places", async () => {
    const swap = "update events set sequence = case sequence when 300 then -1 when 301 then 300 else sequence end where sequence in (300, 301)";
    await tamper(swap);
    await tamper("update events set sequence = 301 where sequence = -1");
    expect(verify()).toMatchObject({ code: 1, ok: false });
    await tamper(swap);
    await tamper("update events set sequence = 301 where sequence = -1");
    expect(verify().ok).toBe(true);
  });

  it("when a record is changed past the trail", async () => {
    const { rows } = await owner.query<{ id: string; title: string }>("select id, title from records where kind = 'nonconformity' and state = 'closed' limit 1");
    await tamper("update records set title = 'Nothing happened' where id = $1", [rows[0]?.id]);
    expect(verify()).toMatchObject({ code: 1, ok: false });
    await tamper("update records set title = $2 where id = $1", [rows[0]?.id, rows[0]?.title]);
    expect(verify().ok).toBe(true);
  });

  it("when the end is cut off and the chain's head moved back", async () => {
    await owner.query("create table cut_off as select * from events order by sequence desc limit 5");
    await tamper("delete from events where sequence in (select sequence from cut_off)");
    await tamper(
      "update chains c set (sequence, hash, at) = (select e.sequence, e.hash, e.at from events e where e.organisation_id = c.organisation_id order by e.sequence desc limit 1)",
    );
    expect(verify()).toMatchObject({ code: 1, ok: false });
  });
});
