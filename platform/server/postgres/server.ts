import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { say } from "#kernel/sentence.ts";
import type { Binaries } from "./binaries.ts";
import { cleanEnvironment } from "./cluster.ts";
import type { Folders } from "./folders.ts";
import type { Person } from "./person.ts";
import { inUse, isPostgresOf, lifeOf, pause, processesIn, signal, until } from "./processes.ts";

/** How to reach one database of the server that listens in a socket folder. Nothing of it is taken from PG… variables. */
export const connectionTo = (socket: string, database: string): pg.PoolConfig => ({ host: socket, port: 5432, user: "postgres", password: "", database, ssl: false });

export async function withClient<T>(connection: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  // A server that ends under us says so here; the query that runs then rejects as well.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export type Answer = "ready" | "starting" | "silent";

/** Does a server answer on the socket? `starting` while it still recovers, or already ends. */
export async function ask(socket: string): Promise<Answer> {
  try {
    await withClient(connectionTo(socket, "postgres"), (client) => client.query("select 1"));
    return "ready";
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return "silent";
    // 57P… is said by a server that comes up or goes down; whatever else PostgreSQL reports (no connection free, say) is an answer too.
    return error.code?.startsWith("57P") ? "starting" : "ready";
  }
}

/** The process id of the running server by its own file, if that process is this folder's PostgreSQL. */
export function runningPid(cluster: string): number | undefined {
  const pid = pidIn(cluster);
  return pid !== undefined && isPostgresOf(pid, cluster) ? pid : undefined;
}

function pidIn(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8"), 10);
    return Number.isFinite(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * After a crash: ends what is left of the old server and removes its process file when PostgreSQL
 * would be misled by it, because the id is now another program's or a zombie's. Only called when no
 * server answers, by the one process that may start one.
 */
export async function clearStale(folders: Folders): Promise<void> {
  for (const name of ["SIGQUIT", "SIGKILL"] as const) {
    for (const pid of processesIn(folders.cluster)) signal(pid, name);
    if (await until(() => processesIn(folders.cluster).length === 0, 5000)) break;
  }
  const pid = pidIn(folders.cluster);
  // An id that nobody uses is left to PostgreSQL, which also looks for memory that is still shared.
  if (pid === undefined || !inUse(pid) || isPostgresOf(pid, folders.cluster)) return;
  for (const file of [path.join(folders.cluster, "postmaster.pid"), path.join(folders.socket, ".s.PGSQL.5432.lock")]) fs.rmSync(file, { force: true });
}

const settings = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  shared_buffers: "128MB",
  synchronous_commit: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // The log must not hold what people wrote: neither statements nor the values in a violated key.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
} as const;

export interface Launch {
  readonly binaries: Binaries;
  readonly person: Person;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the server and waits until it answers. It outlives us if we are killed, and is then found again. */
export async function launch(folders: Folders, how: Launch): Promise<ChildProcess> {
  for (const folder of [folders.cluster, folders.socket]) how.person.give(folder);
  const given = Object.entries({ ...settings, ...how.settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = how.person.command(how.binaries.postgres, ["-D", folders.cluster, "-k", folders.socket, "-p", "5432", ...given]);
  const log = openLog(folders.log);
  // Its own session: Ctrl-C in the terminal is for Remit, which ends the server when its own work is done.
  const child = spawn(command.file, command.args, { env: cleanEnvironment(), stdio: ["ignore", log, log], cwd: "/", detached: true, ...command.id });
  fs.closeSync(log);
  let failure: Error | undefined;
  child.on("error", (error) => (failure = error));
  child.unref();
  const ended = (): boolean => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  while ((await ask(folders.socket)) !== "ready") {
    if (ended()) throw new Error(say("The database did not start: {why}", { why: failure?.message ?? lastLines(folders.log) }));
    await pause(15);
  }
  return child;
}

const longestLog = 10_000_000;

/** Goes on where the last start stopped, unless that has grown too long. */
const openLog = (file: string): number => fs.openSync(file, fs.existsSync(file) && fs.statSync(file).size > longestLog ? "w" : "a", 0o600);

const lastLines = (log: string): string => fs.readFileSync(log, "utf8").trim().split("\n").slice(-4).join(" ");

/** Ends a server in order: cut off who is connected, write everything, stop. Harshly only when that takes too long: then the next start recovers. */
export async function end(pid: number, patience = 3500): Promise<void> {
  const life = lifeOf(pid);
  const gone = (): boolean => life === undefined || lifeOf(pid) !== life;
  for (const [name, milliseconds] of [
    ["SIGINT", patience],
    ["SIGQUIT", 5000],
    ["SIGKILL", 5000],
  ] as const) {
    if (gone()) return;
    signal(pid, name);
    if (await until(gone, milliseconds)) return;
  }
}
