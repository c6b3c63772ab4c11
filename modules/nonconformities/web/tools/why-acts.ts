import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { tell } from "#web/kit/said.tsx";
import { branchOf, childrenOf, placed, type Why } from "../../whys.ts";
import type { Place } from "./tree-moves.ts";
import type { Analysing } from "./use-analysis.ts";

export type Change = Partial<Pick<Why, "text" | "evidence" | "follows" | "root" | "gate">>;

export const blank = (track: Why["track"], parentId: string | null): Why => ({ id: newId(), parentId, track, text: "", follows: null, evidence: [], root: false, gate: null });

export function addWhy(analysis: Analysing, why: Why, position: number | undefined): void {
  const { id: nodeId, parentId, track, text, evidence } = why;
  analysis.apply(
    { whys: placed(analysis.whys, why, position) },
    { act: "addWhy", input: { nodeId, parentId, track, text, evidence, ...(position === undefined ? {} : { position }) } },
  );
}

/** Another wording has to be read backwards anew, and so has what hangs directly below. */
export function changeWhy(analysis: Analysing, id: string, change: Change): void {
  const reworded = change.text !== undefined && analysis.whys.find((why) => why.id === id)?.text !== change.text;
  const whys = analysis.whys.map((why) =>
    why.id === id ? { ...why, ...(reworded ? { follows: null } : {}), ...change } : reworded && why.parentId === id ? { ...why, follows: null } : why,
  );
  analysis.apply({ whys }, { act: "changeWhy", input: { nodeId: id, ...change } });
}

export function moveWhy(analysis: Analysing, id: string, { parentId, position }: Place): void {
  const why = analysis.whys.find((one) => one.id === id);
  if (why)
    analysis.apply(
      { whys: placed(analysis.whys, { ...why, parentId, follows: null }, position) },
      { act: "moveWhy", input: { nodeId: id, parentId, ...(position === undefined ? {} : { position }) } },
    );
}

/** Removes a step and all below it; for ten seconds it can be taken back whole. */
export function removeWhy(latest: () => Analysing, id: string): void {
  const analysis = latest(),
    branch = branchOf(analysis.whys, id),
    gone = new Set(branch.map((why) => why.id)),
    [top] = branch;
  if (!top) return;
  const at = childrenOf(analysis.whys, top.parentId).findIndex((why) => why.id === id);
  analysis.apply({ whys: analysis.whys.filter((why) => !gone.has(why.id)) }, { act: "removeWhy", input: { nodeId: id } });
  tell(say("{n, plural, one {One step} other {# steps}} removed", { n: branch.length }), () => {
    const now = latest();
    const back = branch.flatMap((why, i) => [
      { act: "addWhy" as const, input: { nodeId: why.id, parentId: why.parentId, track: why.track, text: why.text, evidence: why.evidence, ...(i === 0 ? { position: at } : {}) } },
      ...(why.follows !== null || why.root || why.gate ? [{ act: "changeWhy" as const, input: { nodeId: why.id, follows: why.follows, root: why.root, gate: why.gate } }] : []),
    ]);
    const whys = branch.slice(1).reduce<readonly Why[]>((all, why) => [...all, why], placed(now.whys, top, at));
    now.apply({ whys: [...whys] }, ...back);
  });
}

/** Not tested, follows, does not follow, not tested. */
export const nextTest = (follows: boolean | null): boolean | null => (follows === null ? true : follows ? false : null);
