import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking, Ground } from "./ground.ts";
import { whoIs, type SessionInfo } from "./sessions.ts";

/** Minutes for which a sign-in or a password given again allows changes to the login itself. */
const confirmedMinutes = 10;

/** The session of a person; a token does not count, whatever its scopes. */
export async function demandSession(ground: Ground, asking: Asking): Promise<SessionInfo> {
  const session = await whoIs(ground, asking);
  if (!session) throw new Refusal("not_signed_in", say("Sign in first."));
  if (session.method !== "session") throw new Refusal("forbidden", say("A token cannot do this. Sign in yourself."));
  return session;
}

/** Passkeys and tokens outlive a session, so whoever makes one has just shown the password. */
export function assertConfirmed(session: SessionInfo | undefined, now: number = Date.now()): void {
  const last = Math.max(session?.signedInAt.getTime() ?? 0, session?.confirmedAt?.getTime() ?? 0);
  if (now - last > confirmedMinutes * 60_000) throw new Refusal("forbidden", say("Give your password once more for this."), { needs: "confirmation" });
}

export const markConfirmed = async (ground: Ground, session: SessionInfo): Promise<void> => {
  await ground.pool.query("update identity.session set confirmed_at = now() where id = $1", [session.sessionId]);
};
