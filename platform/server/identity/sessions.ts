import { createHash } from "node:crypto";
import { cookieName, signedCookie } from "./cookie.ts";
import { deviceOf, type Asking, type Ground } from "./ground.ts";
import { sessionIdle, sessionLongest } from "./library.ts";

export interface Belonging {
  readonly organisationId: string;
  readonly personId: string;
}

/** What decides how much a signature in this session must be given (ES-06). */
export interface SigningState {
  /** When all components were last given, if they were. */
  readonly fullAt: Date | null;
  readonly lastAt: Date | null;
  /** Is this request from the same address and device as the one that gave all components? */
  readonly samePlace: boolean;
}

/** Who is asking: a person in a session, or a program with a token of theirs. */
export interface SessionInfo {
  readonly userId: string;
  /** The session's id, or the token's. It is no secret. */
  readonly sessionId: string;
  readonly name: string;
  readonly username: string | null;
  /** Null for people without an address. */
  readonly email: string | null;
  readonly method: "session" | "token";
  /** Of a token only: acts and views that it may ask for. */
  readonly scopes?: readonly string[];
  readonly organisations: readonly Belonging[];
  readonly signedInAt: Date;
  /** The request before this one, to the minute. */
  readonly lastActiveAt: Date;
  readonly confirmedAt: Date | null;
  readonly address: string | null;
  readonly device: string;
  readonly signing: SigningState;
}

interface Row {
  sessionId: string;
  userId: string;
  name: string;
  username: string | null;
  email: string;
  organisations: Belonging[] | null;
  signedInAt: Date;
  lastActiveAt: Date | null;
  confirmedAt: Date | null;
  scopes?: string[];
  fullAt?: Date | null;
  lastAt?: Date | null;
  signedAddress?: string | null;
  signedDevice?: string | null;
}

// One statement finds the session and, at most once a minute, keeps it alive.
const bySession = `
with found as (
  select * from identity.session where token = $1 and "expiresAt" > now() and "createdAt" > now() - make_interval(secs => ${sessionLongest})
), renewed as (
  update identity.session s set "updatedAt" = now(), "expiresAt" = now() + make_interval(secs => ${sessionIdle})
  from found where s.id = found.id and found."updatedAt" < now() - interval '1 minute'
)
select f.id as "sessionId", f."userId", u.name, u.username, u.email, f."createdAt" as "signedInAt", f."updatedAt" as "lastActiveAt", f.confirmed_at as "confirmedAt",
  f.signed_in_full_at as "fullAt", f.signed_last_at as "lastAt", f.signed_address as "signedAddress", f.signed_device as "signedDevice",
  (select json_agg(json_build_object('organisationId', l.organisation_id, 'personId', l.person_id) order by l.since, l.organisation_id)
   from identity.logins l where l.user_id = f."userId" and l.ended_at is null) as organisations
from found f join identity."user" u on u.id = f."userId"`;

const byToken = `
with found as (
  select * from identity.tokens where token_hash = $1 and revoked_at is null and expires_at > now()
), used as (
  update identity.tokens t set last_used_at = now() from found where t.id = found.id and coalesce(found.last_used_at, '-infinity') < now() - interval '1 minute'
)
select f.id as "sessionId", f.user_id as "userId", u.name, u.username, u.email, f.created_at as "signedInAt", f.last_used_at as "lastActiveAt", null::timestamptz as "confirmedAt", f.scopes,
  json_build_array(json_build_object('organisationId', l.organisation_id, 'personId', l.person_id)) as organisations
from found f
join identity.logins l on l.user_id = f.user_id and l.organisation_id = f.organisation_id and l.person_id = f.person_id and l.ended_at is null
join identity."user" u on u.id = f.user_id`;

/** Where mail cannot go: the library wants an address for everybody, and a name under `.invalid` is nobody's. */
export const noMail = "@login.invalid";
const realEmail = (email: string): string | null => (email.endsWith(noMail) ? null : email);

export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();
/** The session token that the request's cookie carries, if the cookie is truly ours. */
export const presentedSession = (ground: Ground, asking: Asking): string | undefined => signedCookie(asking.headers.cookie, cookieName(ground, "session_token"), ground.secret);

/**
 * Who sends this request? One query. Nobody: no cookie and no token, or one that was changed, has
 * ended, was revoked, or belongs to somebody who is in no organisation any more.
 */
export async function whoIs(ground: Ground, asking: Asking): Promise<SessionInfo | undefined> {
  const { authorization } = asking.headers;
  if (authorization !== undefined) return fromToken(ground, asking, authorization);
  const token = presentedSession(ground, asking);
  if (!token) return undefined;
  const { rows } = await ground.pool.query<Row>({ name: "identity_session", text: bySession, values: [token] });
  return rows[0] && info(rows[0], asking, "session");
}

async function fromToken(ground: Ground, asking: Asking, authorization: string): Promise<SessionInfo | undefined> {
  const token = /^Bearer ([\w-]{20,100})$/i.exec(authorization)?.[1];
  if (!token) return undefined;
  const { rows } = await ground.pool.query<Row>({ name: "identity_token", text: byToken, values: [hashToken(token)] });
  return rows[0] && info(rows[0], asking, "token");
}

function info(row: Row, asking: Asking, method: SessionInfo["method"]): SessionInfo | undefined {
  if (!row.organisations) return undefined;
  const device = deviceOf(asking);
  const samePlace = row.signedAddress === (asking.ip ?? null) && row.signedDevice === device;
  return {
    userId: row.userId,
    sessionId: row.sessionId,
    name: row.name,
    username: row.username,
    email: realEmail(row.email),
    method,
    ...(row.scopes ? { scopes: row.scopes } : {}),
    organisations: row.organisations,
    signedInAt: row.signedInAt,
    lastActiveAt: row.lastActiveAt ?? row.signedInAt,
    confirmedAt: row.confirmedAt,
    address: asking.ip ?? null,
    device,
    signing: { fullAt: row.fullAt ?? null, lastAt: row.lastAt ?? null, samePlace },
  };
}

export interface ListedSession {
  readonly id: string;
  readonly signedInAt: Date;
  readonly lastActiveAt: Date;
  readonly address: string | null;
  readonly device: string | null;
}

export async function listSessions(ground: Ground, userId: string): Promise<ListedSession[]> {
  const { rows } = await ground.pool.query<ListedSession>(
    `select id, "createdAt" as "signedInAt", "updatedAt" as "lastActiveAt", nullif("ipAddress", '') as address, nullif("userAgent", '') as device
     from identity.session where "userId" = $1 and "expiresAt" > now() and "createdAt" > now() - make_interval(secs => ${sessionLongest}) order by "updatedAt" desc`,
    [userId],
  );
  return rows;
}

/** Ends one session of this person, or all of them (but `except`). Gives how many it ended. */
export async function endSessions(ground: Ground, whose: { userId: string; id?: string; except?: string }): Promise<number> {
  const { rowCount } = await ground.pool.query(`delete from identity.session where "userId" = $1 and ($2::text is null or id = $2) and ($3::text is null or id <> $3)`, [
    whose.userId,
    whose.id ?? null,
    whose.except ?? null,
  ]);
  return rowCount ?? 0;
}
