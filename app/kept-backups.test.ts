import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { restore } from "#server/backup/restore.ts";
import { connect } from "#server/database.ts";
import { folderStore } from "#server/files/store.ts";
import { readMigrations } from "#server/migrate.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";
import { bareDatabase } from "#server/testing/databases.ts";
import { discover } from "./discover.ts";

const kept = path.join(packageRoot(), "platform/server/backup/kept");
const names = fs.readdirSync(kept).filter((name) => name.endsWith(".remit"));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-kept-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

it("there is at least one backup of an earlier version to restore", () => expect(names).not.toEqual([]));

it.each(names)("the kept backup %s is restored into this version, and its trail and records verify", { timeout: 120_000 }, async (name) => {
  const { keepers } = register(await discover(), own),
    database = await bareDatabase(),
    { pool } = connect({ ...database.connection, max: 3 });
  const dataFolder = path.join(folder, name);
  fs.mkdirSync(dataFolder);
  try {
    const restored = await restore({
      pool,
      dataFolder,
      store: folderStore(path.join(dataFolder, "files")),
      migrations: readMigrations(packageRoot()),
      keepers,
      file: path.join(kept, name),
    });
    expect(restored.verified).toMatchObject({ ok: true, firstBad: null });
    expect(restored.verified.events).toBeGreaterThan(100);
  } finally {
    await pool.end();
    await database.drop();
  }
});
