import type { Edition, Requirement } from "./library.ts";
import { ancestorsOf, childrenOf, compareReferences, treeOf, type Tree } from "./requirements.ts";

export interface Placed {
  readonly requirement: Requirement;
  readonly depth: number;
  /** It stands here only to show where its children belong: it is of the edition that this one builds on. */
  readonly foundation: boolean;
}

/** The requirements of an edition in reading order with their depth; a supplement is shown under the headings of the edition that it builds on. */
export function placesOf(edition: Edition, find: (id: string) => Requirement | undefined): readonly Placed[] {
  const own = new Set(edition.requirements.map((r) => r.id));
  const above = new Map(
    edition.requirements.flatMap((r) =>
      ancestorsOf(r, find)
        .filter((a) => !own.has(a.id))
        .map((a) => [a.id, a] as const),
    ),
  );
  const all = above.size === 0 ? edition.requirements : [...edition.requirements, ...above.values()].toSorted((a, b) => compareReferences(a.reference, b.reference));
  const tree = treeOf(all);
  return childrenOf(tree, null).flatMap((root) => below(root, { tree, own }, 0));
}

function below(requirement: Requirement, it: { readonly tree: Tree; readonly own: ReadonlySet<string> }, depth: number): readonly Placed[] {
  return [{ requirement, depth, foundation: !it.own.has(requirement.id) }, ...childrenOf(it.tree, requirement.id).flatMap((child) => below(child, it, depth + 1))];
}
