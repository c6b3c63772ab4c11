import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { checksum, migrate, readMigrations, type Migration } from "../migrate.ts";
import { packageRoot } from "../root.ts";

/** A database of a test's own. */
export interface TestDatabase {
  readonly connection: pg.PoolConfig;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

const lockKey = 73_649;

/** An empty database with every migration applied, copied from a template in about a tenth of a second: one for each test file. */
export const freshDatabase = (): Promise<TestDatabase> => copyOf(readMigrations(packageRoot()));

/** An empty database with nothing applied: for tests of the migrations themselves. */
export const bareDatabase = (): Promise<TestDatabase> => copyOf([]);

async function copyOf(migrations: readonly Migration[]): Promise<TestDatabase> {
  const name = `remit_${randomBytes(8).toString("hex")}`;
  await asOwner(async (client) => {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(`create database ${name} template ${await templateOf(client, migrations)}`);
  });
  return { connection: connectionTo(name), drop: () => asOwner((client) => drop(client, name)) };
}

/** A pool that was ended says so before its connections are gone; cut off, they would report an error that nobody caused. */
async function drop(client: pg.Client, name: string): Promise<void> {
  const end = performance.now() + 2000;
  for (;;) {
    const { rowCount } = await client.query("select from pg_stat_activity where datname = $1", [name]);
    if (rowCount === 0 || performance.now() > end) break;
    await new Promise((done) => setTimeout(done, 10));
  }
  await client.query(`drop database if exists ${name} with (force)`);
}

/** The template's name says what was applied to it, so a changed step makes a new one. */
async function templateOf(client: pg.Client, migrations: readonly Migration[]): Promise<string> {
  if (migrations.length === 0) return "template0";
  const name = `remit_template_${createHash("sha256")
    .update(migrations.map((m) => `${m.name} ${checksum(m.sql)}`).join("\n"))
    .digest("hex")
    .slice(0, 16)}`;
  const { rows } = await client.query<{ ready: boolean }>("select datistemplate as ready from pg_database where datname = $1", [name]);
  if (rows[0]?.ready) return name;
  // One that is there but not ready was left half-made by a run that was killed.
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name} template template0`);
  const pool = new pg.Pool({ ...connectionTo(name), max: 1 });
  try {
    await migrate(pool, migrations);
  } finally {
    await pool.end();
  }
  await client.query(`alter database ${name} with is_template true allow_connections false`);
  return name;
}

async function asOwner(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(server());
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const server = (): pg.PoolConfig => inject("postgres");

function connectionTo(database: string): pg.PoolConfig {
  const { connectionString, ...rest } = server();
  if (!connectionString) return { ...rest, database };
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
