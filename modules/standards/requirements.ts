import type { Edition, Requirement } from "./library.ts";

/** Frameworks of others number otherwise: "AC-2" before "AC-10". */
const naturally = new Intl.Collator("en", { numeric: true });

const orderKey = (part: string): [number, string] => (/^\d+$/.test(part) ? [Number(part), ""] : [Number.MAX_SAFE_INTEGER, part]);

/** 4 < 4.1 < 4.10 < 10.2 < A.5.1: numbers as numbers, annexes after clauses, a clause before its sub-clauses. */
export function compareReferences(left: string, right: string): number {
  const [a, b] = [left.split("."), right.split(".")];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at], b[at]];
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1;
    const [[n, s], [m, t]] = [orderKey(one), orderKey(other)];
    if (n !== m) return n - m;
    if (s !== t) return naturally.compare(s, t) || (s < t ? -1 : 1);
  }
  return 0;
}

export type Tree = ReadonlyMap<string | null, readonly Requirement[]>;

/** The requirements by the id of their parent, each list in the order of the edition; roots under null. */
export function treeOf(requirements: readonly Requirement[]): Tree {
  const here = new Set(requirements.map((r) => r.id));
  const tree = new Map<string | null, Requirement[]>();
  for (const requirement of requirements) {
    // A supplement's parent may lie in another edition that is not shown: then it is a root here.
    const parent = requirement.parentId !== null && here.has(requirement.parentId) ? requirement.parentId : null;
    const siblings = tree.get(parent);
    if (siblings === undefined) tree.set(parent, [requirement]);
    else siblings.push(requirement);
  }
  return tree;
}

export const childrenOf = (tree: Tree, id: string | null): readonly Requirement[] => tree.get(id) ?? [];

/** A requirement and everything below it, in the order of the edition. */
export function withDescendants(tree: Tree, requirement: Requirement): readonly Requirement[] {
  return [requirement, ...childrenOf(tree, requirement.id).flatMap((child) => withDescendants(tree, child))];
}

/** From the nearest parent up to the root. */
export function ancestorsOf(requirement: Requirement, find: (id: string) => Requirement | undefined): readonly Requirement[] {
  const above: Requirement[] = [];
  for (let next = parentOf(requirement, find); next !== undefined && !above.includes(next); next = parentOf(next, find)) above.push(next);
  return above;
}

const parentOf = (requirement: Requirement, find: (id: string) => Requirement | undefined): Requirement | undefined =>
  requirement.parentId === null ? undefined : find(requirement.parentId);

const folded = (words: string): string => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const searched = (requirement: Requirement): string =>
  folded([requirement.reference, requirement.title, requirement.asks ?? "", ...requirement.points.map((p) => p.covers), ...requirement.maintain, ...requirement.retain].join(" "));

/** How well a requirement fits what was typed; null when it does not. Smaller is better. */
function fit(requirement: Requirement, typed: string): number | null {
  const reference = requirement.reference.toLowerCase();
  if (reference === typed || reference === `a.${typed}`) return reference === typed ? 0 : 1;
  if (/^[a-z]?\.?\d/.test(typed)) return reference.startsWith(`${typed}.`) || reference.startsWith(`a.${typed}.`) ? 2 : null;
  const all = searched(requirement);
  const words = typed.split(/\s+/);
  if (!words.every((word) => all.includes(word))) return null;
  const title = folded(requirement.title);
  return words.every((word) => title.includes(word)) ? (title.startsWith(typed) ? 3 : 4) : 5;
}

/** Requirements found by a reference ("8.5", "A.5.1", "clause 10.2") or by words, best first. */
export function findRequirements(requirements: readonly Requirement[], typed: string): readonly Requirement[] {
  const query = folded(typed.trim()).replace(/^(?:clause|section|annex|§)\s*/, "");
  if (query === "") return [];
  return requirements
    .map((requirement) => ({ requirement, rank: fit(requirement, query) }))
    .filter((found): found is { requirement: Requirement; rank: number } => found.rank !== null)
    .toSorted((a, b) => a.rank - b.rank || a.requirement.editionId.localeCompare(b.requirement.editionId) || compareReferences(a.requirement.reference, b.requirement.reference))
    .map((found) => found.requirement);
}

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
