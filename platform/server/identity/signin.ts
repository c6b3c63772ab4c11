import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { addressLimit, addressSubject, attempt, forgive, loginDigest, takeBack } from "./attempts.ts";
import { wrong } from "./checks.ts";
import { deviceCookie, guess, standingOf, type Guesser } from "./devices.ts";
import { keepEvent } from "./events.ts";
import type { Asking, Ground } from "./ground.ts";
import { findAccount } from "./logins.ts";
import { askLibrary, type Answered } from "./forward.ts";
import { presentedSession } from "./sessions.ts";

export type SignedIn = { readonly status: "signed_in" } | { readonly status: "second_factor"; readonly methods: readonly string[] };

/** The one answer to a login that does not exist, a wrong password, and a locked login alike. */
const refused = (): Refusal => new Refusal("not_signed_in", say("The login or the password is not right. After several wrong tries a login is locked for a while."));

/** Nobody's address: the library is asked about it when there is nothing to check, and takes its usual time. */
const nobody = "nobody@login.invalid";

export interface Counted {
  readonly subject: string;
  readonly locks: boolean;
}

/**
 * Counts the request against its address, whatever comes of it. A device that the login is known on counts for itself
 * and for nobody else, so that one guesser in a company's network does not keep the company out.
 */
export async function assertAddressFree(ground: Ground, guesser: Guesser, asking: Asking): Promise<Counted | undefined> {
  if (guesser === "device") return undefined;
  const subject = addressSubject(asking.ip ?? "unknown");
  const { allowed, locks, wait } = await attempt(ground.pool, subject, addressLimit);
  if (!allowed) throw new Refusal("too_many", say("Too many wrong tries came from your network. Wait a while before the next one."), { retryAfter: wait });
  return { subject, locks };
}

/**
 * Signs somebody in by user name or e-mail address and password. Every way to be refused costs the
 * same work and gives the same answer. An earlier session of the same browser ends: its token is never
 * used again.
 */
export async function signIn(ground: Ground, given: { login: string; password: string; remember: boolean }, asking: Asking): Promise<Answered<SignedIn>> {
  const account = await findAccount(ground, given.login);
  const digest = loginDigest(ground.secret, given.login);
  const standing = await standingOf(ground, { userId: account?.userId, digest }, asking);
  const address = await assertAddressFree(ground, standing.guesser, asking);
  const { allowed, locks } = await guess(ground, standing);
  const email = account && allowed ? account.email : nobody;
  const answer = await askLibrary(ground, { method: "POST", path: "/sign-in/email", body: { email, password: given.password, rememberMe: given.remember } }, asking);
  if (answer.status !== 200) {
    if (address?.locks) await keepEvent(ground, { kind: "address_locked_out" }, asking);
    await wrong(ground, { ...(account ? { userId: account.userId } : { digest }), kind: "sign_in_failed", ...(allowed && locks ? { locks: standing.guesser } : {}) }, asking);
    throw refused();
  }
  await forgive(ground.pool, standing.subject);
  if (address) await takeBack(ground.pool, address.subject);
  return welcome(ground, answer, asking);
}

async function welcome(ground: Ground, answer: Answered<unknown>, asking: Asking): Promise<Answered<SignedIn>> {
  const body = answer.body as { twoFactorRedirect?: boolean; twoFactorMethods?: string[]; user?: { id: string } };
  if (body.twoFactorRedirect) return { ...answer, body: { status: "second_factor", methods: [...(body.twoFactorMethods ?? []), "recovery_code"] } };
  const known = await begun(ground, body.user?.id, asking);
  return { ...answer, cookies: [...answer.cookies, ...known], body: { status: "signed_in" } };
}

/** A session has begun: the one that the browser brought along ends, and the sign-in is kept. Gives the cookie by which the browser is known next time. */
export async function begun(ground: Ground, userId: string | undefined, asking: Asking): Promise<string[]> {
  const before = presentedSession(ground, asking);
  if (before) await ground.pool.query("delete from identity.session where token = $1", [before]);
  await keepEvent(ground, { kind: "signed_in", ...(userId ? { userId } : {}) }, asking);
  return userId ? deviceCookie(ground, userId, asking) : [];
}
