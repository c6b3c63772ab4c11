import type { Draft } from "./saver.ts";

interface Store {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** What is written and not yet sent, on this device, per person and revision. `put` says whether there was room. */
export function draftStore(key: string, on: Store = localStorage) {
  const name = `remit.text.${key}`;
  return {
    put: (draft: Draft): boolean => {
      try {
        on.setItem(name, JSON.stringify(draft));
        return true;
      } catch {
        return false; // the device is full or keeps nothing: it is sent to the server at once instead
      }
    },
    take: (): Draft | null => {
      try {
        return JSON.parse(on.getItem(name) ?? "null") as Draft | null;
      } catch {
        return null;
      }
    },
    drop: (): void => on.removeItem(name),
  };
}
