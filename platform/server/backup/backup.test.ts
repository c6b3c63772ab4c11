import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeCheckpoints } from "../checkpoints.ts";
import { connect } from "../database.ts";
import { folderStore, type Store } from "../files/store.ts";
import { migrate, readMigrations, type Migration } from "../migrate.ts";
import { packageRoot } from "../root.ts";
import { bareDatabase, type TestDatabase } from "../testing/databases.ts";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld } from "../testing/world.ts";
import { verify } from "../verify.ts";
import { backup, type BackedUp } from "./backup.ts";
import { restore, type Restored } from "./restore.ts";

const migrations = readMigrations(packageRoot());
const content = Buffer.from("A photograph of coolant on the floor");
const hash = createHash("sha256").update(content).digest();

let w: TestWorld, pool: pg.Pool, folder: string, store: Store, made: BackedUp;
const data = (name: string): string => path.join(folder, name);
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  w = await openWorld([slips]);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-backup-"));
  store = folderStore(data("old/files"));
  pool = new pg.Pool({ ...w.connection, max: 4 });
  await store.put(w.organisationId, hash.toString("hex"), content);
  await w.owner.query("insert into files values ($1, $2, 'image/png', $3, now(), $4)", [w.organisationId, hash, content.length, w.people.worker]);
  const slip = await w.act("worker", "slip.write", { key: "once", input: { title: "Coolant “everywhere” — \\ ✓ 日本" } });
  await w.act("worker", "record.attach", { id: slip.id, input: { sha256: hash.toString("hex"), name: "floor.png", purpose: null, factOn: null } });
  await w.act("quality", "slip.close", { id: slip.id });
  await w.act("worker", "slip.write", { input: { title: "Between us", confidential: true } });
  await w.act("quality", "slip.write", { input: { title: "Elsewhere" } });
  await w.owner.query(`insert into identity."user" (id, name, email, "emailVerified") values ('u1', 'Worker', 'worker@remit.test', true)`);
  await w.owner.query("insert into identity.security_events (kind) values ('signed_in'), ('signed_out')");
  await makeCheckpoints({ db: w.world.db, clock: w.world.clock, dataFolder: data("old") });
  fs.writeFileSync(data("old/secret"), "s".repeat(40));
  made = await backup({ pool, dataFolder: data("old"), store, release: "1.0.0", file: data("first.remit") });
});
afterAll(async () => {
  for (const close of closing) await close();
  await pool.end();
  await w.close();
  fs.rmSync(folder, { recursive: true });
});

/** An empty place to restore into. */
async function empty(name: string): Promise<{ database: TestDatabase; pool: pg.Pool; dataFolder: string; store: Store }> {
  const database = await bareDatabase(),
    { pool: fresh } = connect({ ...database.connection, max: 4 });
  closing.push(async () => {
    await fresh.end();
    await database.drop();
  });
  fs.mkdirSync(data(name));
  return { database, pool: fresh, dataFolder: data(name), store: folderStore(data(`${name}/files`)) };
}

const into = async (name: string, file: string, steps: readonly Migration[] = migrations): Promise<Restored> =>
  restore({ ...(await empty(name)), migrations: steps, keepers: w.world.registry.keepers, file });

/** Every row of every table, as the database itself writes it. */
async function everything(from: pg.Pool): Promise<Record<string, string[]>> {
  const { rows } = await from.query<{ name: string }>(
    "select schemaname || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'identity') order by 1",
  );
  const tables: Record<string, string[]> = {};
  for (const { name } of rows.filter((row) => row.name !== "public.applied_migrations"))
    tables[name] = (await from.query<{ line: string }>(`select (to_jsonb(t) - 'tx')::text as line from ${name} t order by 1`)).rows.map((row) => row.line);
  return tables;
}

