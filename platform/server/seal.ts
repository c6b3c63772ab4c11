import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { canonical, sha256 } from "./canonical.ts";
import type { Tx } from "./database.ts";

/** How a personal value stands in the trail: the SHA-256 of its salt and itself. */
export interface Sealed {
  readonly $personal: string;
}
export const isSealed = (value: unknown): value is Sealed => typeof value === "object" && value !== null && "$personal" in value;

interface Commitment {
  readonly commitment: Buffer;
  readonly salt: Buffer;
  readonly value: string;
}

const personalFields = new WeakMap<z.ZodObject, readonly string[]>();

/** The fields of a record or an input that are marked personal (top level only: nest nothing personal). */
export function personalIn(schema: z.ZodType): readonly string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const known = personalFields.get(schema);
  if (known) return known;
  const found = Object.entries(schema.shape)
    .filter(([, type]) => (type as z.ZodType).meta()?.["personal"] === true)
    .map(([key]) => key);
  personalFields.set(schema, found);
  return found;
}

/** The record's own key, from which its salts are made; made at first need. Erasing the person destroys it. */
async function keyOf(tx: Tx, organisationId: string, recordId: string): Promise<Buffer | null> {
  const found = await tx.selectFrom("personal_keys").select("key").where("record_id", "=", recordId).executeTakeFirst();
  if (found) return found.key;
  const key = randomBytes(32);
  await tx
    .insertInto("personal_keys")
    .values({ organisation_id: organisationId, record_id: recordId, key })
    .onConflict((c) => c.doNothing())
    .execute();
  return key;
}

/** Replaces personal values by commitments. The same value of the same record has the same commitment. */
export async function seal(tx: Tx, where: { organisationId: string; recordId: string; keep: boolean }, fields: readonly string[], value: object): Promise<object> {
  const held = fields.filter((f) => (value as Record<string, unknown>)[f] != null);
  if (held.length === 0) return value;
  const key = await keyOf(tx, where.organisationId, where.recordId);
  const sealed: Record<string, unknown> = { ...value };
  const commitments: Commitment[] = [];
  for (const field of held) {
    const text = canonical(sealed[field]);
    const salt = key ? createHmac("sha256", key).update(`${field}\n${text}`).digest() : Buffer.alloc(32);
    const commitment = sha256(Buffer.concat([salt, Buffer.from(text)]));
    sealed[field] = { $personal: commitment.toString("hex") } satisfies Sealed;
    if (key) commitments.push({ commitment, salt, value: text });
  }
  if (where.keep && commitments.length > 0) {
    await tx
      .insertInto("personal_values")
      .values(commitments.map((c) => ({ organisation_id: where.organisationId, record_id: where.recordId, ...c })))
      .onConflict((c) => c.doNothing())
      .execute();
  }
  return sealed;
}
