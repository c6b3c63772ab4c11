import type { Editor, Range } from "@tiptap/core";

/** One thing that can be put in at the cursor. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly note?: string;
  readonly take: (editor: Editor, range: Range) => void;
}

export interface Offered {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly rect: DOMRect | null;
  readonly choose: (choice: Choice) => void;
}

export interface Chooser {
  readonly now: () => Offered | null;
  readonly listen: (listener: () => void) => () => void;
  readonly show: (offered: Omit<Offered, "at">) => void;
  readonly close: () => void;
  /** Arrows move, Enter and Tab take; anything else is the text's. */
  readonly key: (name: string) => boolean;
  readonly point: (at: number) => void;
}

/** What is offered at the cursor, for the list that shows it and for the keys that move in it. */
export function openChooser(): Chooser {
  let offered: Offered | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Offered | null): void => {
    offered = next;
    for (const listener of listeners) listener();
  };
  const point = (at: number): void => {
    if (offered && offered.choices.length > 0) set({ ...offered, at: (at + offered.choices.length) % offered.choices.length });
  };
  return {
    now: () => offered,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (next) => {
      const same = offered?.choices.map((c) => c.key).join() === next.choices.map((c) => c.key).join();
      set({ ...next, at: same ? (offered?.at ?? 0) : 0 });
    },
    close: () => set(null),
    point,
    key: (name) => {
      if (!offered || offered.choices.length === 0) return false;
      if (name === "ArrowDown") point(offered.at + 1);
      else if (name === "ArrowUp") point(offered.at - 1);
      else if (name === "Enter" || name === "Tab") {
        const choice = offered.choices[offered.at];
        if (choice) offered.choose(choice);
      } else return false;
      return true;
    },
  };
}
