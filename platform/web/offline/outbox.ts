import { newId } from "#kernel/id.ts";
import { later, overTheWire, type Post } from "#web/offline/post.ts";
import { deviceStore, type Parcel, type ParcelStore } from "#web/offline/parcels.ts";

export interface Outcome {
  readonly parcel: Parcel;
  /** The server's answer, or its refusal. */
  readonly status: number;
  readonly answer: unknown;
}

/**
 * What was done without a connection and is sent later, exactly once: a parcel keeps its
 * idempotency key for ever, is sent one after the other in order, and leaves only when answered.
 */
export function makeOutbox(store: ParcelStore, send: Post = overTheWire) {
  let count = 0;
  let sending: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const heard = new Set<(outcome: Outcome) => void>();
  const changed = async () => {
    count = (await store.all()).length;
    for (const listener of listeners) listener();
  };
  const sendAll = async () => {
    for (const parcel of await store.all()) {
      const { status, answer } = await send(parcel).catch(() => ({ status: 0, answer: null }));
      if (later(status)) break;
      await store.remove(parcel.key);
      for (const hear of heard) hear({ parcel, status, answer });
      await changed();
    }
  };
  return {
    waiting: () => count,
    subscribe: (listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener)),
    /** Tells of each parcel that was answered. */
    onAnswer: (hear: (outcome: Outcome) => void) => (heard.add(hear), () => void heard.delete(hear)),
    async put(parcel: Omit<Parcel, "key" | "at">, key: string = newId()): Promise<string> {
      await store.add({ ...parcel, key, at: new Date().toISOString() });
      await changed();
      return key;
    },
    /** Sends what waits; two calls at once are one. */
    send: (): Promise<void> =>
      (sending ??= sendAll().finally(() => {
        sending = null;
      })),
    look: changed,
  };
}

export const outbox = makeOutbox(deviceStore());
