import { useSyncExternalStore } from "react";

export interface Crumb {
  readonly title: string;
  readonly href?: string;
}

let trail: readonly Crumb[] = [];
const listeners = new Set<() => void>();

/** A page says where it stands; the bar shows it. */
export function nameCrumbs(crumbs: readonly Crumb[]): void {
  trail = crumbs;
  for (const listener of listeners) listener();
}

export const useCrumbs = (): readonly Crumb[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => trail,
  );
