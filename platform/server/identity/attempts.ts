import { createHmac, randomUUID } from "node:crypto";
import { isIPv6 } from "node:net";
import type pg from "pg";

/** How many failures are borne, and how long the first and the longest lock last, in seconds. Each failure more doubles it. */
export interface Limit {
  readonly failures: number;
  readonly first: number;
  readonly longest: number;
}

export const accountLimit: Limit = { failures: 5, first: 60, longest: 3600 };
/** A whole company may come from one address. */
export const addressLimit: Limit = { failures: 50, first: 60, longest: 3600 };
/** Mails to one account: the fourth within an hour waits. */
export const mailLimit: Limit = { failures: 3, first: 3600, longest: 3600 };

export interface Attempt {
  readonly allowed: boolean;
  /** Does the account lock now, unless this attempt proves right? */
  readonly locks: boolean;
  /** Seconds until the lock ends; 0 when there is none. */
  readonly wait: number;
}

const sql = `
insert into identity.attempts as a (subject, failures, last_attempt, last_at, locked_until)
values ($1, 1, $2::uuid, now(), case when $3::int <= 1 then now() + make_interval(secs => $4::float8) end)
on conflict (subject) do update set
  failures = case when a.locked_until > now() then a.failures when a.last_at < now() - interval '1 day' then 1 else a.failures + 1 end,
  last_attempt = case when a.locked_until > now() then a.last_attempt else $2::uuid end,
  last_at = case when a.locked_until > now() then a.last_at else now() end,
  locked_until = case
    when a.locked_until > now() then a.locked_until
    when a.last_at < now() - interval '1 day' or a.failures + 1 < $3::int then null
    else now() + make_interval(secs => least($4::float8 * power(2, least(a.failures + 1 - $3::int, 20)), $5::float8)) end
returning last_attempt = $2::uuid as allowed, locked_until is not null as locks, coalesce(ceil(extract(epoch from locked_until - now())), 0)::int as wait`;

/**
 * Counts an attempt as failed before it is made, in one statement: a hundred guesses at the same
 * moment get no more tries than a hundred in a row. Whoever proves right calls `forgive`.
 */
export async function attempt(pool: pg.Pool, subject: string, limit: Limit): Promise<Attempt> {
  const { rows } = await pool.query<Attempt>({ name: "identity_attempt", text: sql, values: [subject, randomUUID(), limit.failures, limit.first, limit.longest] });
  return rows[0]!;
}

/** The attempt proved right: nothing is held against this account any more. */
export const forgive = async (pool: pg.Pool, subject: string): Promise<void> => {
  await pool.query("delete from identity.attempts where subject = $1", [subject]);
};

/** The attempt proved right, but others from this address may still be guessing: only this one is taken back. */
export const takeBack = async (pool: pg.Pool, subject: string): Promise<void> => {
  await pool.query("update identity.attempts set failures = greatest(failures - 1, 0), locked_until = null where subject = $1", [subject]);
};

export const accountSubject = (userIdOrDigest: string): string => `account:${userIdOrDigest}`;

/** A household or a phone has a whole /64 of IPv6 addresses: it counts as one. */
export function addressSubject(address: string): string {
  if (!isIPv6(address)) return `address:${address}`;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return `address:${mapped[1]}`;
  const [head = "", tail] = address.toLowerCase().split("%")[0]!.split("::");
  const before = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const groups = tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `address:${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/** What was typed as a login, kept so that the same can be recognised but not read: people type passwords there. */
export const loginDigest = (secret: string, login: string): string =>
  createHmac("sha256", secret)
    .update(`login:${login.normalize("NFKC").trim().toLowerCase()}`)
    .digest("base64url");
