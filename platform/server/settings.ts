import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** One thing that whoever runs Remit may set. */
export interface Setting<T> {
  /** The environment's name for it. */
  readonly variable: string;
  /** The command line's, where it has one. */
  readonly flag?: string;
  /** What it is when nobody says. */
  readonly otherwise: T;
  /** Reads the text that was given, or says what is wrong with it. */
  readonly read: (text: string, name: string) => T;
  /** True when it may hold a password. */
  readonly secret?: true;
}

export const wrong = (sentence: string): Refusal => new Refusal("invalid", sentence);

export const wholeNumber =
  (least: number, most: number) =>
  (text: string, name: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw wrong(say("{name} must be a whole number from {least} to {most}, not “{text}”.", { name, least: String(least), most: String(most), text }));
  };

export const oneOf =
  <const T extends string>(choices: readonly T[]) =>
  (text: string, name: string): T => {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    throw wrong(say("{name} must be one of {choices}, not “{text}”.", { name, choices: choices.join(", "), text }));
  };

export const someText = (text: string, name: string): string => {
  if (/\p{Cc}/u.test(text)) throw wrong(say("{name} must not hold control characters.", { name }));
  return text;
};

/** A web address of one of these schemes. What was given is not repeated: it may hold a password. */
export const address =
  (schemes: readonly string[]) =>
  (text: string, name: string): string => {
    const bad = wrong(say("{name} must be an address that begins with {schemes}.", { name, schemes: schemes.map((scheme) => `${scheme}://`).join(say(" or ")) }));
    if (!schemes.some((scheme) => text.toLowerCase().startsWith(`${scheme}://`))) throw bad;
    // An empty host is usual in addresses of databases that listen on a socket.
    if (!URL.canParse(text.replace(/^(\w+:\/\/[^/?#]*@)(?=[/?#]|$)/, "$1localhost"))) throw bad;
    return text;
  };

/** Which proxies' word about the caller's address is taken: none, all, a number of hops, or a list of addresses and networks. */
export const proxies = (text: string, name: string): boolean | number | string => {
  if (["false", "no", "off", "0"].includes(text)) return false;
  if (["true", "yes", "on"].includes(text)) return true;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const parts = text.split(",").map((part) => part.trim());
  if (parts.every((part) => /^(loopback|linklocal|uniquelocal|[\da-f.:]+(\/\d{1,3})?)$/i.test(part))) return parts.join(",");
  throw wrong(say("{name} must be true, false, a number of proxies, or a list of their addresses, not “{text}”.", { name, text }));
};

/** The same text without passwords. */
export function masked(text: string): string {
  const bare = text.replace(/^(\w+:\/\/[^/?#:@]*):[^@/?#]*@/, "$1:***@");
  return bare.replace(/([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&#]*/gi, "$1***");
}
