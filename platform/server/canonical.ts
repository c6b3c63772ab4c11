import { createHash } from "node:crypto";

/**
 * The canonical form of a value: JSON by RFC 8785 (keys sorted by UTF-16 code units, numbers as
 * ECMAScript writes them, no white space). Undefined members are left out, as JSON leaves them out.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(",")}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

export const sha256 = (content: string | Uint8Array): Buffer => createHash("sha256").update(content).digest();
