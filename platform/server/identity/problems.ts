import { Refusal, type RefusalKind } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

const kinds: Readonly<Record<number, RefusalKind>> = { 400: "invalid", 401: "not_signed_in", 403: "forbidden", 404: "not_found", 409: "conflict", 422: "invalid", 429: "too_many" };

const wrongCode = (): string => say("The code is not right. Codes change every 30 seconds and work once; check the clock of your phone.");
const passkeyFailed = (): string => say("The passkey was not accepted. Try again, or use your password.");
const startAgain = (): string => say("This took too long or was tried too often. Start again.");

/** The library's codes that a person can meet, in words that they can act on. */
const sentences: Readonly<Record<string, () => string>> = {
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: () => say("The recovery code is not right, or was used already."),
  INVALID_TWO_FACTOR_COOKIE: startAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: startAgain,
  ACCOUNT_TEMPORARILY_LOCKED: () => say("Too many wrong codes. Wait a quarter of an hour, then sign in again."),
  TOTP_NOT_ENABLED: () => say("No second factor is being set up."),
  TOTP_ALREADY_ENABLED: () => say("The second factor is on already. Switch it off first to set it up anew."),
  TWO_FACTOR_NOT_ENABLED: () => say("The second factor is not on."),
  BACKUP_CODES_NOT_ENABLED: () => say("There are no recovery codes for this login."),
  CHALLENGE_NOT_FOUND: startAgain,
  PASSKEY_NOT_FOUND: passkeyFailed,
  AUTHENTICATION_FAILED: passkeyFailed,
  FAILED_TO_VERIFY_REGISTRATION: () => say("The passkey could not be added. Try again."),
  USER_VERIFICATION_NEEDED: () => say("Confirm with your finger, face or code on the device when you use the passkey."),
  PREVIOUSLY_REGISTERED: () => say("This passkey is added already."),
  INVALID_PASSWORD: () => say("The password is not right."),
  UNAUTHORIZED: () => say("Sign in first."),
};

const otherwise: Readonly<Record<RefusalKind, () => string>> = {
  invalid: () => say("Some of this cannot be accepted."),
  not_signed_in: () => say("Sign in first."),
  forbidden: () => say("This is not yours to do."),
  not_found: () => say("There is nothing here."),
  conflict: () => say("This is not possible as things stand."),
  too_large: () => say("This is too large."),
  misdirected: () => say("This is not asked here."),
  signature_needed: () => say("This needs your signature."),
  too_many: () => say("Too many tries. Wait a while."),
  unavailable: () => say("Not available just now."),
};

/** The library's refusal as one of ours. Undefined for its own failures (5xx), which are bugs. */
export function refusalFrom(status: number, body: unknown): Refusal | undefined {
  const kind = kinds[status];
  if (!kind) return undefined;
  const code = (body as { code?: string } | null)?.code ?? "";
  return new Refusal(kind, (Object.hasOwn(sentences, code) ? sentences[code] : otherwise[kind])!());
}
