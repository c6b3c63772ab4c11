import { addDays } from "#kernel/date.ts";
import type { NodeShown } from "../shown.ts";
import { isOpen } from "./words.ts";

export const showings = ["all", "open", "mine", "older"] as const;
export type Showing = (typeof showings)[number];

const mine = (node: NodeShown, personId: string | undefined): boolean => node.answers.some((a) => a.holders.some((h) => h.id === personId));

/** Is this requirement among those that the filter shows? */
export function isShown(node: NodeShown, show: Showing, it: { readonly personId: string | undefined; readonly today: string }): boolean {
  if (show === "open") return isOpen(node.status);
  if (show === "mine") return mine(node, it.personId);
  if (show === "older") return node.evidence.newest !== null && node.evidence.newest < addDays(it.today, -365);
  return true;
}

export interface Row {
  readonly node: NodeShown;
  /** A chapter that folds, a heading below it, or a requirement. */
  readonly kind: "chapter" | "heading" | "requirement";
  /** The chapter that it lies in. */
  readonly chapter: string;
}

/** The tree as rows: chapters, the headings that still hold something after filtering, requirements. */
export function rowsOf(nodes: readonly NodeShown[], shown: (node: NodeShown) => boolean): readonly Row[] {
  const parents = new Map(nodes.map((n) => [n.id, n.parentId]));
  const wanted = new Set<string>();
  for (const node of nodes.filter((n) => n.assessable && shown(n))) for (let id: string | null | undefined = node.id; id && !wanted.has(id); id = parents.get(id)) wanted.add(id);
  let chapter = "";
  return nodes.flatMap((node): Row[] => {
    if (node.depth === 0) chapter = node.id;
    if (!wanted.has(node.id)) return [];
    const kind = node.depth === 0 && !node.assessable ? "chapter" : node.assessable ? "requirement" : "heading";
    return [{ node, kind, chapter }];
  });
}
