import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { canonical, sha256 } from "./canonical.ts";
import type { Tx } from "./database.ts";

export interface Attempt {
  readonly organisationId: string;
  readonly personId: string;
  readonly key: string;
  readonly act: string;
  readonly id: string | undefined;
  readonly input: unknown;
}

/**
 * Claims an idempotency key for this transaction. Answers with the record of the first attempt when
 * the same request came before; a concurrent first attempt is waited for by the database.
 */
export async function claim(tx: Tx, attempt: Attempt, recordId: string): Promise<string | null> {
  const fingerprint = sha256(canonical({ act: attempt.act, id: attempt.id ?? null, input: attempt.input }));
  const mine = await tx
    .insertInto("requests")
    .values({ organisation_id: attempt.organisationId, person_id: attempt.personId, key: attempt.key, fingerprint, reply: JSON.stringify({ id: recordId }) })
    .onConflict((c) => c.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (mine) return null;
  const first = await tx.selectFrom("requests").select(["fingerprint", "reply"]).where("person_id", "=", attempt.personId).where("key", "=", attempt.key).executeTakeFirstOrThrow();
  if (!first.fingerprint.equals(fingerprint)) throw new Refusal("conflict", say("This idempotency key was already used for something else. Use a new one."));
  return (first.reply as { id: string }).id;
}
