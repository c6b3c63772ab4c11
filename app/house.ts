import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Config } from "#server/config.ts";
import { connect } from "#server/database.ts";
import { openFiles, type Files } from "#server/files/files.ts";
import { s3Store } from "#server/files/s3.ts";
import { folderStore, type Store } from "#server/files/store.ts";
import { accessOf } from "#server/identity/access.ts";
import { openIdentity, type Identity } from "#server/identity/identity.ts";
import type { SecurityEvent } from "#server/identity/events.ts";
import { signerOf } from "#server/identity/signer.ts";
import { readSecret } from "#server/identity/secret.ts";
import type { Log } from "#server/log.ts";
import { openMail, type Mail } from "#server/mail.ts";
import { migrate, migrationsInPlace, readMigrations } from "#server/migrate.ts";
import { own } from "#server/own/own.ts";
import { startEmbedded } from "#server/postgres/embedded.ts";
import { register } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";
import { securityReporter } from "#server/security-notes.ts";
import type { World } from "#server/world.ts";
import { discover, type Discovered } from "./discover.ts";

/** Everything opened: database, modules, identity, mail. */
export interface House {
  readonly config: Config;
  readonly log: Log;
  readonly found: readonly Discovered[];
  readonly world: World;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly files: Files;
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  readonly release: string;
  readonly migrated: readonly string[];
  /** Are all migrations in place? */
  readonly current: () => Promise<boolean>;
  close(): Promise<void>;
}

export interface Opening {
  readonly config: Config;
  readonly log: Log;
  /** The moment that acts are performed at; only a seed or a test sets another than the machine's. */
  readonly clock?: () => Date;
  readonly baseUrl: string;
}

export const release = (): string => (JSON.parse(fs.readFileSync(path.join(packageRoot(), "package.json"), "utf8")) as { version: string }).version;

/** Where the database is: the one that DATABASE_URL names, or our own from the data folder. */
export async function openDatabase(config: Config, log: Log): Promise<{ connection: pg.PoolConfig; stop: () => Promise<void> }> {
  if (config.databaseUrl) return { connection: { connectionString: config.databaseUrl }, stop: async () => {} };
  fs.mkdirSync(config.data, { recursive: true, mode: 0o700 });
  const embedded = await startEmbedded(config.data, (line) => log.info(line));
  return { connection: embedded.connection, stop: () => embedded.stop() };
}

/** Where files lie: the bucket that S3_URL names, or a folder beside the database. */
export const storeOf = (config: Config): Store => (config.s3Url ? s3Store(config.s3Url) : folderStore(path.join(config.data, "files")));

/** Opens everything, migrated to this version. What was opened is closed again when something fails. */
export async function openHouse({ config, log, clock = () => new Date(), baseUrl }: Opening): Promise<House> {
  const { connection, stop } = await openDatabase(config, log);
  const { db, pool } = connect(connection);
  try {
    const migrations = readMigrations(packageRoot());
    const migrated = await migrate(pool, migrations);
    const found = await discover(),
      registry = register(found, own),
      mail = openMail(config.smtpUrl, log);
    const secret = readSecret(config.data, process.env["REMIT_SECRET"]);
    let report: ((event: SecurityEvent) => Promise<void>) | undefined; // the world needs identity, and who is told lives in the world
    const identity = await openIdentity({ pool, baseUrl, secret, mail, log, report: (event) => void report?.(event) });
    const store = storeOf(config);
    const world: World = { db, registry, clock, release: release(), signer: signerOf(identity), store, access: accessOf(identity.ground) };
    report = securityReporter({ world, pool, log });
    const files = openFiles(world, store);
    const close = async (): Promise<void> => {
      mail.close();
      await pool.end();
      await stop();
    };
    return { config, log, found, world, identity, mail, files, pool, connection, release: world.release, migrated, current: () => migrationsInPlace(pool, migrations), close };
  } catch (error) {
    await pool.end();
    await stop();
    throw error;
  }
}
