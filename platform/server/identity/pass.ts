import { createHmac } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { takeBack } from "./attempts.ts";
import { checkPassword, endWaiting, tell, wrong } from "./checks.ts";
import { cookieName, signedCookie } from "./cookie.ts";
import type { Endpoint } from "./endpoints.ts";
import { deviceCookie, standingOf } from "./devices.ts";
import { keepEvent } from "./events.ts";
import { askLibrary, type Answered } from "./forward.ts";
import type { Asking, Ground } from "./ground.ts";
import { assertGoodPassword } from "./passwords.ts";
import { refusalFrom } from "./problems.ts";
import { assertConfirmed, demandSession } from "./confirm.ts";
import { assertAddressFree, begun } from "./signin.ts";
import { whoIs, type SessionInfo } from "./sessions.ts";

type Body = Readonly<Record<string, unknown>>;

/** Passes a request on to the library, with everything around it that the library leaves to us. */
export async function pass(ground: Ground, { endpoint, body }: { endpoint: Endpoint; body: Body }, asking: Asking): Promise<Answered<unknown>> {
  const session = endpoint.needs === "session" || endpoint.needs === "confirmed" ? await demandSession(ground, asking) : await whoIs(ground, asking);
  if (endpoint.needs === "confirmed") assertConfirmed(session);
  if (endpoint.newPassword && session) assertGoodPassword(String(body[endpoint.newPassword]), [session.name, session.email ?? "", session.username ?? ""]);
  if (endpoint.password && session) await assertPassword(ground, { session, password: String(body[endpoint.password]) }, asking);
  const question = { method: endpoint.method, path: endpoint.path, ...(endpoint.method === "POST" ? { body: { ...body, ...endpoint.also } } : {}) };
  const answer = endpoint.begins ? await begin(ground, { question, session }, asking) : await askLibrary(ground, question, asking);
  if (answer.status !== 200) throw refusalOf(answer);
  if (session && endpoint.keeps) await keep(ground, { session, kind: endpoint.keeps }, asking);
  const known = session && endpoint.newPassword ? await deviceCookie(ground, session.userId, asking) : []; // the old password's devices are strangers now; this one is not
  return { ...answer, cookies: [...answer.cookies, ...known], body: endpoint.gives(answer.body as never) };
}

function refusalOf(answer: Answered<unknown>): Error {
  return refusalFrom(answer.status, answer.body) ?? new Error(`the identity library answered ${answer.status}`);
}

/** The present password, before something about the login is changed. */
export async function assertPassword(ground: Ground, given: { session: SessionInfo; password: string }, asking: Asking): Promise<void> {
  const { userId, sessionId } = given.session;
  const { right } = await checkPassword(ground, { userId, sessionId, password: given.password, kind: "confirmation_failed" }, asking);
  if (!right) throw new Refusal("invalid", say("The password is not right. After several wrong tries a login is locked for a while."), { fields: { password: say("Not right.") } });
}

const toldAbout: Readonly<Record<string, () => string>> = {
  password_changed: () => say("The password of your login was changed, and its other sessions were ended."),
  second_factor_on: () => say("A second factor was switched on for your login."),
  second_factor_off: () => say("The second factor of your login was switched off."),
  recovery_codes_made: () => say("New recovery codes were made for your login; the old ones no longer work."),
  passkey_added: () => say("A passkey was added to your login."),
  passkey_removed: () => say("A passkey was removed from your login."),
};

const endsWaiting: ReadonlySet<string> = new Set(["password_changed", "second_factor_off"]);

async function keep(ground: Ground, { session, kind }: { session: SessionInfo; kind: NonNullable<Endpoint["keeps"]> }, asking: Asking): Promise<void> {
  await keepEvent(ground, { kind, userId: session.userId }, asking);
  if (endsWaiting.has(kind)) await endWaiting(ground, session.userId);
  const sentence = toldAbout[kind]?.();
  if (sentence)
    tell(ground, session.userId, { subject: say("A change to your Remit login"), text: `${sentence}\n\n${say("If it was not you, tell your administrator at once.")}` });
}

type Step = { question: Parameters<typeof askLibrary>[1]; session: SessionInfo | undefined };

/** A step that begins a session: guesses count against the address, and a one-time code works one time. */
async function begin(ground: Ground, step: Step, asking: Asking): Promise<Answered<unknown>> {
  if (step.session && step.question.path === "/two-factor/verify-totp") return settingUp(ground, { ...step, session: step.session }, asking);
  const userId = await pendingUser(ground, asking);
  const { guesser } = await standingOf(ground, { userId }, asking);
  const address = await assertAddressFree(ground, guesser, asking);
  const used = await claimCode(ground, step.question, userId);
  const answer = used === "before" ? { status: 401, cookies: [], body: { code: "INVALID_CODE" } } : await askLibrary(ground, step.question, asking);
  if (answer.status !== 200) {
    if (used instanceof Buffer) await ground.pool.query("delete from identity.used_codes where user_id = $1 and code_hash = $2", [userId, used]);
    if (address?.locks) await keepEvent(ground, { kind: "address_locked_out" }, asking);
    await wrong(ground, { ...(userId ? { userId } : {}), kind: step.question.path.startsWith("/passkey") ? "sign_in_failed" : "second_factor_failed" }, asking);
    return answer;
  }
  if (address) await takeBack(ground.pool, address.subject);
  const known = await begun(ground, userId ?? (answer.body as { user?: { id: string } }).user?.id, asking);
  return { ...answer, cookies: [...answer.cookies, ...known] };
}

/** The first code of a new authenticator switches the second factor on; the session is renewed. */
async function settingUp(ground: Ground, step: Step & { session: SessionInfo }, asking: Asking): Promise<Answered<unknown>> {
  const { rows } = await ground.pool.query<{ on: boolean }>(`select coalesce("twoFactorEnabled", false) as on from identity."user" where id = $1`, [step.session.userId]);
  if (rows[0]?.on !== false) throw new Refusal("conflict", say("The second factor is on already."));
  const answer = await askLibrary(ground, step.question, asking);
  if (answer.status === 200) await keep(ground, { session: step.session, kind: "second_factor_on" }, asking);
  return answer;
}

/** Whose sign-in waits for its second factor, by the library's own signed cookie. */
async function pendingUser(ground: Ground, asking: Asking): Promise<string | undefined> {
  const identifier = signedCookie(asking.headers.cookie, cookieName(ground, "two_factor"), ground.secret);
  if (!identifier) return undefined;
  const { internalAdapter } = await ground.library.$context;
  return (await internalAdapter.findVerificationValue(identifier))?.value;
}

/** Claims a one-time code before it is checked, so that two requests at the same moment cannot both use it. */
async function claimCode(ground: Ground, question: Step["question"], userId: string | undefined): Promise<Buffer | "before" | undefined> {
  if (!userId || question.path !== "/two-factor/verify-totp") return undefined;
  const code = createHmac("sha256", ground.secret)
    .update(`code:${String((question.body as { code?: string }).code)}`)
    .digest();
  const { rowCount } = await ground.pool.query(
    "insert into identity.used_codes as u (user_id, code_hash) values ($1, $2) on conflict (user_id, code_hash) do update set used_at = now() where u.used_at < now() - interval '3 minutes'",
    [userId, code],
  );
  return rowCount === 0 ? "before" : code;
}
