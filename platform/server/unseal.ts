import { sql } from "kysely";
import type { Tx } from "./database.ts";
import { isSealed } from "./seal.ts";

const gather = (value: unknown, into: Set<string>): void => {
  if (isSealed(value)) into.add(value.$personal);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) gather(item, into);
};

const open = (value: unknown, known: ReadonlyMap<string, unknown>): unknown => {
  if (isSealed(value)) return known.get(value.$personal) ?? null;
  if (Array.isArray(value)) return value.map((item) => open(item, known));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, open(v, known)]));
  return value;
};

/** Puts personal values back where they still exist; an erased one reads as null. */
export async function unseal<T>(tx: Tx, value: T): Promise<T> {
  const wanted = new Set<string>();
  gather(value, wanted);
  if (wanted.size === 0) return value;
  const rows = await tx
    .selectFrom("personal_values")
    .select([sql<string>`encode(commitment, 'hex')`.as("commitment"), "value"])
    .where(
      "commitment",
      "in",
      [...wanted].map((hex) => Buffer.from(hex, "hex")),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.commitment, row.value === null ? null : (JSON.parse(row.value) as unknown)]));
  return open(value, known) as T;
}
