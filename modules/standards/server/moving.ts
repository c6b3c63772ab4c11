import type { Tx } from "#server/database.ts";
import type { Edition } from "../library.ts";
import type { ReadinessStatus } from "../readiness.ts";
import { transitionBetween, type Transition } from "../transition.ts";
import { findEdition } from "./editions.ts";
import { standardsLibrary } from "./library.ts";
import type { StandardsTables } from "./tables.ts";

/** The edition that follows this one, when there is one. */
export async function nextEdition(tx: Tx<StandardsTables>, edition: Edition, to?: string): Promise<Edition | undefined> {
  const id =
    to ??
    standardsLibrary()
      .transitions()
      .find((t) => t.from === edition.id)?.to ??
    edition.supersededBy;
  return id ? findEdition(tx, id) : undefined;
}

export const headlineOf = (from: string, to: string) =>
  standardsLibrary()
    .transitions()
    .find((t) => t.from === from && t.to === to) ?? null;

const made = new WeakMap<Edition, WeakMap<Edition, Transition>>();

/** What changes between two editions does not depend on the organisation, so it is worked out once. */
export function transitionOf(from: Edition, to: Edition): Transition {
  const known = made.get(from)?.get(to) ?? transitionBetween(from, to);
  if (!made.has(from)) made.set(from, new WeakMap());
  made.get(from)!.set(to, known);
  return known;
}

type StatusOf = (id: string) => ReadinessStatus | null;
export const isSettled = (status: ReadinessStatus | null): boolean => status === "proved" || status === "does_not_apply";

/** The requirements to work on, each one step: done when everything that follows it is proved under the new edition. */
export function stepsOf(transition: Transition, statusOf: StatusOf): { readonly steps: number; readonly done: number } {
  const steps = [
    ...transition.rows.filter((row) => row.carrying === "look_again").map((row) => row.successors.map((s) => s.requirement.id)),
    ...transition.added.map((r) => [r.id]),
  ];
  return { steps: steps.length, done: steps.filter((ids) => ids.every((id) => isSettled(statusOf(id)))).length };
}
