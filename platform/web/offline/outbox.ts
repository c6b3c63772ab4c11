import { newId } from "#kernel/id.ts";
import { deviceStore, type Parcel, type ParcelStore } from "#web/offline/parcels.ts";
import { organisationChosen } from "#web/wire.ts";

export interface Outcome {
  readonly parcel: Parcel;
  /** The server's answer, or its refusal. */
  readonly status: number;
  readonly answer: unknown;
}

type Post = (parcel: Parcel) => Promise<{ readonly status: number; readonly answer: unknown }>;

/** Sends one parcel under its own key; throws only when there is no connection. */
const overTheWire: Post = async (parcel) => {
  const headers = { ...parcel.headers, "Idempotency-Key": parcel.key, accept: "application/json", ...(parcel.form ? {} : { "content-type": "application/json" }) };
  const body = parcel.form ? asForm(parcel.form) : JSON.stringify(parcel.body);
  const response = await fetch(parcel.url, { method: "POST", credentials: "same-origin", headers, body });
  return { status: response.status, answer: await response.json().catch(() => null) };
};

const asForm = (parts: NonNullable<Parcel["form"]>): FormData => {
  const form = new FormData();
  for (const [name, value, fileName] of parts)
    if (value instanceof Blob) form.append(name, value, fileName ?? "file");
    else form.append(name, value);
  return form;
};

/** Not answered for good: the connection broke, or the server asked to come later. */
const later = (status: number): boolean => status === 0 || status === 408 || status === 429 || status >= 500;

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

/** An act that may wait for a connection, e.g. a report or a comment: it is sent now if it can be, else later. */
export async function queueAct(act: { readonly name: string }, attempt: { readonly id?: string; readonly input: object }): Promise<string> {
  const organisation = organisationChosen();
  const key = await outbox.put({
    url: `/api/acts/${act.name}${attempt.id ? `/${attempt.id}` : ""}`,
    body: { input: attempt.input },
    headers: organisation ? { "Remit-Organisation": organisation } : {},
  });
  void outbox.send();
  return key;
}

/** A request of the public door (the QR report), with files if there are any. */
export async function queuePublic(url: string, body: unknown, form?: Parcel["form"]): Promise<string> {
  const key = await outbox.put({ url, body, headers: {}, ...(form ? { form } : {}) });
  void outbox.send();
  return key;
}

/** Sends what waits whenever there is hope: at start, when the connection returns, when the page is looked at again. */
export function keepSending(): void {
  const attempt = () => void outbox.look().then(() => (navigator.onLine ? outbox.send() : undefined));
  addEventListener("online", attempt);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && attempt());
  setInterval(() => outbox.waiting() > 0 && attempt(), 30_000);
  attempt();
}
