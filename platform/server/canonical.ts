import { createHash } from "node:crypto";

/** A text as JSON. Half a character, which our own cutting can leave behind, becomes U+FFFD as in the database: PostgreSQL reads no JSON that holds one. */
const quoted = (text: string): string => JSON.stringify(text.isWellFormed() ? text : text.toWellFormed());

/**
 * The canonical form of a value: JSON by RFC 8785 (keys sorted by UTF-16 code units, numbers as
 * ECMAScript writes them, no white space). Undefined members are left out, as JSON leaves them out.
 */
export function canonical(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(",")}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${quoted(key)}:${canonical(item)}`).join(",")}}`;
}

export const sha256 = (content: string | Uint8Array): Buffer => createHash("sha256").update(content).digest();
