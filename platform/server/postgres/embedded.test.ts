import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmbedded, type Embedded } from "./embedded.ts";
import { socketFolder } from "./folders.ts";
import { processesIn, signal, until } from "./processes.ts";
import { withClient } from "./server.ts";

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-embedded-"))));
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const embedded of opened.splice(0)) await embedded.stop();
  for (const pid of processesIn(cluster())) signal(pid, "SIGKILL");
  await until(() => processesIn(cluster()).length === 0, 5000);
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A cluster as the first start makes it, so that only one test has to wait for that. */
const made = fs.mkdtempSync(path.join(os.tmpdir(), "remit-made-"));
beforeAll(async () => (await startEmbedded(made)).stop());
afterAll(() => fs.rmSync(made, { recursive: true, force: true }));
const withCluster = (): void => fs.cpSync(path.join(made, "postgres"), cluster(), { recursive: true });

const cluster = (): string => path.join(folder, "postgres");
const postmaster = (): number => Number.parseInt(fs.readFileSync(path.join(cluster(), "postmaster.pid"), "utf8"), 10);
const opened: Embedded[] = [];
const start = async (): Promise<Embedded> => {
  const embedded = await startEmbedded(folder);
  opened.push(embedded);
  return embedded;
};
const ask = async (embedded: Embedded, sql: string): Promise<unknown[][]> =>
  withClient(embedded.connection, async (client) => (await client.query({ text: sql, rowMode: "array" })).rows as unknown[][]);

/** Another process that starts the server of this folder, and says so. */
async function elsewhere(): Promise<ChildProcess> {
  const program = `import { startEmbedded } from "#server/postgres/embedded.ts";
    const embedded = await startEmbedded(${JSON.stringify(folder)});
    process.on("SIGTERM", async () => { await embedded.stop(); process.exit(0); });
    setInterval(() => {}, 1000);
    console.log("started");`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await new Promise((done) => child.stdout.once("data", done));
  return child;
}

const gone = (child: ChildProcess, name: NodeJS.Signals): Promise<unknown> => {
  const exit = new Promise((done) => child.once("exit", done));
  child.kill(name);
  return exit;
};

