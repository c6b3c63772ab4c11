import { useEffect, useSyncExternalStore } from "react";

let notes: readonly string[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly string[]): void => {
  if (next.join("|") === notes.join("|")) return;
  notes = next;
  for (const listener of listeners) listener();
};

/** What the page says in the strip at the foot, e.g. "220 documents, filtered in 6 ms"; gone with the page. */
export function useNoteInStrip(...said: readonly string[]): void {
  const key = said.join("|");
  useEffect(() => {
    set(key ? key.split("|") : []);
  }, [key]);
  useEffect(() => () => set([]), []);
}

export const useNotes = (): readonly string[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notes,
  );
