import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "#server/database.ts";
import { openFiles } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import { openIdentity } from "#server/identity/identity.ts";
import { openLog } from "#server/log.ts";
import { openMail } from "#server/mail.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { freshDatabase, type TestDatabase } from "#server/testing/databases.ts";
import type { World } from "#server/world.ts";
import { discover } from "../discover.ts";
import type { House } from "../house.ts";
import { isNew, seed } from "./seed.ts";

const only = process.env["STORY_OF"]?.split(",");
let database: TestDatabase, house: House;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-story-"));
beforeAll(async () => {
  database = await freshDatabase();
  const { db, pool } = connect(database.connection),
    log = openLog("silent"),
    mail = openMail(undefined, log);
  const found = (await discover()).filter((f) => !only || only.includes(f.folder));
  const registry = register(found, own);
  const identity = await openIdentity({ pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail, log });
  const world: World = { db, registry, clock: () => new Date(), release: "test", signer: { prove: async () => "password" } };
  house = { found, world, identity, mail, files: openFiles(world, folderStore(folder)), pool } as unknown as House;
}, 60_000);
afterAll(async () => {
  await house.pool.end();
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});

it("the example's story is told to its end", { timeout: 180_000 }, async () => {
  expect(await isNew(house)).toBe(true);
  const { logins } = await seed(house, () => {});
  expect(logins).toHaveLength(6);
  expect(await isNew(house)).toBe(false);
  const { rows } = await house.pool.query<{ people: number; events: number }>(
    "select (select count(*) from people where left_on is null or left_on >= '2026-11-24') as people, (select count(*) from events) as events",
  );
  expect(rows[0]?.people).toBeGreaterThanOrEqual(182);
  expect(rows[0]?.events).toBeGreaterThan(500);
});
