import { outbox } from "#web/offline/outbox.ts";
import type { Parcel } from "#web/offline/parcels.ts";
import { organisationChosen } from "#web/wire.ts";

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
