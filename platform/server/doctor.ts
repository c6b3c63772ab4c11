import fs from "node:fs";
import pg from "pg";
import { outlive } from "./database.ts";
import { say } from "#kernel/sentence.ts";
import { existingKey } from "./checkpoints.ts";
import type { Config } from "./config.ts";
import type { Store } from "./files/store.ts";
import type { Mail } from "./mail.ts";
import { migrationsInPlace, type Migration } from "./migrate.ts";
import type { Ended } from "./verify-command.ts";

export interface Finding {
  readonly about: string;
  readonly ok: boolean;
  /** What was found and, when it is not well, what to do. */
  readonly sentence: string;
}

export interface DoctorArgs {
  readonly config: Config;
  readonly migrations: readonly Migration[];
  readonly store: Store;
  readonly mail: Mail;
  readonly open: () => Promise<{ connection: pg.PoolConfig; stop(): Promise<void> }>;
}

const well = (about: string, sentence: string): Finding => ({ about, ok: true, sentence });
const ill = (about: string, sentence: string): Finding => ({ about, ok: false, sentence });

/** `remit doctor`: looks at everything that Remit stands on; 0 when all is well, 1 when something needs attention. Changes nothing. */
export async function doctorCommand(args: DoctorArgs): Promise<Ended> {
  const findings = [...settings(args.config), ...(await database(args)), ...(await files(args)), ...keys(args.config), ...(await mail(args.mail))];
  const ok = findings.every((finding) => finding.ok);
  return { code: ok ? 0 : 1, facts: { ok, findings }, text: findings.map((finding) => `${finding.ok ? "ok  " : "BAD "} ${finding.about.padEnd(10)} ${finding.sentence}`) };
}

/** That they can be read at all was checked before: here is what they mean for people. */
function settings(config: Config): Finding[] {
  const about = say("settings"),
    outside = !["127.0.0.1", "::1", "localhost"].includes(config.host);
  if (outside && !config.baseUrl)
    return [
      ill(
        about,
        say("Remit listens on {host}, but BASE_URL is not set: links in mail would lead to this machine only. Set BASE_URL to the address that people use.", { host: config.host }),
      ),
    ];
  return [well(about, say("Understood; remit config shows them."))];
}

async function database({ config, migrations, open }: DoctorArgs): Promise<Finding[]> {
  const about = say("database");
  if (!config.databaseUrl && !fs.existsSync(config.data)) return [well(about, say("There is none yet: the first start makes it in {folder}.", { folder: config.data }))];
  let opened;
  try {
    opened = await open();
  } catch (error) {
    return [ill(about, say("It could not be opened: {why}", { why: (error as Error).message }))];
  }
  const pool = outlive(new pg.Pool({ ...opened.connection, max: 2, connectionTimeoutMillis: 5_000 }));
  try {
    return await lookInto(pool, migrations);
  } catch (error) {
    return [ill(about, say("It does not answer: {why}. Look at DATABASE_URL and at the database's own log.", { why: (error as Error).message }))];
  } finally {
    await pool.end();
    await opened.stop();
  }
}

const oldest = 150_000,
  largestDrift = 5;

async function lookInto(pool: pg.Pool, migrations: readonly Migration[]): Promise<Finding[]> {
  const about = say("database"),
    found: Finding[] = [];
  const before = Date.now();
  const { rows } = await pool.query<{ version: string; number: number; now: string; trigram: boolean; role: boolean }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number, extract(epoch from clock_timestamp())::text as now,
            exists (select from pg_available_extensions where name = 'pg_trgm') as trigram,
            coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'remit_app'), true) as role`,
  );
  const { version, number, now, trigram, role } = rows[0]!,
    middle = (before + Date.now()) / 2;
  found.push(
    number >= oldest ? well(about, say("PostgreSQL {version} answers.", { version })) : ill(about, say("PostgreSQL {version} is too old: Remit needs 15 or later.", { version })),
  );
  if (!trigram) found.push(ill(about, say("The extension pg_trgm is not installed on the database's machine: install PostgreSQL's contrib package there.")));
  if (!role) found.push(ill(about, say("Remit's user may not become remit_app: as a superuser, run: grant remit_app to that user.")));
  found.push(
    (await migrationsInPlace(pool, migrations))
      ? well(about, say("All steps are in place."))
      : ill(about, say("Steps are missing, or it was written by another version: a start with this version applies what is missing, and says so if it cannot.")),
  );
  const drift = Math.abs(Number(now) * 1000 - middle) / 1000;
  found.push(
    drift <= largestDrift
      ? well(say("clock"), say("This machine and the database agree to {n} s.", { n: drift.toFixed(1) }))
      : ill(say("clock"), say("This machine and the database are {n} s apart: let both follow a time server.", { n: Math.round(drift) })),
  );
  return found;
}

const least = 1_000_000_000;

async function files({ config, store }: DoctorArgs): Promise<Finding[]> {
  const about = say("files"),
    found: Finding[] = [];
  if (!fs.existsSync(config.data)) return [well(about, say("The data folder {folder} is made at the first start.", { folder: config.data }))];
  const why = await store.check();
  found.push(why === undefined ? well(about, say("Files can be written.")) : ill(about, say("Files cannot be written: {why}", { why })));
  const { bavail, bsize } = fs.statfsSync(config.data),
    gigabytes = ((bavail * bsize) / 1e9).toFixed(1);
  found.push(
    bavail * bsize >= least
      ? well(about, say("{gigabytes} GB are free.", { gigabytes }))
      : ill(about, say("Only {gigabytes} GB are free in {folder}: make room, or nothing more can be kept.", { gigabytes, folder: config.data })),
  );
  return found;
}

/** Who else can read the secrets, and the key that auditors compare. */
function keys(config: Config): Finding[] {
  const about = say("keys"),
    key = existingKey(config.data);
  if (!key) return [well(about, say("The key for checkpoints is made at the first start."))];
  const open = process.platform !== "win32" && (fs.statSync(`${config.data}/checkpoint-key.pem`).mode & 0o077) !== 0;
  if (open) return [ill(about, say("Others on this machine can read checkpoint-key.pem: run chmod 600 on it."))];
  return [well(about, say("Checkpoints are signed with {key}", { key: key.publicKey }))];
}

async function mail(post: Mail): Promise<Finding[]> {
  const about = say("mail"),
    checked = await post.check();
  if (!checked) return [well(about, say("No mail server is set (SMTP_URL): people are told inside Remit only."))];
  return [{ about, ok: checked.ok, sentence: checked.sentence }];
}
