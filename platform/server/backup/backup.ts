import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Store } from "../files/store.ts";
import { headName, keyNames, manifestName, type Head, type Manifest } from "./manifest.ts";
import { quoted, seesAll, tablesOf, type Table } from "./tables.ts";
import { tarWriter, type TarWriter } from "./tar.ts";

export interface BackingUp {
  /** The database's owner. */
  readonly pool: pg.Pool;
  readonly dataFolder: string;
  readonly store: Store;
  readonly release: string;
  readonly file: string;
  readonly now?: () => Date;
  readonly onProgress?: (sentence: string) => void;
}

export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
  /** Files that the database knows and the store does not have. */
  readonly missing: readonly string[];
}

/** Writes parts and remembers their fingerprints for the manifest. */
interface Parts {
  readonly all: Manifest["parts"];
  add(name: string, size: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
}

/**
 * Writes everything that an installation keeps into one file: tables as they stand at one moment,
 * the files that they name, and the keys. People go on working meanwhile. The file has its name only
 * when it is whole and on the disk; it holds secrets and is readable by its owner only.
 */
export async function backup(asked: BackingUp): Promise<BackedUp> {
  const { file } = asked,
    draft = `${file}.unfinished`;
  if (fs.existsSync(file)) throw new Refusal("conflict", say("{file} exists already. A backup never overwrites anything: choose another name.", { file }));
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const out = fs.createWriteStream(draft, { mode: 0o600, flush: true }),
    gzip = createGzip({ level: 6 });
  gzip.pipe(out);
  const failed = new Promise<never>((_done, fail) => [out, gzip].forEach((stream) => stream.on("error", fail)));
  failed.catch(() => undefined);
  try {
    const done = await Promise.race([failed, writeAll(asked, tarWriter(gzip))]);
    gzip.end();
    await Promise.race([failed, once(out, "close")]);
    fs.linkSync(draft, file);
    fs.unlinkSync(draft);
    return { file, bytes: fs.statSync(file).size, ...done };
  } catch (error) {
    out.destroy();
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

async function writeAll(asked: BackingUp, tar: TarWriter): Promise<Omit<BackedUp, "file" | "bytes">> {
  const parts = partsOf(tar),
    rows: Record<string, number> = {};
  const client = await asked.pool.connect();
  const onProgress = asked.onProgress ?? (() => {});
  try {
    await client.query("begin isolation level repeatable read read only");
    await addJson(parts, headName, await headOf(client, asked));
    for (const table of await tablesOf(client)) {
      onProgress(say("Copying {table}", { table: table.name }));
      rows[table.name] = await addTable(client, table, parts);
    }
    const files = await addFiles(client, asked, parts);
    const keys = await addKeys(asked.dataFolder, parts);
    const manifest: Manifest = { parts: parts.all, rows, files, keys };
    const text = Buffer.from(JSON.stringify(manifest));
    await tar.add(manifestName, text.length, [text]);
    await tar.end();
    return { rows: Object.values(rows).reduce((sum, n) => sum + n, 0), files: files.count, missing: files.missing };
  } finally {
    await client.query("rollback").catch(() => undefined);
    client.release();
  }
}

const partsOf = (tar: TarWriter): Parts => {
  const all: Manifest["parts"] = [];
  return {
    all,
    add: async (name, size, content) => {
      const hash = createHash("sha256");
      await tar.add(
        name,
        size,
        (async function* () {
          for await (const bytes of content) {
            hash.update(bytes);
            yield bytes;
          }
        })(),
      );
      all.push({ name, size, sha256: hash.digest("hex") });
    },
  };
};

const addJson = (parts: Parts, name: string, value: object): Promise<void> => {
  const text = Buffer.from(JSON.stringify(value, null, 1));
  return parts.add(name, text.length, [text]);
};

async function headOf(client: pg.ClientBase, { release, now = () => new Date() }: BackingUp): Promise<Head> {
  const { rows } = await client.query<{ name: string; checksum: string }>("select name, checksum from applied_migrations order by applied_at, name");
  return { remit: "backup", format: 1, release, at: now().toISOString(), migrations: rows };
}

const largestPart = 4_000_000;

/** A table's rows as JSON lines, in parts that fit into memory. The database itself writes and reads each value, so none is rounded. */
async function addTable(client: pg.ClientBase, table: Table, parts: Parts): Promise<number> {
  let rows = 0,
    held: string[] = [],
    size = 0,
    part = 0;
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    const text = Buffer.from(`${held.join("\n")}\n`);
    await parts.add(`tables/${table.name.replaceAll('"', "")}/${String((part += 1)).padStart(6, "0")}.jsonl`, text.length, [text]);
    held = [];
    size = 0;
  };
  const list = table.columns.map(quoted).join(", ");
  for (const organisation of await passes(client, table)) {
    if (organisation) await client.query("select set_config('app.organisation', $1, true), set_config('app.person', $1, true), set_config('app.reads', '*', true)", [organisation]);
    await client.query(
      `declare copied no scroll cursor for select row_to_json(t)::text as line from (select ${list} from ${table.name} ${organisation ? "where organisation_id = app_organisation()" : ""}) t`,
    );
    for (;;) {
      const fetched = await client.query<{ line: string }>("fetch 1000 from copied");
      if (fetched.rows.length === 0) break;
      for (const { line } of fetched.rows) {
        held.push(line);
        size += line.length;
        rows += 1;
        if (size > largestPart) await flush();
      }
    }
    await client.query("close copied");
  }
  await flush();
  return rows;
}

/** The whole table at once where the role may, else one organisation after the other. */
async function passes(client: pg.ClientBase, table: Table): Promise<(string | null)[]> {
  if (!table.perOrganisation || (await seesAll(client))) return [null];
  const { rows } = await client.query<{ id: string }>("select organisation_id as id from chains union select organisation_id from organisations order by 1");
  return rows.map((row) => row.id);
}

/** The content of every file that the tables name. Content is never changed or deleted, so copying it after the moment is safe. */
async function addFiles(client: pg.ClientBase, { store, onProgress = () => {} }: BackingUp, parts: Parts): Promise<Manifest["files"]> {
  const files = { count: 0, bytes: 0, missing: [] as string[] };
  for (const organisation of await passes(client, { name: "files", columns: [], perOrganisation: true })) {
    if (organisation) await client.query("select set_config('app.organisation', $1, true)", [organisation]);
    const { rows } = await client.query<{ organisation: string; sha256: string; size: string }>(
      "select organisation_id as organisation, encode(sha256, 'hex') as sha256, size::text from files order by 1, 2",
    );
    for (const row of rows) {
      const content: Readable | undefined = await store.get(row.organisation, row.sha256);
      const name = `files/${row.organisation}/${row.sha256.slice(0, 2)}/${row.sha256}`;
      if (!content) files.missing.push(name);
      else {
        await parts.add(name, Number(row.size), content as AsyncIterable<Uint8Array>);
        files.count += 1;
        files.bytes += Number(row.size);
        if (files.count % 50 === 0) onProgress(say("{n} of {all} files copied", { n: files.count, all: rows.length }));
      }
    }
  }
  return files;
}

async function addKeys(dataFolder: string, parts: Parts): Promise<string[]> {
  const there = keyNames.filter((name) => fs.existsSync(path.join(dataFolder, name)));
  for (const name of there) {
    const content = fs.readFileSync(path.join(dataFolder, name));
    await parts.add(`keys/${name}`, content.length, [content]);
  }
  return there;
}
