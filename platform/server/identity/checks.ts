import { say } from "#kernel/sentence.ts";
import { accountLimit, accountSubject, attempt, forgive } from "./attempts.ts";
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
  readonly password: string;
  /** What a wrong one is kept as. */
  readonly kind: SecurityEventKind;
}

/**
 * Is this the password of a login that is known already? Counts wrong ones together with those at
 * sign-in, and takes as long for a locked login as for one that is not.
 */
export async function checkPassword(ground: Ground, guess: Guess, asking?: Asking): Promise<Outcome> {
  const subject = accountSubject(guess.userId);
  const { allowed, locks } = await attempt(ground.pool, subject, accountLimit);
  const { rows } = await ground.pool.query<{ hash: string | null }>(`select "password" as hash from identity."account" where "userId" = $1 and "providerId" = 'credential'`, [
    guess.userId,
  ]);
  const kept = allowed ? rows[0]?.hash : undefined;
  const right = kept ? await verify({ hash: kept, password: guess.password }) : await pretend(guess.password);
  if (right) await forgive(ground.pool, subject);
  else await wrong(ground, { userId: guess.userId, kind: guess.kind, lockedNow: allowed && locks }, asking);
  return { right, locked: !allowed };
}

/** Keeps a failure and, when it locked the account, says so to its owner at once. */
export async function wrong(ground: Ground, what: { userId?: string; digest?: string; kind: SecurityEventKind; lockedNow: boolean }, asking?: Asking): Promise<void> {
  const who = { ...(what.userId ? { userId: what.userId } : {}), ...(what.digest ? { loginDigest: what.digest } : {}) };
  await keepEvent(ground, { kind: what.kind, ...who }, asking);
  if (!what.lockedNow) return;
  await keepEvent(ground, { kind: "locked_out", ...who }, asking);
  if (what.userId)
    tell(ground, what.userId, {
      subject: say("Your Remit login was locked for a while"),
      text: say("Somebody gave a wrong password for your login several times. It is locked for a while and opens again by itself. If it was not you, tell your administrator."),
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
