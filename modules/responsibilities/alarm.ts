import type { Settings } from "#modules/organisation/settings.ts";
import type { Requirement } from "#modules/standards/library.ts";
import type { Alarm } from "./answer.ts";
import type { Resolved } from "./answering.ts";
import type { Composing } from "./opens.ts";

/** What the rules look at: the state of one day, and the requirements that somebody must answer for. */
export interface Looked extends Composing {
  /** The assessable requirements of every edition that the matrix speaks of. */
  readonly requirements: readonly Requirement[];
  readonly settings: Settings;
}

/** A requirement at a site (or at all), and the row that speaks there. */
export interface Spot {
  readonly requirement: Requirement;
  readonly siteId: string | null;
  readonly resolved: Resolved | null;
}

export const byEdition = (requirements: readonly Requirement[]): Record<string, string[]> => {
  const by: Record<string, string[]> = {};
  for (const r of new Set(requirements)) (by[r.editionId] ??= []).push(r.reference);
  return by;
};

export const alarm = (it: Pick<Alarm, "kind" | "severity" | "sentence"> & Partial<Alarm>): Alarm => ({
  detail: null,
  since: null,
  opens: null,
  person: null,
  position: null,
  requirements: {},
  ...it,
});
