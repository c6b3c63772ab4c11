import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { say } from "#kernel/sentence.ts";

/** Where one embedded PostgreSQL keeps its things. */
export interface Folders {
  /** The cluster itself. */
  readonly cluster: string;
  /** Where its socket lies, never readable by others: whoever reaches the socket is the database's owner. */
  readonly socket: string;
  /** What it writes to its standard error. */
  readonly log: string;
  /** Which process started it. */
  readonly owner: string;
  /** Held while one start is under way. */
  readonly starting: string;
}

// sun_path holds 108 bytes on Linux and 104 elsewhere, the closing zero included.
const longestSocket = process.platform === "linux" ? 107 : 103;
const socketName = ".s.PGSQL.5432";

export function foldersIn(dataFolder: string): Folders {
  fs.mkdirSync(dataFolder, { recursive: true });
  const data = fs.realpathSync(dataFolder);
  const at = (name: string): string => path.join(data, name);
  return { cluster: at("postgres"), socket: socketFolder(data), log: at("postgres.log"), owner: at("postgres.owner"), starting: at("postgres.starting") };
}

/** The socket's folder: in the data folder when the path is short enough, else a private one under the system's temporary folder. */
export function socketFolder(dataFolder: string): string {
  const near = path.join(dataFolder, "socket");
  const folder =
    Buffer.byteLength(path.join(near, socketName)) <= longestSocket ? near : path.join(os.tmpdir(), `remit-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 16)}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  assertOurs(folder);
  return folder;
}

/** In a folder that everybody may write to, somebody else may have made ours first. */
function assertOurs(folder: string): void {
  const found = fs.lstatSync(folder);
  const us = process.getuid?.();
  // Root also trusts what it handed to the user that runs PostgreSQL for it.
  const ours = us === undefined || us === 0 || found.uid === us;
  if (!found.isDirectory() || !ours) throw new Error(say("The folder {folder} is needed for the database's socket, but belongs to somebody else.", { folder }));
  if ((found.mode & 0o077) !== 0) fs.chmodSync(folder, 0o700);
}