describe("the database that comes with Remit", () => {
  test("is made, keeps what it was given over a stop, and listens to no network", async () => {
    const first = await start();
    expect(first.version).toMatch(/^18\./);
    await ask(first, "create table kept as select 42 as answer");
    expect(
      await ask(first, "select current_database(), current_setting('listen_addresses'), current_setting('fsync'), current_setting('synchronous_commit'), current_setting('jit')"),
    ).toEqual([["remit", "", "on", "on", "off"]]);
    await first.stop();
    expect(processesIn(cluster())).toEqual([]);
    const second = await start();
    expect(await ask(second, "select answer from kept")).toEqual([[42]]);
    await second.stop();
  });

  test("its folders are closed to everybody else", async () => {
    const embedded = await start();
    for (const name of ["postgres", "socket"]) expect(fs.statSync(path.join(folder, name)).mode & 0o077).toBe(0);
    await embedded.stop();
  });

  test("a creation that was killed half-way is begun again", async () => {
    fs.mkdirSync(`${cluster()}.new`);
    fs.writeFileSync(path.join(`${cluster()}.new`, "PG_VERSION"), "18\n");
    const embedded = await start();
    expect(await ask(embedded, "select 1")).toEqual([[1]]);
    await embedded.stop();
  });

  test("a data folder of another PostgreSQL, or of something else, is refused and left as it is", async () => {
    fs.mkdirSync(cluster());
    fs.writeFileSync(path.join(cluster(), "photo.jpg"), "");
    await expect(start()).rejects.toThrow("is not a database that Remit can open");
    fs.writeFileSync(path.join(cluster(), "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow("made by PostgreSQL 17");
    expect(fs.existsSync(path.join(cluster(), "photo.jpg"))).toBe(true);
  });

  test("a socket path too long for the system moves to a private folder of its own", () => {
    const deep = path.join(folder, "x".repeat(120));
    const short = socketFolder(deep);
    expect(Buffer.byteLength(path.join(short, ".s.PGSQL.5432"))).toBeLessThanOrEqual(107);
    expect(short).toBe(socketFolder(deep));
    expect(short).not.toBe(socketFolder(`${deep}y`));
    expect(fs.statSync(short).mode & 0o077).toBe(0);
    fs.rmdirSync(short);
    fs.rmdirSync(socketFolder(`${deep}y`));
    expect(socketFolder(folder)).toBe(path.join(folder, "socket"));
  });

  test("a link in the place of the private folder is not followed", () => {
    const deep = path.join(folder, "x".repeat(120));
    const short = socketFolder(deep);
    fs.rmdirSync(short);
    fs.symlinkSync(folder, short);
    expect(() => socketFolder(deep)).toThrow("belongs to somebody else");
    fs.unlinkSync(short);
  });
});

describe("after a crash", () => {
  beforeEach(withCluster);

  test("of the server itself, nothing acknowledged is lost", async () => {
    const first = await start();
    await ask(first, "create table kept (n int)");
    const client = new pg.Client(first.connection);
    client.on("error", () => undefined);
    await client.connect();
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await client.query("insert into kept values ($1)", [acknowledged + 1]);
        acknowledged++;
      }
    })().catch(() => undefined);
    await until(() => acknowledged > 50, 5000);
    for (const pid of processesIn(cluster())) signal(pid, "SIGKILL");
    await writing;
    const second = await start();
    const [row] = await ask(second, "select count(*)::int, max(n) from kept");
    expect(row![0]).toBe(row![1]);
    expect(row![1]).toBeGreaterThanOrEqual(acknowledged);
    await second.stop();
  });

  test("while Remit goes on: it is started again by itself, and nothing is lost", async () => {
    withCluster();
    const embedded = await start();
    await ask(embedded, "create table kept as select 42 as answer");
    const before = postmaster();
    signal(before, "SIGKILL");
    const answered = async (): Promise<boolean> =>
      ask(embedded, "select answer from kept").then(
        () => true,
        () => false,
      );
    await expect.poll(answered, { timeout: 15_000, interval: 200 }).toBe(true);
    expect(postmaster()).not.toBe(before);
    await embedded.stop();
    expect(processesIn(cluster())).toEqual([]);
  });

  test("of the postmaster alone, its orphaned children are ended before the next start", async () => {
    const first = await start();
    const client = new pg.Client(first.connection);
    client.on("error", () => undefined);
    await client.connect();
    const busy = client.query("select count(*) from generate_series(1, 1000000000)").catch(() => undefined);
    signal(postmaster(), "SIGKILL");
    const second = await start();
    await busy;
    expect(await ask(second, "select 1")).toEqual([[1]]);
    await second.stop();
  });

  test("a process file whose id is another program's now does not stop the start", async () => {
    const first = await start();
    const file = path.join(cluster(), "postmaster.pid");
    const lines = fs.readFileSync(file, "utf8").split("\n");
    for (const pid of processesIn(cluster())) signal(pid, "SIGKILL");
    await until(() => processesIn(cluster()).length === 0, 5000);
    const innocent = spawn("sleep", ["60"]);
    children.push(innocent);
    fs.writeFileSync(file, [String(innocent.pid), ...lines.slice(1)].join("\n"));
    fs.writeFileSync(path.join(folder, "socket", ".s.PGSQL.5432.lock"), `${innocent.pid}\n`);
    const second = await start();
    expect(await ask(second, "select 1")).toEqual([[1]]);
    expect(innocent.exitCode).toBeNull();
    await second.stop();
    await first.stop();
  });
});

describe("two starts on one data folder", () => {
  beforeEach(withCluster);

  test("in one process: the second leaves the server to the first", async () => {
    const first = await start();
    const second = await start();
    await second.stop();
    expect(await ask(first, "select 1")).toEqual([[1]]);
    await first.stop();
    expect(processesIn(cluster())).toEqual([]);
  });

  test("in two processes: the second uses the first's server and leaves it running", async () => {
    const first = await start();
    await ask(first, "create table kept as select 1 as n");
    const pid = postmaster();
    const other = await elsewhere();
    expect(postmaster()).toBe(pid);
    await gone(other, "SIGTERM");
    expect(await ask(first, "select n from kept")).toEqual([[1]]);
    await first.stop();
  });

  test("a server whose starter was killed is taken over, and ends with the one that took it", async () => {
    const other = await elsewhere();
    const pid = postmaster();
    await gone(other, "SIGKILL");
    const heard: string[] = [];
    const second = await startEmbedded(folder, (line) => heard.push(line));
    expect(heard).toEqual(["Took over the database that was still running on this data folder."]);
    expect(postmaster()).toBe(pid);
    await second.stop();
    expect(processesIn(cluster())).toEqual([]);
  });

  test("that start at the same moment come to the same server", async () => {
    fs.rmSync(cluster(), { recursive: true });
    const [one, two] = await Promise.all([elsewhere(), elsewhere()]);
    const mine = await start();
    await ask(mine, "create table kept as select 7 as n");
    await Promise.all([gone(one, "SIGTERM"), gone(two, "SIGTERM")]);
    await mine.stop();
    const again = await start();
    expect(await ask(again, "select n from kept")).toEqual([[7]]);
    await again.stop();
  });

  test("that died while starting does not hold up the next start", async () => {
    fs.writeFileSync(path.join(folder, "postgres.starting"), "999999@1");
    const embedded = await start();
    expect(await ask(embedded, "select 1")).toEqual([[1]]);
    await embedded.stop();
  });
});