describe("a backup", () => {
  it("restored into an empty place is the same to the last byte, and its trail verifies", async () => {
    const place = await empty("new");
    const restored = await restore({ ...place, migrations, keepers: w.world.registry.keepers, file: made.file });
    expect(restored).toMatchObject({ release: "1.0.0", files: 1, missing: [], migrated: [], verified: { ok: true, events: 5, organisations: 2, firstBad: null } });
    expect(await everything(place.pool)).toEqual(await everything(pool));
    expect(fs.readFileSync(data(`new/files/${w.organisationId}/${hash.toString("hex").slice(0, 2)}/${hash.toString("hex")}`))).toEqual(content);
    for (const key of ["secret", "checkpoint-key.pem", "checkpoints.jsonl"]) expect(fs.readFileSync(data(`new/${key}`))).toEqual(fs.readFileSync(data(`old/${key}`)));
    expect(fs.statSync(data("new/checkpoint-key.pem")).mode & 0o077).toBe(0);
    await expect(place.pool.query("update records set title = 'x'")).rejects.toThrow(/silent change/); // the triggers are awake again
    await expect(place.pool.query("delete from events")).rejects.toThrow(/append-only/);
    expect((await place.pool.query("select relforcerowsecurity as forced from pg_class where oid = 'records'::regclass")).rows[0].forced).toBe(true);
    expect((await place.pool.query("insert into identity.security_events (kind) values ('signed_in') returning id")).rows[0].id).toBe(3);
    expect((await place.pool.query("select count(*)::int as n from events where tx <> '0'")).rows[0].n).toBe(0);
  });

  it("is one moment, however busy people are", async () => {
    const work = { goesOn: true };
    const people = (async () => {
      for (let i = 0; work.goesOn; i++) await w.act("director", "slip.write", { input: { title: `busy ${i}` } });
    })();
    const taken = await backup({ pool, dataFolder: data("old"), store, release: "1.0.0", file: data("busy.remit") });
    work.goesOn = false;
    await people;
    expect(taken.rows).toBeGreaterThan(made.rows - 1);
    expect((await into("after-busy", data("busy.remit"))).verified).toMatchObject({ ok: true });
  });

  it("never overwrites, is for its owner only, and leaves nothing unfinished behind", async () => {
    await expect(backup({ pool, dataFolder: data("old"), store, release: "1.0.0", file: made.file })).rejects.toMatchObject({ kind: "conflict" });
    expect(fs.statSync(made.file).mode & 0o077).toBe(0);
    const broken: Store = {
      ...store,
      get: async () => {
        throw new Error("the disk is gone");
      },
    };
    await expect(backup({ pool, dataFolder: data("old"), store: broken, release: "1.0.0", file: data("broken.remit") })).rejects.toThrow("the disk is gone");
    expect(fs.readdirSync(folder).filter((name) => name.startsWith("broken"))).toEqual([]);
  });

  it("says which files are missing, and keeps the rest", async () => {
    const taken = await backup({ pool, dataFolder: data("old"), store: folderStore(data("nothing")), release: "1.0.0", file: data("without.remit") });
    expect(taken).toMatchObject({ files: 0, missing: [expect.stringContaining(hash.toString("hex"))] });
  });

  it("moves on to a newer version, and a newer one's is refused by an older", async () => {
    const newer: Migration[] = [
      ...migrations,
      {
        name: "tomorrow/0001_more",
        sql: "alter table records add column colour text not null default 'blue'; create table tomorrow (organisation_id uuid, id uuid); select derived('tomorrow')",
      },
    ];
    expect(await into("newer", made.file, newer)).toMatchObject({ migrated: ["tomorrow/0001_more"], verified: { ok: true } });
    const place = await empty("from-newer");
    await migrate(place.pool, newer);
    await backup({ pool: place.pool, dataFolder: place.dataFolder, store: place.store, release: "2.0.0", file: data("newer.remit") });
    await expect(into("older", data("newer.remit"))).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/made by a newer Remit \(2\.0\.0\): it holds the step tomorrow\/0001_more/),
    });
  });

  it("needs no superuser: the database's owner is enough", async () => {
    const name = `owner_${randomBytes(4).toString("hex")}`;
    const place = await empty("plain");
    await w.owner.query(`create role ${name} login createrole; grant remit_app to ${name} with admin option`);
    const database = (await place.pool.query("select current_database() as name")).rows[0].name as string;
    await w.owner.query(`alter database ${database} owner to ${name}`);
    await place.pool.query(`alter schema public owner to ${name}`);
    const { pool: plain } = connect({ ...place.database.connection, user: name, max: 2 });
    const restored = await restore({ ...place, pool: plain, migrations, keepers: w.world.registry.keepers, file: made.file });
    expect(restored.verified).toMatchObject({ ok: true, events: 5, organisations: 2 });
    const again = await backup({ pool: plain, dataFolder: place.dataFolder, store: place.store, release: "1.0.0", file: data("plain.remit") });
    expect(again).toMatchObject({ rows: made.rows, files: 1 });
    expect((await verify({ pool: plain })).ok).toBe(true);
    await plain.end();
    closing.push(async () => void (await w.owner.query(`drop role if exists ${name}`)));
  });
});

