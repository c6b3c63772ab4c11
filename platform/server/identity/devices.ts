import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { accountLimit, accountSubject, attempt, type Attempt } from "./attempts.ts";
import { cookieName, rawCookie } from "./cookie.ts";
import { isSecure, type Asking, type Ground } from "./ground.ts";

/** Days for which a browser is known after it last signed in. */
const knownDays = 180;
/** Logins that one browser is known for; a computer that many share remembers the latest. */
const mostLogins = 10;
const day = 86_400_000;
const form = /^([0-9a-z]{1,8})\.([\w-]{22})\.([\w-]{43})$/;

/** Who guesses about a login: a device that signed in to it before, a session of it, or anybody else. */
export type Guesser = "device" | "session" | "stranger";

/** Under what a guess is counted. */
export interface Standing {
  readonly subject: string;
  readonly guesser: Guesser;
}

/**
 * Binds a device to a login and to its present password: a new password, however it came about, makes every device
 * a stranger again. The cookie itself names nobody.
 */
const sealOf = (ground: Ground, whose: { userId: string; password: string }, device: string): Buffer =>
  createHmac("sha256", ground.secret)
    .update(JSON.stringify(["device", whose.userId, whose.password, device]))
    .digest();

async function passwordOf(ground: Ground, userId: string): Promise<string | undefined> {
  const { rows } = await ground.pool.query<{ password: string | null }>({
    name: "identity_device",
    text: `select "password" from identity."account" where "userId" = $1 and "providerId" = 'credential'`,
    values: [userId],
  });
  return rows[0]?.password ?? undefined;
}

interface Presented {
  readonly whole: string;
  readonly nonce: string;
  readonly device: string;
  readonly seal: Buffer;
}

/** The devices that a request's cookie speaks of, none of them believed yet. */
function presented(ground: Ground, asking: Asking): Presented[] {
  const value = rawCookie(asking.headers.cookie, cookieName(ground, "device")) ?? "";
  if (value.length > 2_000) return [];
  const today = Math.floor(Date.now() / day);
  return value.split("~").flatMap((whole) => {
    const [, since = "", nonce = "", seal = ""] = form.exec(whole) ?? [];
    const age = today - parseInt(since, 36);
    return age >= 0 && age <= knownDays ? [{ whole, nonce, device: `${since}.${nonce}`, seal: Buffer.from(seal, "base64url") }] : [];
  });
}

/**
 * Under what do wrong passwords for this login count, coming from this browser? A device that it signed in on
 * counts for itself; all others count together. The work is the same when there is no such login: pass what was typed.
 */
export async function standingOf(ground: Ground, { userId, digest = "" }: { userId: string | undefined; digest?: string }, asking: Asking): Promise<Standing> {
  const password = await passwordOf(ground, userId ?? digest);
  const strangers: Standing = { subject: accountSubject(userId ?? digest), guesser: "stranger" };
  if (userId === undefined || password === undefined) return strangers;
  const known = presented(ground, asking).find(({ device, seal }) => timingSafeEqual(seal, sealOf(ground, { userId, password }, device)));
  return known ? { subject: `${strangers.subject}:device:${known.nonce}`, guesser: "device" } : strangers;
}

/** Counts a guess where it belongs. */
export const guess = (ground: Ground, { subject }: Standing): Promise<Attempt> => attempt(ground.pool, subject, accountLimit);

/** The cookie by which this browser is known for this login from now on, beside the logins that it is known for already. */
export async function deviceCookie(ground: Ground, userId: string, asking: Asking): Promise<string[]> {
  const password = await passwordOf(ground, userId);
  if (password === undefined) return [];
  const whose = { userId, password };
  const device = `${Math.floor(Date.now() / day).toString(36)}.${randomBytes(16).toString("base64url")}`;
  const others = presented(ground, asking).filter((one) => !timingSafeEqual(one.seal, sealOf(ground, whose, one.device)));
  const value = [`${device}.${sealOf(ground, whose, device).toString("base64url")}`, ...others.map(({ whole }) => whole)].slice(0, mostLogins).join("~");
  return [`${cookieName(ground, "device")}=${value}; Path=/api/auth; Max-Age=${(knownDays * day) / 1000}; HttpOnly; SameSite=Strict${isSecure(ground) ? "; Secure" : ""}`];
}
