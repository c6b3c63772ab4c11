import type { Act, Beginning } from "#kernel/act.ts";
import { newId } from "#kernel/id.ts";
import type { ActRequest } from "#kernel/platform.ts";
import type { Kept } from "#kernel/record.ts";
import { post } from "#web/wire.ts";

export type AnyAct = Act<never> | Beginning<never>;
export type Signature = NonNullable<ActRequest["signature"]>;
export type Performed = Kept & Readonly<Record<string, unknown>>;

export interface Attempt {
  /** Absent when the act begins a record. */
  readonly id?: string | undefined;
  /** The version that the page shows; not for beginnings and light acts. */
  readonly version?: number | undefined;
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly reason?: string | undefined;
  readonly signature?: Signature | undefined;
}

/** Sends one act, for the person whom the page shows. The same key sent twice is done once. */
export const send = (act: { readonly name: string }, attempt: Attempt, { key, as }: { readonly key: string; readonly as?: string | undefined }): Promise<Performed> =>
  post<Performed>(
    `/api/acts/${act.name}${attempt.id ? `/${attempt.id}` : ""}`,
    {
      ...(attempt.version === undefined ? {} : { version: attempt.version }),
      input: attempt.input ?? {},
      ...(attempt.reason ? { reason: attempt.reason } : {}),
      ...(attempt.signature ? { signature: attempt.signature } : {}),
    },
    { "Idempotency-Key": key, ...(as ? { "Remit-Person": as } : {}) },
  );

/**
 * Keys of attempts. One attempt keeps its key until it was answered: a lost connection is repeated
 * under the same key and happens once; a changed attempt, or one after an answer, gets a new key.
 */
export function keyKeeper(make: () => string = newId) {
  let kept: { readonly of: string; readonly key: string } | null = null;
  return {
    keyFor(act: string, attempt: Attempt): string {
      const of = JSON.stringify([act, attempt.id, attempt.version, attempt.input, attempt.reason]);
      if (kept?.of !== of) kept = { of, key: make() };
      return kept.key;
    },
    answered(): void {
      kept = null;
    },
  };
}
