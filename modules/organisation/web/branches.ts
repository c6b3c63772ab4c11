import type { Chart, ChartPosition } from "../chart.ts";
import { isOutsideRole } from "../holding.ts";

/** One node of the drawn tree: a position, or a unit with what belongs to it. */
export interface Branch {
  readonly id: string;
  readonly unit: Chart["units"][number] | null;
  readonly position: ChartPosition | null;
  readonly below: readonly Branch[];
}

const childrenOf = <T>(items: readonly T[], parentOf: (item: T) => string | null): Map<string | null, T[]> => {
  const map = new Map<string | null, T[]>();
  for (const item of items) map.set(parentOf(item), [...(map.get(parentOf(item)) ?? []), item]);
  return map;
};

/** Top management first, those from outside last, the others as they come. */
const rank = ({ role }: ChartPosition): number => (role === "top_management" ? 0 : isOutsideRole(role) ? 2 : 1);

/** By who reports to whom. A position whose superior is not in the picture stands at the top. */
export function byReporting(chart: Pick<Chart, "positions">): readonly Branch[] {
  const here = new Set(chart.positions.map((p) => p.id));
  const below = childrenOf(chart.positions, (p) => (p.reportsTo && here.has(p.reportsTo) ? p.reportsTo : null));
  const branch = (position: ChartPosition): Branch => ({ id: position.id, unit: null, position, below: (below.get(position.id) ?? []).map(branch) });
  return (below.get(null) ?? []).toSorted((a, b) => rank(a) - rank(b)).map(branch);
}

/** By unit: units inside units, the head first, then its positions; what belongs to no unit comes last. */
export function byUnit(chart: Pick<Chart, "positions" | "units">): readonly Branch[] {
  const units = new Set(chart.units.map((u) => u.id));
  const positions = childrenOf(chart.positions, (p) => (p.unitId && units.has(p.unitId) ? p.unitId : null));
  const inside = childrenOf(chart.units, (u) => (u.parentId && units.has(u.parentId) ? u.parentId : null));
  const leaf = (position: ChartPosition): Branch => ({ id: position.id, unit: null, position, below: [] });
  const branch = (unit: Chart["units"][number]): Branch => {
    const own = positions.get(unit.id) ?? [];
    return {
      id: unit.id,
      unit,
      position: null,
      below: [...own.filter((p) => p.id === unit.headPositionId), ...own.filter((p) => p.id !== unit.headPositionId)].map(leaf).concat((inside.get(unit.id) ?? []).map(branch)),
    };
  };
  return [...(inside.get(null) ?? []).map(branch), ...(positions.get(null) ?? []).map(leaf)];
}

export interface Line {
  readonly branch: Branch;
  readonly level: number;
  readonly parent: string | null;
  readonly open: boolean;
  readonly at: number;
  readonly of: number;
}

/** The lines that are seen, top to bottom: what is folded hides what is below it. */
export function lines(branches: readonly Branch[], folded: ReadonlySet<string>, level = 1, parent: string | null = null): readonly Line[] {
  return branches.flatMap((branch, i) => {
    const open = branch.below.length > 0 && !folded.has(branch.id);
    const line: Line = { branch, level, parent, open, at: i + 1, of: branches.length };
    return open ? [line, ...lines(branch.below, folded, level + 1, branch.id)] : [line];
  });
}

/** Is `id` the branch itself or somewhere below it? Whoever is moved may not end up under themselves. */
export const holds = (branch: Branch, id: string): boolean => branch.id === id || branch.below.some((b) => holds(b, id));

export const find = (branches: readonly Branch[], id: string): Branch | null => {
  for (const branch of branches) {
    const found = branch.id === id ? branch : find(branch.below, id);
    if (found) return found;
  }
  return null;
};
