import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keptCopies, latestCheckpoint, makeCheckpoints } from "./checkpoints.ts";
import { transaction } from "./database.ts";
import { packageRoot } from "./root.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import { exportTrail } from "./verify-export.ts";

let w: TestWorld, pool: pg.Pool, folder: string, trail: string;
const lines = () => fs.readFileSync(trail, "utf8").trimEnd().split("\n");
const checkedBy = (content: readonly string[], ...kept: string[]) => {
  const file = path.join(folder, "handed-over.jsonl");
  fs.writeFileSync(file, `${content.join("\n")}\n`);
  const { status, stdout } = spawnSync(process.execPath, [path.join(packageRoot(), "tools/verify-export.mjs"), file, ...kept], { encoding: "utf8" });
  return { status, said: stdout };
};

beforeAll(async () => {
  w = await openWorld([slips]);
  pool = new pg.Pool({ ...w.connection, max: 2 });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-export-"));
  trail = path.join(folder, "trail.jsonl");
  for (const title of ["one", "dvě — “zwei”", "three", "four"]) await w.act("worker", "slip.write", { input: { title } });
  await makeCheckpoints({ db: w.world.db, clock: w.world.clock, dataFolder: folder });
  const to = fs.createWriteStream(trail);
  await exportTrail({ pool, organisation: w.organisationId, dataFolder: folder, to });
  await new Promise((done) => to.end(done));
});
afterAll(async () => {
  await pool.end();
  await w.close();
  fs.rmSync(folder, { recursive: true });
});

it("an exported trail is checked by an outsider's script, and a change to it is named", () => {
  const whole = lines();
  expect(checkedBy(whole)).toMatchObject({ status: 0, said: expect.stringMatching(/^4 events agree with each other and with 1 checkpoints/) });
  expect(checkedBy(whole.map((line, i) => (i === 2 ? line.replace("zwei", "drei") : line)))).toMatchObject({ status: 1, said: "Event 2 is not what was recorded.\n" });
  expect(checkedBy(whole.toSpliced(3, 1))).toMatchObject({ status: 1, said: "Event 3 is missing.\n" });
  expect(checkedBy(whole.toSpliced(4, 1))).toMatchObject({ status: 1, said: expect.stringMatching(/^The trail ends at event 3, but the checkpoint/) });
});

it("a checkpoint that somebody kept shows that the end was cut off, or that another key signed", async () => {
  const mine = path.join(folder, "mine.json");
  const latest = await transaction(w.world.db, { organisationId: w.organisationId, personId: w.people.auditor }, (tx) => latestCheckpoint(tx, w.organisationId));
  expect(keptCopies(folder)).toContainEqual(latest);
  fs.writeFileSync(mine, JSON.stringify(latest, null, 2));
  expect(checkedBy(lines().slice(0, -1), mine).status).toBe(0);
  expect(checkedBy(lines().slice(0, 3), mine)).toMatchObject({ status: 1, said: expect.stringMatching(/ends at event 2, but the checkpoint/) });
  fs.writeFileSync(mine, JSON.stringify({ ...latest, at: "2026-01-01T00:00:00.000Z" }));
  expect(checkedBy(lines().slice(0, -1), mine).said).toMatch(/does not bear the key's signature/);
});