describe("a restore refuses, and leaves nothing:", () => {
  it("a database or a data folder that is not empty", async () => {
    const place = await empty("taken");
    await place.pool.query("create table here (id integer)");
    await expect(restore({ ...place, migrations, file: made.file })).rejects.toMatchObject({ kind: "conflict", message: expect.stringMatching(/database is not empty/) });
    await place.pool.query("drop table here");
    fs.writeFileSync(data("taken/secret"), "mine");
    await expect(restore({ ...place, migrations, file: made.file })).rejects.toMatchObject({ kind: "conflict", message: expect.stringMatching(/data folder .* is not empty/) });
    expect(fs.readFileSync(data("taken/secret"), "utf8")).toBe("mine");
  });

  const whole = (): Buffer => fs.readFileSync(made.file);
  const repacked = (change: (bytes: Buffer) => Buffer): Buffer => gzipSync(change(gunzipSync(whole())));
  it.each([
    ["a file that is not there", undefined, /cannot be read/],
    ["another kind of file", () => Buffer.from("PK\u0003\u0004 something else"), /is not a backup of Remit/],
    ["another packed file", () => gzipSync("hello ".repeat(500)), /cannot be restored|is not a backup/],
    ["an empty file", () => Buffer.alloc(0), /damaged: it ends too early|is not a backup/],
    ["a cut file", () => whole().subarray(0, whole().length - 900), /damaged: it ends too early/],
    [
      "a flipped bit",
      () => {
        const bytes = whole();
        bytes[Math.floor(bytes.length / 2)]! ^= 0x10;
        return bytes;
      },
      /damaged/,
    ],
    ["a file whose end was taken away and packed again", () => repacked((bytes) => bytes.subarray(0, Math.floor(bytes.length / 2 / 512) * 512)), /ends too early/],
    [
      "a file whose rows were edited and packed again",
      () => repacked((bytes) => Buffer.from(bytes.toString("latin1").replace("Elsewhere", "elsewherE"), "latin1")),
      /is not what was packed/,
    ],
  ])("%s", async (what, make, why) => {
    const name = `bad-${what.replaceAll(" ", "-")}`,
      place = await empty(name),
      file = data(`${name}.remit`);
    if (make) fs.writeFileSync(file, make());
    await expect(restore({ ...place, migrations, file })).rejects.toMatchObject({ kind: "invalid", message: expect.stringMatching(why) });
    expect(fs.readdirSync(place.dataFolder)).toEqual([]);
    expect((await place.pool.query("select count(*)::int as n from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")).rows[0].n).toBe(0);
  });

  it("what fails half-way", async () => {
    const place = await empty("half");
    const full: Store = {
      ...place.store,
      put: async () => {
        throw new Error("the disk is full");
      },
    };
    await expect(restore({ ...place, store: full, migrations, file: made.file })).rejects.toThrow("the disk is full");
    expect(fs.readdirSync(place.dataFolder)).toEqual([]);
    expect((await restore({ ...place, migrations, file: made.file })).verified.ok).toBe(true);
  });
});
