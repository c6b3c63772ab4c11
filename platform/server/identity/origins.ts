import { isIP } from "node:net";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking } from "./ground.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const changesNothing = new Set(["GET", "HEAD", "OPTIONS"]);

/** The name that passkeys are bound to. An address has none, so a Remit on this machine is `localhost`. */
export function relyingParty(baseUrl: string): string {
  const host = new URL(baseUrl).hostname;
  return isIP(host.replace(/^\[|\]$/g, "")) ? "localhost" : host;
}

/**
 * Does the request come from Remit's own pages? A Remit without an address of its own (`baseUrl` on
 * this machine) is known by the host that the browser itself calls it by.
 */
function isOurs(origin: string, asking: Asking, baseUrl: string): boolean {
  const base = new URL(baseUrl);
  if (origin === base.origin) return true;
  if (!loopback.has(base.hostname)) return false;
  return URL.canParse(origin) && new URL(origin).host === asking.headers.host;
}

/**
 * Defence against forged requests, for everything that changes something: a browser says where a
 * request comes from, and anything but our own pages is refused. Programs say nothing and carry no
 * cookie that somebody else could ride on; with SameSite cookies this is the second lock on the door.
 */
export function assertOwnOrigin(method: string, asking: Asking, baseUrl: string): void {
  if (changesNothing.has(method)) return;
  const { origin } = asking.headers;
  const site = asking.headers["sec-fetch-site"];
  const foreign = origin === undefined ? site !== undefined && site !== "same-origin" && site !== "none" : !isOurs(origin, asking, baseUrl);
  if (foreign) throw new Refusal("forbidden", say("This request came from another site, so nothing was done. Open Remit itself and try again."));
}

/** The checked origin of a request, for ceremonies that are bound to it. */
export const originOf = (asking: Asking, baseUrl: string): string => asking.headers.origin ?? new URL(baseUrl).origin;

/** The origins that a passkey's answer may name. On this machine every port is ours; elsewhere only our own address. */
export function isCeremonyOrigin(origin: string, baseUrl: string): boolean {
  const base = new URL(baseUrl);
  if (!loopback.has(base.hostname)) return origin === base.origin;
  return URL.canParse(origin) && new URL(origin).hostname === "localhost";
}
