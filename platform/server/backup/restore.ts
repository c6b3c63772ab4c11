import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Store } from "../files/store.ts";
import { checksum, ledger, type Migration } from "../migrate.ts";
import type { Keeper } from "../registry.ts";
import { verify, type Verified } from "../verify.ts";
import { inspect, partsIn } from "./inspect.ts";
import { fill, isEmpty, settle, unlocked } from "./fill.ts";
import { keyNames, type Head } from "./manifest.ts";
import { tablesOf, type Table } from "./tables.ts";
import { whole, type TarPart } from "./tar.ts";

export interface Restoring {
  /** The owner of an empty database. */
  readonly pool: pg.Pool;
  readonly dataFolder: string;
  readonly store: Store;
  readonly migrations: readonly Migration[];
  readonly keepers?: ReadonlyMap<string, Keeper>;
  readonly file: string;
  readonly onProgress?: (sentence: string) => void;
}

export interface Restored {
  readonly at: string;
  readonly release: string;
  readonly rows: number;
  readonly files: number;
  readonly missing: readonly string[];
  /** Steps that the backup did not have yet. */
  readonly migrated: readonly string[];
  readonly verified: Verified;
}

/**
 * Restores a backup of this or an older version into an empty database and data folder, brings it up
 * to date and verifies the trail. The file is read whole and checked first; everything is one
 * transaction, so that a restore that fails leaves nothing.
 */
export async function restore(asked: Restoring): Promise<Restored> {
  const { pool, file, migrations, dataFolder, onProgress = () => {} } = asked;
  const { head, manifest } = await inspect(file, onProgress);
  const [then, since] = divide(file, head, migrations);
  const present = ["files", ...keyNames].find((name) => fs.existsSync(path.join(dataFolder, name)));
  if (present)
    throw new Refusal("conflict", say("The data folder {folder} is not empty ({name} is there). A backup is restored into an empty one.", { folder: dataFolder, name: present }));
  const client = await pool.connect();
  try {
    if (!(await isEmpty(client))) throw new Refusal("conflict", say("The database is not empty. A backup is restored into an empty one."));
    await client.query("begin");
    await client.query(ledger);
    for (const step of then) await apply(client, step);
    const rows = await readAll(client, asked);
    const different = Object.keys(manifest.rows).find((name) => (rows.get(name) ?? 0) !== manifest.rows[name]);
    if (different) throw new Refusal("invalid", say("{file} is damaged: {name} lacks rows. Nothing was restored.", { file, name: different }));
    for (const step of since) await apply(client, step);
    await client.query("commit");
    // Until the database knows how full its tables are, it looks for things the long way.
    await client.query("analyze").catch(() => undefined);
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    for (const name of ["files", ...keyNames]) fs.rmSync(path.join(dataFolder, name), { recursive: true, force: true });
    throw error;
  } finally {
    client.release();
  }
  onProgress(say("Verifying the trail"));
  const verified = await verify({ pool, dataFolder, ...(asked.keepers ? { keepers: asked.keepers } : {}) });
  const rows = Object.values(manifest.rows).reduce((sum, n) => sum + n, 0);
  return { at: head.at, release: head.release, rows, files: manifest.files.count, missing: manifest.files.missing, migrated: since.map((step) => step.name), verified };
}

/** Our steps that the backup had, and those that came since. One that we do not know, or know otherwise, is refused. */
function divide(file: string, head: Head, ours: readonly Migration[]): [Migration[], Migration[]] {
  const known = new Map(ours.map((step) => [step.name, step]));
  for (const { name, checksum: was } of head.migrations) {
    const step = known.get(name);
    if (!step)
      throw new Refusal(
        "conflict",
        say("{file} was made by a newer Remit ({release}): it holds the step {name}, which this one does not know. Install that version, or a newer one, and restore with it.", {
          file,
          release: head.release,
          name,
        }),
      );
    if (checksum(step.sql) !== was)
      throw new Refusal(
        "conflict",
        say("{file} was made by another Remit ({release}): its step {name} is not the one that this version has.", { file, release: head.release, name }),
      );
  }
  const had = new Set(head.migrations.map((step) => step.name));
  return [ours.filter((step) => had.has(step.name)), ours.filter((step) => !had.has(step.name))];
}

async function apply(client: pg.ClientBase, step: Migration): Promise<void> {
  await client.query(step.sql);
  await client.query("insert into applied_migrations (name, checksum) values ($1, $2)", [step.name, checksum(step.sql)]);
  // What a step of its own transaction would have checked at its end.
  await client.query("set constraints all immediate; set constraints all deferred");
}

/** Every part to its place; answers with the rows of each table. */
async function readAll(client: pg.ClientBase, { file, store, dataFolder, onProgress = () => {} }: Restoring): Promise<Map<string, number>> {
  const tables = await tablesOf(client),
    byPlainName = new Map(tables.map((table) => [table.name.replaceAll('"', ""), table]));
  const rows = new Map<string, number>();
  await unlocked(client, tables, async () => {
    for await (const part of partsIn(file)) {
      const [folder, name = "", ...rest] = part.name.split("/");
      if (folder === "tables") await readTable(client, { table: byPlainName.get(name), part, rows, onProgress });
      else if (folder === "files") await store.put(name, rest.at(-1) ?? "", await whole(part.content));
      else if (folder === "keys" && (keyNames as readonly string[]).includes(name))
        fs.writeFileSync(path.join(dataFolder, name), await whole(part.content), { mode: 0o600, flag: "wx", flush: true });
    }
    await settle(client, tables);
  });
  return rows;
}

async function readTable(client: pg.ClientBase, it: { table: Table | undefined; part: TarPart; rows: Map<string, number>; onProgress: (sentence: string) => void }): Promise<void> {
  const { table, part, rows } = it;
  if (!table) throw new Error(say("There is no place for {name}.", { name: part.name }));
  if (!rows.has(table.name)) it.onProgress(say("Restoring {table}", { table: table.name }));
  rows.set(table.name, (rows.get(table.name) ?? 0) + (await fill(client, table, await whole(part.content))));
}
