import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupCommand, restoreCommand } from "./backup/commands.ts";
import { openKey } from "./checkpoints.ts";
import { readConfig } from "./config.ts";
import { connect } from "./database.ts";
import { doctorCommand, type Finding } from "./doctor.ts";
import { folderStore } from "./files/store.ts";
import { openMail } from "./mail.ts";
import { readMigrations } from "./migrate.ts";
import { packageRoot } from "./root.ts";
import { bareDatabase } from "./testing/databases.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import { verifyCommand } from "./verify-command.ts";

const migrations = readMigrations(packageRoot());
const noLog = { info: () => {}, warn: () => {}, error: () => {} } as never;
let w: TestWorld, folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  w = await openWorld([slips]);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-doctor-"));
  openKey(folder);
  await w.act("worker", "slip.write", { input: { title: "one" } });
});
afterAll(async () => {
  await w.close();
  fs.rmSync(folder, { recursive: true });
});

const doctor = (more: { connection?: object; smtp?: string; args?: string[]; environment?: Record<string, string> } = {}) =>
  doctorCommand({
    config: readConfig({ args: more.args ?? ["--data", folder], environment: { DATABASE_URL: "postgres://somewhere/else", ...more.environment } }).config,
    migrations,
    store: folderStore(at("files")),
    mail: openMail(more.smtp, noLog),
    open: async () => ({ connection: more.connection ?? w.connection, stop: async () => {} }),
  });
const bad = (ended: { facts: object }) => (ended.facts as { findings: Finding[] }).findings.filter((finding) => !finding.ok).map((finding) => finding.sentence);

describe("the doctor", () => {
  it("finds all well, and prints the key that auditors compare", async () => {
    const ended = await doctor();
    expect(bad(ended)).toEqual([]);
    expect(ended).toMatchObject({ code: 0, text: expect.arrayContaining([expect.stringMatching(/^ok {3}keys.*MCowBQYDK2VwAyEA/)]) });
  });
  it("says what is not well, and what to do", async () => {
    const empty = await bareDatabase();
    expect(bad(await doctor({ connection: empty.connection }))).toEqual([expect.stringMatching(/^Steps are missing/)]);
    await empty.drop();
    expect(bad(await doctor({ connection: { host: "127.0.0.1", port: 9 } }))).toEqual([expect.stringMatching(/^It does not answer: .*DATABASE_URL/)]);
    expect(bad(await doctor({ smtp: "smtp://127.0.0.1:9" }))).toEqual([expect.stringMatching(/^The mail server does not answer/)]);
    expect(bad(await doctor({ args: ["--data", folder, "--host", "0.0.0.0"] }))).toEqual([expect.stringMatching(/BASE_URL is not set/)]);
    fs.chmodSync(at("checkpoint-key.pem"), 0o644);
    expect(bad(await doctor())).toEqual([expect.stringMatching(/chmod 600/)]);
    fs.chmodSync(at("checkpoint-key.pem"), 0o600);
  });
});

describe("on the command line", () => {
  it("verification ends with 0 when all is well and with 1 when something was changed", async () => {
    const { pool } = connect({ ...w.connection, max: 2 }),
      args = { pool, keepers: w.world.registry.keepers, dataFolder: folder };
    expect(await verifyCommand(args)).toMatchObject({ code: 0, text: [expect.stringMatching(/^1 event of 2 organisations read/), "Everything is as it was recorded."] });
    await w.owner.query("set session_replication_role = replica; update records set title = 'two' where title = 'one'");
    expect(await verifyCommand(args)).toMatchObject({ code: 1, text: [expect.any(String), expect.stringMatching(/^Something was changed: SL-2026-001/), expect.any(String)] });
    await w.owner.query("update records set title = 'one' where title = 'two'; set session_replication_role = origin");
    await pool.end();
  });

  it("a backup is restored into an empty folder, and a refused one leaves the folder as it was", async () => {
    const { pool } = connect({ ...w.connection, max: 2 });
    expect(await backupCommand({ pool, dataFolder: folder, store: folderStore(at("files")), release: "1", file: at("b.remit") })).toMatchObject({ code: 0 });
    await pool.end();
    const database = await bareDatabase(),
      dataFolder = at("fresh");
    const args = {
      dataFolder,
      migrations,
      keepers: w.world.registry.keepers,
      store: folderStore(path.join(dataFolder, "files")),
      open: async () => ({ connection: database.connection, stop: async () => {} }),
    };
    fs.writeFileSync(at("cut.remit"), fs.readFileSync(at("b.remit")).subarray(0, 3_000));
    await expect(restoreCommand({ ...args, file: at("cut.remit") })).rejects.toMatchObject({ kind: "invalid" });
    expect(fs.existsSync(dataFolder)).toBe(false);
    expect(await restoreCommand({ ...args, file: at("b.remit") })).toMatchObject({ code: 0, text: expect.arrayContaining(["Everything is as it was recorded."]) });
    await expect(restoreCommand({ ...args, file: at("b.remit") })).rejects.toMatchObject({ kind: "conflict", message: expect.stringMatching(/is not empty/) });
    await database.drop();
  });
});
