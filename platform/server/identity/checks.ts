import { say } from "#kernel/sentence.ts";
import { accountSubject, forgive } from "./attempts.ts";
import { guess, type Guesser, type Standing } from "./devices.ts";
import { keepEvent, type SecurityEventKind } from "./events.ts";
import type { Asking, Ground } from "./ground.ts";
import { pretend, verify } from "./passwords.ts";
import { noMail } from "./sessions.ts";

export interface Outcome {
  readonly right: boolean;
  readonly locked: boolean;
}

export interface Guess {
  readonly userId: string;
  /** The session in which it is asked again; what strangers guess at the door does not count there. */
  readonly sessionId?: string;
  readonly password: string;
  /** What a wrong one is kept as. */
  readonly kind: SecurityEventKind;
}

/**
 * Is this the password of a login that is known already? Counts wrong ones in a session for
 * that session alone, and takes as long for a locked login as for one that is not.
 */
export async function checkPassword(ground: Ground, given: Guess, asking?: Asking): Promise<Outcome> {
  const strangers = accountSubject(given.userId);
  const standing: Standing = given.sessionId ? { subject: `${strangers}:session:${given.sessionId}`, guesser: "session" } : { subject: strangers, guesser: "stranger" };
  const { allowed, locks } = await guess(ground, standing);
  const { rows } = await ground.pool.query<{ hash: string | null }>(`select "password" as hash from identity."account" where "userId" = $1 and "providerId" = 'credential'`, [
    given.userId,
  ]);
  const kept = allowed ? rows[0]?.hash : undefined;
  const right = kept ? await verify({ hash: kept, password: given.password }) : await pretend(given.password);
  if (right) await forgive(ground.pool, standing.subject);
  else await wrong(ground, { userId: given.userId, kind: given.kind, ...(allowed && locks ? { locks: standing.guesser } : {}) }, asking);
  return { right, locked: !allowed };
}

const lockedText: Readonly<Record<Guesser, () => string>> = {
  device: () =>
    say("A wrong password was given for your login several times, on a device that you use. That device is locked out for a while. If it was not you, tell your administrator."),
  session: () =>
    say(
      "A wrong password was given several times where you are signed in. No signature and no change to the login is taken there for a while. If it was not you, tell your administrator.",
    ),
  stranger: () =>
    say(
      "Somebody gave a wrong password for your login several times, on a device that it is not known on. Such devices are locked out for a while; those that you signed in on stay open to you. If it was not you, tell your administrator.",
    ),
};

/** Keeps a failure and, when it locked the account, says so to its owner at once. */
export async function wrong(ground: Ground, what: { userId?: string; digest?: string; kind: SecurityEventKind; locks?: Guesser }, asking?: Asking): Promise<void> {
  const who = { ...(what.userId ? { userId: what.userId } : {}), ...(what.digest ? { loginDigest: what.digest } : {}) };
  await keepEvent(ground, { kind: what.kind, ...who }, asking);
  if (!what.locks) return;
  await keepEvent(ground, { kind: "locked_out", ...who, details: { guesser: what.locks } }, asking);
  if (what.userId)
    tell(ground, what.userId, {
      subject: say("Your Remit login was locked for a while"),
      text: lockedText[what.locks](),
    });
}

/** Writes to the owner of a login, if they have an address; in the background, so that nobody learns from the time. */
export function tell(ground: Ground, userId: string, letter: { subject: string; text: string }): void {
  if (!ground.mail.configured) return;
  ground.pool
    .query<{ email: string }>(`select email from identity."user" where id = $1`, [userId])
    .then(({ rows }) => (rows[0] && !rows[0].email.endsWith(noMail) ? ground.mail.send({ to: rows[0].email, ...letter }) : false))
    .catch((error: unknown) => ground.log.error({ error: String(error) }, "a letter about a login could not be written"));
}

/** A link to a page of ours. The secret stands behind the `#`, which no server, proxy or log ever sees. */
export const link = (ground: Ground, page: string, token: string): string => `${new URL(ground.baseUrl).origin}/${page}#${token}`;

/** No sign-in with the former password waits for its second factor any more: the library keeps such a wait under the login's id. */
export const endWaiting = async (ground: Ground, userId: string): Promise<void> => {
  await ground.pool.query("delete from identity.verification where value = $1", [userId]);
};
