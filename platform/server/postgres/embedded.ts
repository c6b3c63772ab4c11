import fs from "node:fs";
import type pg from "pg";
import { say } from "#kernel/sentence.ts";
import { embeddedBinaries, type Binaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { foldersIn, type Folders } from "./folders.ts";
import { alone, disown, own, ownedByAnother } from "./owner.ts";
import { choosePerson } from "./person.ts";
import { pause } from "./processes.ts";
import { ask, clearStale, connectionTo, end, launch, runningPid, withClient } from "./server.ts";

/** A PostgreSQL that runs from the data folder and listens on a unix socket only. */
export interface Embedded {
  readonly connection: pg.PoolConfig;
  /** For example "18.4". */
  readonly version: string;
  /** Ends the server, unless another living process started it. Close pools first. */
  stop(): Promise<void>;
}

/** What a test wants otherwise: another PostgreSQL, other settings, an end with the process that started it. */
export interface Otherwise {
  readonly binaries?: Binaries;
  readonly settings?: Readonly<Record<string, string>>;
  readonly endsWithUs?: boolean;
}

// Clusters that an earlier start in this very process answers for.
const answeredFor = new Set<string>();

/**
 * Starts the PostgreSQL of a data folder, made if there is none, with the database `remit` in it. A
 * server that runs already is used: one whose starter died is taken over, one whose starter lives is
 * left to it. What was acknowledged before a crash is there after it.
 */
export async function startEmbedded(dataFolder: string, log: (line: string) => void = () => undefined, otherwise: Otherwise = {}): Promise<Embedded> {
  const folders = foldersIn(dataFolder);
  const mine = await alone(folders.starting, async () => {
    if (await found(folders)) {
      if (answeredFor.has(folders.cluster) || ownedByAnother(folders.owner)) {
        log(say("Using the database that already runs on this data folder."));
        return false;
      }
      log(say("Took over the database that was still running on this data folder."));
    } else await startAnew(folders, log, otherwise);
    own(folders.owner);
    answeredFor.add(folders.cluster);
    return true;
  });
  await ensureDatabase(folders.socket);
  const version = await serverVersion(folders.socket);
  const rest = mine ? watchOver(folders, log, otherwise) : undefined;
  const ended = async (): Promise<void> => {
    await rest?.();
    if (mine) await stop(folders);
  };
  return { connection: connectionTo(folders.socket, "remit"), version, stop: ended };
}

const glance = 1_000;

/** A server that ends without being told to (killed, out of memory) is started again at once. Gives how to leave off watching. */
function watchOver(folders: Folders, log: (line: string) => void, otherwise: Otherwise): () => Promise<void> {
  let starting: Promise<void> | null = null;
  const again = (): Promise<void> =>
    alone(folders.starting, async () => {
      if (await found(folders)) return;
      log(say("The database ended unexpectedly; it is started again."));
      await startAnew(folders, log, otherwise);
    }).catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
  const timer = setInterval(() => {
    if (starting || runningPid(folders.cluster) !== undefined || !fs.existsSync(folders.cluster)) return;
    starting = again().finally(() => (starting = null));
  }, glance);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await starting;
  };
}

/** Is there a server that answers? One that is still coming up, or on its way out, is waited for. */
async function found(folders: Folders): Promise<boolean> {
  const quietEnd = performance.now() + 5000;
  for (;;) {
    const answer = await ask(folders.socket);
    if (answer === "ready") return true;
    if (answer === "silent") {
      if (runningPid(folders.cluster) === undefined) return false;
      if (performance.now() > quietEnd) return giveUpOn(folders);
    }
    await pause(25);
  }
}

/** A server that runs but does not answer: ended if it is nobody's, never if a living process needs it. */
function giveUpOn(folders: Folders): false {
  if (!ownedByAnother(folders.owner)) return false;
  throw new Error(say("Another process runs the database of this data folder, and it does not answer in {folder}: end that process first.", { folder: folders.socket }));
}

async function startAnew(folders: Folders, log: (line: string) => void, otherwise: Otherwise): Promise<void> {
  const binaries = otherwise.binaries ?? embeddedBinaries();
  const person = choosePerson(otherwise.endsWithUs);
  await clearStale(folders);
  await ensureCluster(folders, { binaries, person, hasty: otherwise.settings?.["fsync"] === "off" });
  await launch(folders, { binaries, person, ...(otherwise.settings ? { settings: otherwise.settings } : {}) });
  log(say("PostgreSQL {version} started.", { version: binaries.version }));
}

async function stop(folders: Folders): Promise<void> {
  answeredFor.delete(folders.cluster);
  // After a crash another process may have started it anew: then it is theirs to end.
  if (ownedByAnother(folders.owner)) return;
  const pid = runningPid(folders.cluster);
  if (pid !== undefined) await end(pid);
  disown(folders.owner);
}

const ensureDatabase = (socket: string): Promise<void> =>
  withClient(connectionTo(socket, "postgres"), async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = 'remit'");
    if (rowCount) return;
    try {
      await client.query("create database remit template template0 encoding 'UTF8'");
    } catch (error) {
      // Somebody else made it in the meantime.
      if (!["42P04", "23505"].includes(String((error as { code?: string }).code))) throw error;
    }
  });

const serverVersion = (socket: string): Promise<string> =>
  withClient(connectionTo(socket, "postgres"), async (client) => {
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    return rows[0]!.version.split(" ")[0]!;
  });
