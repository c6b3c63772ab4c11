import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { say } from "#kernel/sentence.ts";

/** One numbered step of the database: `platform/0001_ground` and its SQL. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

// Any number that nobody else locks with: "remit" on a telephone's keys.
const lockKey = 73_648;

/** Which steps were applied, and what they said. */
export const ledger = `create table if not exists applied_migrations (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`;

// A checkout may have changed the line ends.
export const checksum = (sql: string): string => createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");

/**
 * Brings the database up to date and returns the names of what was applied. Each step is one
 * transaction, so it can be killed at any moment; of several processes one does it and the others
 * wait. Refuses a database in which an applied step differs from ours or is unknown to us.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect();
  let failed: unknown;
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(ledger);
    const done: string[] = [];
    for (const migration of await missing(client, migrations)) {
      await apply(client, migration);
      done.push(migration.name);
    }
    return done;
  } catch (error) {
    failed = error;
    throw error;
  } finally {
    // A client in doubt is closed, which also gives its lock back.
    if (failed === undefined) await client.query("select pg_advisory_unlock($1)", [lockKey]);
    client.release(failed !== undefined);
  }
}

/** Is everything applied, and nothing else? For the readiness of a process that does not migrate itself. */
export async function migrationsInPlace(pool: pg.Pool, migrations: readonly Migration[]): Promise<boolean> {
  try {
    return (await missing(pool, migrations)).length === 0;
  } catch {
    return false;
  }
}

async function missing(client: Pick<pg.Pool, "query">, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>("select name, checksum from applied_migrations order by name");
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const known = ours.get(row.name);
    if (!known)
      throw new Error(
        say("This database was written by a newer Remit: it holds the step {name}, which this one does not know. Start that version, or a newer one.", { name: row.name }),
      );
    if (checksum(known.sql) !== row.checksum)
      throw new Error(
        say("The step {name} was changed after it had been applied to this database. Put its file back as it was, and write a new step instead.", { name: row.name }),
      );
  }
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query("insert into applied_migrations (name, checksum) values ($1, $2)", [migration.name, checksum(migration.sql)]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(say("The step {name} could not be applied: {why}", { name: migration.name, why: placed(error, migration.sql) }), { cause: error });
  }
}

/** The database's own words and the line that they are about. */
function placed(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string };
  return position ? `${message} (line ${sql.slice(0, Number(position)).split("\n").length})` : message;
}

/** The platform's steps, then each module's, a module after those that its first file's line `-- after: <module>, …` names. */
export function readMigrations(root: string): Migration[] {
  const modules = path.join(root, "modules");
  const names = fs.existsSync(modules) ? fs.readdirSync(modules).toSorted() : [];
  const found = new Map(names.map((name) => [name, readFolder(name, path.join(modules, name, "server", "migrations"))]));
  return [...readFolder("platform", path.join(root, "platform", "server", "migrations")), ...inOrder(found).flatMap((name) => found.get(name)!)];
}

function readFolder(owner: string, folder: string): Migration[] {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return files.toSorted().map((file) => ({ name: `${owner}/${path.basename(file, ".sql")}`, sql: fs.readFileSync(path.join(folder, file), "utf8") }));
}

const after = (steps: readonly Migration[]): string[] => steps.flatMap((step) => /^-- after: (.+)/.exec(step.sql)?.[1]?.split(",") ?? []).map((name) => name.trim());

function inOrder(found: ReadonlyMap<string, readonly Migration[]>): string[] {
  const order: string[] = [];
  const place = (name: string, chain: readonly string[]): void => {
    if (order.includes(name)) return;
    if (chain.includes(name)) throw new Error(`Migrations wait for each other in a circle: ${[...chain, name].join(" -> ")}`);
    for (const earlier of after(found.get(name) ?? [])) {
      if (!found.has(earlier)) throw new Error(`The migrations of ${name} come after ${earlier}, and there is no such module.`);
      place(earlier, [...chain, name]);
    }
    order.push(name);
  };
  for (const name of found.keys()) place(name, []);
  return order;
}
