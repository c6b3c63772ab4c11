import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { connect } from "../database.ts";
import type { Store } from "../files/store.ts";
import type { Migration } from "../migrate.ts";
import type { Keeper } from "../registry.ts";
import { sayVerified, type Ended } from "../verify-command.ts";
import { backup, type BackingUp } from "./backup.ts";
import { onTerminal } from "./progress.ts";
import { restore } from "./restore.ts";

const lost = (missing: readonly string[]): string[] =>
  missing.length === 0 ? [] : [say("{n, plural, one {# file was} other {# files were}} not there to be copied; the first is {first}.", { n: missing.length, first: missing[0]! })];

/** `remit backup FILE`: 0 when everything is in it, 1 when files were missing. */
export async function backupCommand(args: Omit<BackingUp, "onProgress">): Promise<Ended> {
  const progress = onTerminal();
  try {
    const made = await backup({ ...args, onProgress: progress.say });
    const text = say(
      "{file} holds {rows, plural, one {# row} other {# rows}} and {files, plural, one {# file} other {# files}} in {megabytes} MB. It holds secrets: keep it where only you can read it.",
      { file: made.file, rows: made.rows, files: made.files, megabytes: (made.bytes / 1e6).toFixed(1) },
    );
    return { code: made.missing.length > 0 ? 1 : 0, facts: made, text: [text, ...lost(made.missing)] };
  } finally {
    progress.end();
  }
}

export interface RestoreArgs {
  readonly file: string;
  readonly dataFolder: string;
  readonly migrations: readonly Migration[];
  readonly keepers: ReadonlyMap<string, Keeper>;
  readonly store: Store;
  /** Opens the database that is restored into; called only once the data folder is known to be empty. */
  readonly open: () => Promise<{ connection: pg.PoolConfig; stop(): Promise<void> }>;
}

/** `remit restore FILE`: 0 restored and verified, 1 refused or the trail does not verify. A refused one leaves the data folder as it was. */
export async function restoreCommand({ open, ...args }: RestoreArgs): Promise<Ended> {
  const { dataFolder } = args,
    existed = fs.existsSync(dataFolder);
  const there = existed ? fs.readdirSync(dataFolder) : [];
  if (there.length > 0)
    throw new Refusal("conflict", say("The data folder {folder} is not empty ({name} is there). A backup is restored into an empty one.", { folder: dataFolder, name: there[0]! }));
  if (!fs.existsSync(args.file)) throw new Refusal("invalid", say("There is no file {file}.", { file: args.file }));
  fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const progress = onTerminal();
  let stop = async (): Promise<void> => {},
    done = false;
  try {
    const opened = await open();
    stop = () => opened.stop();
    const { pool } = connect({ ...opened.connection, max: 3 });
    const restored = await restore({ ...args, pool, onProgress: progress.say }).finally(() => pool.end());
    done = true;
    const words = { at: restored.at.slice(0, 16).replace("T", " "), release: restored.release, rows: restored.rows, files: restored.files };
    const text = say(
      "Restored the backup of {at} (UTC, version {release}): {rows, plural, one {# row} other {# rows}}, {files, plural, one {# file} other {# files}}. Everybody signs in anew.",
      words,
    );
    return { code: restored.verified.ok ? 0 : 1, facts: restored, text: [text, ...lost(restored.missing), ...sayVerified(restored.verified)] };
  } finally {
    progress.end();
    await stop();
    if (!done) for (const name of fs.readdirSync(dataFolder)) fs.rmSync(path.join(dataFolder, name), { recursive: true, force: true });
    if (!done && !existed) fs.rmSync(dataFolder, { recursive: true, force: true });
  }
}
