import { say } from "#kernel/sentence.ts";
import { checkPassword } from "./checks.ts";
import { eventsOf, keepEvent, type KeptSecurityEvent } from "./events.ts";
import type { Asking, Ground, IdentityOptions } from "./ground.ts";
import { invite, revokeInvitation, type Invited, type NewInvitation } from "./invitations.ts";
import { openLibrary, sessionLongest } from "./library.ts";
import { addToOrganisation, createLogin, endLogin, loginOf, type Account, type NewLogin } from "./logins.ts";
import { withMoments } from "./moments.ts";
import { makeResetLink } from "./resets.ts";
import { endSessions, whoIs, type Belonging, type SessionInfo } from "./sessions.ts";
import { componentsNeeded, reauthenticate, type Components } from "./signing.ts";
import type { Proof, Signatory } from "./stepup.ts";
import { createToken, type NewToken } from "./tokens.ts";

/** Who signs in, and how it is proved. Opened once at start; every function may be called from several processes at once. */
export interface Identity {
  /** For this folder's own routes. */
  readonly ground: Ground;
  whoIs(asking: Asking): Promise<SessionInfo | undefined>;
  createLogin(given: NewLogin): Promise<string>;
  addToOrganisation(given: Belonging & { userId: string }): Promise<void>;
  endLogin(whose: Belonging, asking?: Asking): Promise<void>;
  loginOf(whose: Belonging): Promise<Account | undefined>;
  /** Ends every session of a login, and gives how many there were. */
  endSessions(userId: string): Promise<number>;
  verifyPassword(userId: string, password: string, asking?: Asking): Promise<boolean>;
  /** How much the next signature in this session must be given (ES-06). */
  componentsNeeded(session: SessionInfo): Components;
  /** Proves the signer at the moment of signing, or refuses with `signature_needed`. */
  reauthenticate(who: Signatory, proof: Proof): Promise<"password" | "passkey">;
  invite(given: NewInvitation, asking?: Asking): Promise<Invited>;
  revokeInvitation(whose: Belonging, asking?: Asking): Promise<void>;
  createToken(given: NewToken, asking?: Asking): Promise<{ id: string; token: string }>;
  makeResetLink(login: string): Promise<{ link: string } | { mailedTo: string }>;
  securityEvents(asked: { organisationId: string; before?: string; limit?: number }): Promise<KeptSecurityEvent[]>;
  /** Removes what has run out: sessions, challenges, attempts, used codes. Daily, by the clock. */
  sweep(): Promise<void>;
}

const expired = [
  `delete from identity."session" where "expiresAt" < now() or "createdAt" < now() - make_interval(secs => ${sessionLongest})`,
  `delete from identity."verification" where "expiresAt" < now()`,
  "delete from identity.attempts where last_at < now() - interval '1 day' and coalesce(locked_until, '-infinity') < now()",
  "delete from identity.used_codes where used_at < now() - interval '1 hour'",
];

/** Opens identity over the schema `identity`, which the migrations have made. The pool stays the caller's. */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  if (!URL.canParse(options.baseUrl)) throw new Error(say("BASE_URL is no address: {url}", { url: options.baseUrl }));
  const pool = withMoments(options.pool),
    library = openLibrary({ ...options, pool });
  await library.$context;
  const ground: Ground = { ...options, pool, library };
  return {
    ground,
    whoIs: (asking) => whoIs(ground, asking),
    createLogin: (given) => createLogin(ground, given),
    addToOrganisation: (given) => addToOrganisation(ground, given),
    endLogin: (whose, asking) => endLogin(ground, whose, asking),
    loginOf: (whose) => loginOf(ground, whose),
    endSessions: async (userId) => {
      const ended = await endSessions(ground, { userId });
      await keepEvent(ground, { kind: "session_ended", userId, details: { ended } });
      return ended;
    },
    verifyPassword: async (userId, password, asking) => (await checkPassword(ground, { userId, password, kind: "signing_failed" }, asking)).right,
    componentsNeeded: (session) => componentsNeeded(session),
    reauthenticate: (who, proof) => reauthenticate(ground, who, proof),
    invite: (given, asking) => invite(ground, given, asking),
    revokeInvitation: (whose, asking) => revokeInvitation(ground, whose, asking),
    createToken: (given, asking) => createToken(ground, given, asking),
    makeResetLink: (login) => makeResetLink(ground, login),
    securityEvents: (asked) => eventsOf(ground, asked),
    sweep: async () => {
      for (const statement of expired) await options.pool.query(statement);
    },
  };
}
