import { useEffect, useSyncExternalStore } from "react";
import { say } from "#kernel/sentence.ts";

interface Said {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

let latest: Said | null = null;
const listeners = new Set<() => void>();
const set = (next: Said | null): void => {
  latest = next;
  for (const listener of listeners) listener();
};

/** Tells in words what has just been done. With `undo` it can be taken back for ten seconds; never the only sign of a change. */
export const tell = (text: string, undo?: () => void): void => set({ text, undo });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The live region of the application: polite, one sentence at a time. */
export function SaidHere() {
  const said = useSyncExternalStore(subscribe, () => latest);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => set(null), said.undo ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div role="status" aria-live="polite">
      {said ? (
        <div className="said">
          {said.text}
          {said.undo ? (
            <button
              type="button"
              className="btn"
              onClick={() => {
                said.undo?.();
                set(null);
              }}
            >
              {say("Undo")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
