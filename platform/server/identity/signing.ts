import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { checkPassword } from "./checks.ts";
import type { Ground } from "./ground.ts";
import { accountOf, tidy } from "./logins.ts";
import type { SessionInfo } from "./sessions.ts";
import { provePasskey, type Proof, type Signatory } from "./stepup.ts";

/** Minutes between two signatures after which they are no longer one continuous sitting. */
export const sittingMinutes = 15;

export type Components = "all" | "one";

/**
 * How much the next signature must be given (ES-06): everything at the first signing of a session,
 * after a pause, and from another place or device; then one personal component.
 */
export const componentsNeeded = (session: Pick<SessionInfo, "signing">, now: Date = new Date()): Components => {
  const { fullAt, lastAt, samePlace } = session.signing;
  return fullAt && lastAt && samePlace && now.getTime() - new Date(lastAt).getTime() < sittingMinutes * 60_000 ? "one" : "all";
};

/**
 * Re-authenticates a person at the moment of signing, and answers with the method. Refuses with
 * `signature_needed` and `needs`: `login_and_password` or `password` (a passkey always does).
 */
export async function reauthenticate(ground: Ground, who: Signatory, proof: Proof): Promise<"password" | "passkey"> {
  const needed = componentsNeeded({ signing: await stateOf(ground, who) });
  if (proof.passkey !== undefined) await provePasskey(ground, who, proof);
  else await provePassword(ground, who, { proof, needed });
  await ground.pool.query(
    `update identity.session set signed_last_at = now(), signed_in_full_at = case when $2 then now() else signed_in_full_at end, signed_address = $3, signed_device = $4 where id = $1`,
    [who.sessionId, needed === "all" || proof.passkey !== undefined, who.address, who.device],
  );
  return proof.passkey === undefined ? "password" : "passkey";
}

async function stateOf(ground: Ground, who: Signatory): Promise<SessionInfo["signing"]> {
  const { rows } = await ground.pool.query<SessionInfo["signing"]>(
    `select signed_in_full_at as "fullAt", signed_last_at as "lastAt", signed_address is not distinct from $3 and signed_device is not distinct from $4 as "samePlace"
     from identity.session where id = $1 and "userId" = $2 and "expiresAt" > now()`,
    [who.sessionId, who.userId, who.address, who.device],
  );
  if (!rows[0]) throw new Refusal("forbidden", say("A signature is given by a person who is signed in, never by a token."));
  return rows[0];
}

const askAgain = (needed: Components, sentence: string): Refusal => new Refusal("signature_needed", sentence, { needs: needed === "all" ? "login_and_password" : "password" });

async function provePassword(ground: Ground, who: Signatory, { proof, needed }: { proof: Proof; needed: Components }): Promise<void> {
  if (proof.password === undefined)
    throw askAgain(needed, needed === "all" ? say("Sign with your login and password, or with a passkey.") : say("Sign with your password or a passkey."));
  if (needed === "all" && proof.login === undefined) throw askAgain(needed, say("This is the first signature of this sitting: give your login too."));
  const ownLogin = proof.login === undefined || (await isOwnLogin(ground, who.userId, proof.login));
  const asking = { headers: { "user-agent": who.device ?? "" }, ...(who.address ? { ip: who.address } : {}) };
  const { right, locked } = await checkPassword(ground, { userId: who.userId, sessionId: who.sessionId, password: proof.password, kind: "signing_failed" }, asking);
  if (locked) throw askAgain(needed, say("Your login is locked for a while after several wrong passwords. Nothing was signed."));
  if (!right || !ownLogin) throw askAgain(needed, say("The login or the password is not right. Nothing was signed."));
}

async function isOwnLogin(ground: Ground, userId: string, login: string): Promise<boolean> {
  const account = await accountOf(ground, userId);
  return account !== undefined && [account.username, account.email].includes(tidy(login));
}
