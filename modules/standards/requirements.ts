import type { Requirement } from "./library.ts";

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
