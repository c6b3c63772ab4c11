import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import { Kysely, PostgresDialect } from "kysely";
import { relyingParty } from "./origins.ts";
import { hash, passwordLength, verify } from "./passwords.ts";
import type { IdentityOptions } from "./ground.ts";

export const basePath = "/api/auth";
/** The header in which the library is told the address: set by us from the connection, never taken from outside. */
export const addressHeader = "x-remit-address";

/** Seconds. A session ends after this long without a request, and at the latest after the second figure. */
export const sessionIdle = 12 * 3600;
export const sessionLongest = 7 * 86_400;

const inHours = (hours: number): number => hours * 3600;
const verifiedOnly = (userVerified: boolean | undefined): void => {
  if (!userVerified) throw new APIError("UNAUTHORIZED", { code: "USER_VERIFICATION_NEEDED", message: "user verification needed" });
};

const plugins = (baseUrl: string) => [
  username({ displayUsername: false, minUsernameLength: 3, maxUsernameLength: 60, usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name) }),
  twoFactor({ issuer: "Remit", accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 } }),
  passkey({
    rpID: relyingParty(baseUrl),
    rpName: "Remit",
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    // A passkey stands for two components: having the device, and its finger, face or code.
    registration: { afterVerification: ({ verification }) => verifiedOnly(verification.registrationInfo?.userVerified) },
    authentication: { afterVerification: ({ verification }) => verifiedOnly(verification.authenticationInfo.userVerified) },
  }),
];

/** The identity library, set up: it keeps logins, sessions, second factors and passkeys; we keep the doors. */
export function openLibrary({ pool, baseUrl, secret }: Pick<IdentityOptions, "pool" | "baseUrl" | "secret">) {
  const tables = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }).withSchema("identity");
  return betterAuth({
    appName: "Remit",
    baseURL: new URL(baseUrl).origin,
    basePath,
    secret,
    database: { db: tables, type: "postgres" },
    // Only requests whose origin we have checked reach the library (see `origins.ts`).
    trustedOrigins: (request) => [request?.headers.get("origin") ?? new URL(baseUrl).origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      password: { hash, verify },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: inHours(1),
    },
    // The cookie lives as long as a session can; the session itself ends sooner when it is idle. `whoIs` renews it.
    session: { expiresIn: sessionLongest, disableSessionRefresh: true, freshAge: 0 },
    verification: { storeIdentifier: "hashed" },
    databaseHooks: { session: { create: { before: (session) => Promise.resolve({ data: { ...session, expiresAt: new Date(Date.now() + sessionIdle * 1000) } }) } } },
    plugins: plugins(baseUrl),
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { cookiePrefix: "remit", useSecureCookies: baseUrl.startsWith("https://"), ipAddress: { ipAddressHeaders: [addressHeader] } },
  });
}

export type Library = ReturnType<typeof openLibrary>;
