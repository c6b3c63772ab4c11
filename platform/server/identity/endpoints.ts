import { z } from "zod";
import type { SecurityEventKind } from "./events.ts";

/** One door to the library. Whatever is not listed here does not exist. */
export interface Endpoint {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly takes: z.ZodType;
  /** `pending`: a sign-in that waits for its second factor, or a session; `confirmed`: a session that gave its password within ten minutes. */
  readonly needs: "nothing" | "pending" | "session" | "confirmed";
  /** The field that holds the person's present password: it is checked, and counted, before the library is asked. */
  readonly password?: string;
  /** The field that holds a new password. */
  readonly newPassword?: string;
  /** Members that go to the library besides those that were sent. */
  readonly also?: Readonly<Record<string, unknown>>;
  /** What of the library's answer goes out: never a session's token. */
  readonly gives: (body: never) => unknown;
  /** Does a session begin here? */
  readonly begins?: true;
  readonly keeps?: SecurityEventKind;
}

const nothing = z.strictObject({}).default({});
const password = z.string().min(1).max(512);
const withPassword = z.strictObject({ password });
// The library would trust a device for thirty days when asked to; we never ask it to.
const code = (longest: number) => z.strictObject({ code: z.string().trim().min(1).max(longest) });
const name = z.string().trim().min(1).max(100);
const text = z.string().max(8_000);

const ceremony = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string().max(100), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: z.string().max(32_000).optional(),
    authenticatorData: text.optional(),
    signature: text.optional(),
    userHandle: text.nullish(),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});

const done = (): object => ({});
const signedIn = (): object => ({ status: "signed_in" });
const recovery = ({ backupCodes }: { backupCodes: string[] }): object => ({ recoveryCodes: backupCodes });

interface ListedPasskey {
  id: string;
  name?: string | null;
  createdAt: string;
  deviceType: string;
  backedUp: boolean;
}

const shown = ({ id, name: called, createdAt, deviceType, backedUp }: ListedPasskey): object => ({ id, name: called ?? null, createdAt, deviceType, backedUp });

export const endpoints: readonly Endpoint[] = [
  { method: "POST", path: "/sign-out", takes: nothing, needs: "nothing", gives: done, keeps: "signed_out" },
  {
    method: "POST",
    path: "/change-password",
    takes: z.strictObject({ currentPassword: password, newPassword: password }),
    needs: "session",
    password: "currentPassword",
    newPassword: "newPassword",
    also: { revokeOtherSessions: true },
    gives: done,
    keeps: "password_changed",
  },
  {
    method: "POST",
    path: "/two-factor/enable",
    takes: withPassword,
    needs: "session",
    password: "password",
    gives: ({ totpURI, ...rest }: { totpURI: string; backupCodes: string[] }) => ({ totpURI, ...recovery(rest) }),
  },
  { method: "POST", path: "/two-factor/disable", takes: withPassword, needs: "session", password: "password", gives: done, keeps: "second_factor_off" },
  { method: "POST", path: "/two-factor/generate-backup-codes", takes: withPassword, needs: "session", password: "password", gives: recovery, keeps: "recovery_codes_made" },
  { method: "POST", path: "/two-factor/verify-totp", takes: code(10), needs: "pending", gives: signedIn, begins: true },
  { method: "POST", path: "/two-factor/verify-backup-code", takes: code(40), needs: "pending", gives: signedIn, begins: true },
  { method: "GET", path: "/passkey/generate-register-options", takes: nothing, needs: "confirmed", gives: (options) => options },
  {
    method: "POST",
    path: "/passkey/verify-registration",
    takes: z.strictObject({ response: ceremony, name: name.optional() }),
    needs: "confirmed",
    gives: shown,
    keeps: "passkey_added",
  },
  // The library only prefers that the device checks its owner; we insist, when asking and when checking.
  { method: "GET", path: "/passkey/generate-authenticate-options", takes: nothing, needs: "nothing", gives: (options: object) => ({ ...options, userVerification: "required" }) },
  { method: "POST", path: "/passkey/verify-authentication", takes: z.strictObject({ response: ceremony }), needs: "nothing", gives: signedIn, begins: true },
  { method: "GET", path: "/passkey/list-user-passkeys", takes: nothing, needs: "session", gives: (list: ListedPasskey[]) => list.map(shown) },
  { method: "POST", path: "/passkey/update-passkey", takes: z.strictObject({ id: z.string().max(100), name }), needs: "session", gives: done },
  { method: "POST", path: "/passkey/delete-passkey", takes: z.strictObject({ id: z.string().max(100) }), needs: "confirmed", gives: done, keeps: "passkey_removed" },
];
