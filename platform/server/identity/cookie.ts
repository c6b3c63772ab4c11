import { createHmac, timingSafeEqual } from "node:crypto";
import { isSecure, type IdentityOptions } from "./ground.ts";

export const cookieName = (options: Pick<IdentityOptions, "baseUrl">, name: "session_token" | "two_factor" | "device"): string =>
  `${isSecure(options) ? "__Secure-" : ""}remit.${name}`;

const signatureLength = 44;

/** The cookie's value as it was sent, the first one of that name. */
export function rawCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

const decoded = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
};

/**
 * Reads a cookie that the library signed, exactly as it signs it: `value.base64(HMAC-SHA-256)`, as a
 * URL component. Gives the value, or nothing when a single sign was changed.
 */
export function signedCookie(header: string | undefined, name: string, secret: string): string | undefined {
  const whole = decoded(rawCookie(header, name) ?? "");
  const dot = whole?.lastIndexOf(".") ?? -1;
  if (!whole || dot < 1 || whole.length - dot - 1 !== signatureLength) return undefined;
  const value = whole.slice(0, dot);
  const expected = createHmac("sha256", secret).update(value).digest("base64");
  return timingSafeEqual(
    Buffer.from(expected),
    Buffer.from(
      whole
        .slice(dot + 1)
        .padEnd(signatureLength)
        .slice(0, signatureLength),
      "latin1",
    ),
  )
    ? value
    : undefined;
}
