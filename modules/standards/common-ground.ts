import type { Edition, Requirement } from "./library.ts";

export interface DocumentedInformation {
  readonly requirementId: string;
  readonly reference: string;
  readonly what: string;
  /** A control of an annex asks for it only where the control applies. */
  readonly whenControlApplies: boolean;
}

const namedIn = (edition: Edition, list: "maintain" | "retain"): readonly DocumentedInformation[] =>
  edition.requirements.flatMap((r) => r[list].map((what) => ({ requirementId: r.id, reference: r.reference, what, whenControlApplies: /^[A-Z]/.test(r.reference) })));

/** What an edition wants written: documents kept current, and records kept. */
export const documentedInformation = (edition: Edition) => ({ maintain: namedIn(edition, "maintain"), retain: namedIn(edition, "retain") });

/** For each key of the harmonised structure and shared topic: the requirements of these editions that carry it. */
export function crosswalk(editions: readonly Edition[]): ReadonlyMap<string, readonly Requirement[]> {
  const walk = new Map<string, Requirement[]>();
  for (const requirement of editions.flatMap((edition) => edition.requirements))
    for (const key of [...requirement.harmonised, ...requirement.topics]) walk.set(key, [...(walk.get(key) ?? []), requirement]);
  return walk;
}

/** How many assessable requirements of a target carry a key that the editions in place carry too: counts, with those whose wording is the common core. */
export function overlap(inPlace: readonly Edition[], target: Edition): { readonly assessable: number; readonly shared: number; readonly core: number } {
  const known = new Set(inPlace.flatMap((edition) => edition.requirements.flatMap((r) => r.harmonised)));
  const assessable = target.requirements.filter((r) => r.assessable);
  const shared = assessable.filter((r) => r.harmonised.some((key) => known.has(key)));
  return { assessable: assessable.length, shared: shared.length, core: shared.filter((r) => r.harmonisedFit === "core").length };
}
