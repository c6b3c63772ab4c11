import { say } from "#kernel/sentence.ts";
import { useAct } from "#web/act/use-act.ts";
import { tell } from "#web/kit/said.tsx";
import type { Problem } from "#web/wire.ts";
import { positionActs, unitActs } from "../acts.ts";
import type { Branch } from "./branches.ts";

export interface Moving {
  /** Puts a branch under another one, or at the top; it can be taken back for ten seconds. */
  readonly move: (branch: Branch, onto: Branch | null, by: "reporting" | "unit") => Promise<void>;
  readonly refusal: Problem | null;
  readonly pending: boolean;
}

type Change = { readonly input: Record<string, string | null>; readonly back: Record<string, string | null> };

/** What dropping one branch on another means: reporting lines move a position, units move positions and units. */
export function changeOf(branch: Branch, onto: Branch | null, by: "reporting" | "unit"): Change | null {
  const { position, unit } = branch;
  if (by === "reporting" && position) return { input: { reportsTo: onto?.id ?? null }, back: { reportsTo: position.reportsTo } };
  const target = onto?.unit?.id ?? onto?.position?.unitId ?? null;
  if (position) return { input: { unitId: target }, back: { unitId: position.unitId } };
  return unit ? { input: { parentId: target }, back: { parentId: unit.parentId } } : null;
}

export function useMoving(): Moving {
  const position = useAct(positionActs.move as never),
    unit = useAct(unitActs.move as never);
  const move: Moving["move"] = async (branch, onto, by) => {
    const change = changeOf(branch, onto, by),
      thing = branch.position ?? branch.unit,
      act = branch.position ? position : unit;
    if (!change || !thing || JSON.stringify(change.input) === JSON.stringify(change.back)) return;
    const done = await act.perform({ id: thing.id, version: thing.version, input: change.input });
    const where = onto?.position?.title ?? onto?.unit?.title;
    if (done)
      tell(
        where ? say("{title} now stands under {where}.", { title: thing.title, where }) : say("{title} now stands at the top.", { title: thing.title }),
        () => void act.perform({ id: done.id, version: done.version, input: change.back }),
      );
  };
  return { move, refusal: position.refusal ?? unit.refusal, pending: position.pending || unit.pending };
}
