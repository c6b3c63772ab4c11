import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate, migrationsInPlace, readMigrations, type Migration } from "./migrate.ts";
import { bareDatabase, type TestDatabase } from "./testing/databases.ts";

const ground: Migration = { name: "platform/0001_ground", sql: "create table places (id int primary key);" };
const more: Migration = { name: "things/0001_things", sql: "create table things (id int references places);\ninsert into places values (1);" };

describe("the database is brought up to date", () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeEach(async () => {
    database = await bareDatabase();
    pool = new pg.Pool(database.connection);
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  test("what is new is applied in order, once", async () => {
    expect(await migrate(pool, [ground])).toEqual(["platform/0001_ground"]);
    expect(await migrationsInPlace(pool, [ground, more])).toBe(false);
    expect(await migrate(pool, [ground, more])).toEqual(["things/0001_things"]);
    expect(await migrate(pool, [ground, more])).toEqual([]);
    expect(await migrationsInPlace(pool, [ground, more])).toBe(true);
  });

  test("a step that was edited after it had been applied is refused, other line ends are not", async () => {
    await migrate(pool, [ground, more]);
    expect(await migrate(pool, [ground, { ...more, sql: more.sql.replaceAll("\n", "\r\n") }])).toEqual([]);
    await expect(migrate(pool, [ground, { ...more, sql: "create table thinks (id int)" }])).rejects.toThrow("The step things/0001_things was changed after it had been applied");
  });

  test("a database from a newer version is refused", async () => {
    await migrate(pool, [ground, more]);
    await expect(migrate(pool, [ground])).rejects.toThrow("written by a newer Remit: it holds the step things/0001_things");
    expect(await migrationsInPlace(pool, [ground])).toBe(false);
  });

  test("a step that fails leaves nothing of itself behind and says its line", async () => {
    const broken = { name: "things/0001_things", sql: "create table things (id int);\n\ncreate table things (id tint);" };
    await expect(migrate(pool, [ground, broken])).rejects.toThrow(/things\/0001_things could not be applied: .*"tint".*\(line 3\)/);
    expect(await migrate(pool, [ground, more])).toEqual(["things/0001_things"]);
  });

  test("of several processes that migrate at once, one does it", async () => {
    const slow = { ...ground, sql: `${ground.sql} select pg_sleep(0.2);` };
    const done = await Promise.all(Array.from({ length: 4 }, () => migrate(pool, [slow, more])));
    expect(done.flat().toSorted()).toEqual(["platform/0001_ground", "things/0001_things"]);
  });
});

describe("migrations are found beside the code that needs them", () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "remit-migrations-"));
  const write = (file: string, sql: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), sql);
  };
  afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

  test("the platform's come first, then the modules' by name, except those that wait for another", () => {
    write("platform/server/migrations/0001_ground.sql", "");
    write("platform/server/migrations/0002_more.sql", "");
    write("modules/audits/server/migrations/0001_audits.sql", "-- after: people, documents\ncreate table audits ();");
    write("modules/documents/server/migrations/0001_documents.sql", "");
    write("modules/people/server/migrations/0001_people.sql", "");
    fs.mkdirSync(path.join(root, "modules/pure"));
    expect(readMigrations(root).map((m) => m.name)).toEqual(["platform/0001_ground", "platform/0002_more", "people/0001_people", "documents/0001_documents", "audits/0001_audits"]);
  });

  test("a circle and an unknown module are refused", () => {
    write("modules/a/server/migrations/0001.sql", "-- after: b");
    expect(() => readMigrations(root)).toThrow("come after b, and there is no such module");
    write("modules/b/server/migrations/0001.sql", "-- after: a");
    expect(() => readMigrations(root)).toThrow("a -> b -> a");
  });
});
