import { useSyncExternalStore } from "react";
import { outbox } from "#web/offline/outbox.ts";

/** What waits on this device to be sent. */
export function useOutbox(): { readonly waiting: number } {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.waiting);
  return { waiting };
}
