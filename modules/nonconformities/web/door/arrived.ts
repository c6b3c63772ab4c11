import { useSyncExternalStore } from "react";
import { say } from "#kernel/sentence.ts";
import { outbox } from "#web/offline/outbox.ts";

/** What the server said to a report that left this device through the public door. */
export interface Arrived {
  readonly key: string;
  readonly url: string;
  readonly number?: string;
  readonly link?: string;
  readonly refused?: string;
  /** What was refused, so that nobody has to write it a second time. */
  readonly words?: string;
}

export const doorOf = (code: string): string => `/api/public/posters/${encodeURIComponent(code)}/reports`;

let all: readonly Arrived[] = [];
const listeners = new Set<() => void>();

/** Begins to listen once, when the application starts: a report that waited may leave before its page is there again. Kept in memory only. */
export const hearWhatArrived = (): void =>
  void outbox.onAnswer(({ parcel, status, answer }) => {
    if (!parcel.url.startsWith("/api/public/posters/")) return;
    const said = answer as { number?: string; link?: string; detail?: string } | null,
      { key, url } = parcel;
    all = [
      ...all,
      status < 300 && said?.link
        ? { key, url, number: said.number ?? "", link: said.link }
        : { key, url, refused: said?.detail ?? say("The server did not take it."), words: (parcel.body as { text?: string }).text ?? "" },
    ];
    for (const listener of listeners) listener();
  });

const subscribe = (listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener));

export const useArrived = (): readonly Arrived[] => useSyncExternalStore(subscribe, () => all);
