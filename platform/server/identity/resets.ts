import { randomBytes } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { accountSubject, attempt, forgive, mailLimit } from "./attempts.ts";
import { endWaiting, link, tell } from "./checks.ts";
import { keepEvent } from "./events.ts";
import type { Asking, Ground } from "./ground.ts";
import { accountOf, findAccount, type Account } from "./logins.ts";
import { assertGoodPassword, hash } from "./passwords.ts";
import { noMail } from "./sessions.ts";

const validMinutes = 60;
const page = "reset-password";

/**
 * Somebody says that they forgot their password. Returns before it looks anything up, so that neither
 * the answer nor its time says whether the login exists; the letter follows, if there is one to write.
 */
export function askForReset(ground: Ground, login: string, asking: Asking): void {
  mailReset(ground, login, asking).catch((error: unknown) => ground.log.error({ error: String(error) }, "a password reset could not be mailed"));
}

async function mailReset(ground: Ground, login: string, asking: Asking): Promise<void> {
  const account = await findAccount(ground, login);
  if (!account || account.email.endsWith(noMail) || !ground.mail.configured) return;
  if (!(await attempt(ground.pool, `reset:${account.userId}`, mailLimit)).allowed) return;
  await keepEvent(ground, { kind: "password_reset_asked", userId: account.userId }, asking);
  await ground.mail.send(await letter(ground, account));
}

async function letter(ground: Ground, account: Account): Promise<{ to: string; subject: string; text: string }> {
  const address = link(ground, page, await makeToken(ground, account.userId));
  const text = say(
    "Hello {name},\n\nwith this link you choose a new password for Remit. It works once, within the next hour:\n\n{address}\n\nIf you did not ask for it, leave it: your password stays as it is.",
    { name: account.name, address },
  );
  return { to: account.email, subject: say("A new password for Remit"), text };
}

const identifierOf = (token: string): string => `reset-password:${token}`;

/** The library keeps only the hash of it. An earlier link to the same account stops working. */
async function makeToken(ground: Ground, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const { internalAdapter } = await ground.library.$context;
  await ground.pool.query(`delete from identity.verification where value = $1`, [valueOf(userId)]);
  await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value: valueOf(userId), expiresAt: new Date(Date.now() + validMinutes * 60_000) });
  return token;
}

const valueOf = (userId: string): string => `reset:${userId}`;

/**
 * For the operator on the command line, when a person cannot be reached by mail: a link to hand over.
 * Where mail works it goes to the person instead and no link is given, so that nobody sets another's
 * password. Either way it is kept as an event.
 */
export async function makeResetLink(ground: Ground, login: string): Promise<{ link: string } | { mailedTo: string }> {
  const account = await findAccount(ground, login);
  if (!account) throw new Refusal("not_found", say("Nobody signs in as {login}.", { login }));
  await keepEvent(ground, { kind: "reset_link_made", userId: account.userId });
  if (ground.mail.configured && !account.email.endsWith(noMail) && (await ground.mail.send(await letter(ground, account)))) return { mailedTo: account.email };
  return { link: link(ground, page, await makeToken(ground, account.userId)) };
}

/**
 * For somebody in charge of an organisation's logins, by an act with its event: mailed to the owner alone, or,
 * where there is no mail, a link to hand over. It never falls back from the one to the other.
 */
export async function deliverReset(ground: Ground, userId: string, by: "mail" | "hand"): Promise<{ mailed: true } | { link: string } | { failed: true }> {
  if (by === "hand") return { link: link(ground, page, await makeToken(ground, userId)) };
  const account = await accountOf(ground, userId);
  return account && (await ground.mail.send(await letter(ground, account))) ? { mailed: true } : { failed: true };
}

/** Takes the link's token and the new password. Ends every session; a second factor stays as it is. */
export async function resetPassword(ground: Ground, given: { token: string; password: string }, asking: Asking): Promise<void> {
  assertGoodPassword(given.password);
  const { internalAdapter } = await ground.library.$context;
  const asked = await internalAdapter.consumeVerificationValue(identifierOf(given.token));
  const account = asked?.value.startsWith("reset:") ? await accountOf(ground, asked.value.slice("reset:".length)) : undefined;
  if (!account) throw new Refusal("not_found", say("This link was used already or is too old. Ask for a new one."));
  const stretched = await hash(given.password);
  await internalAdapter.updatePassword(account.userId, stretched);
  await internalAdapter.deleteUserSessions(account.userId);
  await endWaiting(ground, account.userId);
  await forgive(ground.pool, accountSubject(account.userId));
  await keepEvent(ground, { kind: "password_reset", userId: account.userId }, asking);
  tell(ground, account.userId, {
    subject: say("Your Remit password was changed"),
    text: say("A new password was set for your login through a reset link, and every session was ended. If it was not you, tell your administrator at once."),
  });
}
