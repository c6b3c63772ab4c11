import { childrenOf, type Why } from "../../whys.ts";

export interface Line {
  readonly why: Why;
  readonly depth: number;
  /** `3`, or `3b` where there are several reasons side by side. */
  readonly number: string;
  readonly at: number;
  readonly brothers: number;
  readonly children: number;
}

export interface Place {
  readonly parentId: string | null;
  readonly position?: number;
}

type Track = Why["track"];
const below = (whys: readonly Why[], parentId: string | null, track: Track): Why[] => childrenOf(whys, parentId).filter((why) => why.track === track);

/** The tree as the lines of a list, each below the step that it explains. */
export function linesOf(whys: readonly Why[], track: Track, parentId: string | null = null, depth = 0): Line[] {
  const brothers = below(whys, parentId, track);
  return brothers.flatMap((why, at) => {
    const children = below(whys, why.id, track);
    const letter = brothers.length > 1 ? String.fromCharCode(97 + (at % 26)) : "";
    return [{ why, depth, number: `${depth + 1}${letter}`, at, brothers: brothers.length, children: children.length }, ...linesOf(whys, track, why.id, depth + 1)];
  });
}

/** One step in: below the step before it on the same level. Null when there is none. */
export function demoted(whys: readonly Why[], id: string): Place | null {
  const why = whys.find((one) => one.id === id);
  if (!why) return null;
  const brothers = below(whys, why.parentId, why.track),
    before = brothers[brothers.findIndex((one) => one.id === id) - 1];
  return before ? { parentId: before.id } : null;
}

/** One step out: beside the step that it hung below, right after it. Null at the top. */
export function promoted(whys: readonly Why[], id: string): Place | null {
  const why = whys.find((one) => one.id === id),
    parent = whys.find((one) => one.id === why?.parentId);
  if (!why || !parent) return null;
  const brothers = childrenOf(whys, parent.parentId);
  return { parentId: parent.parentId, position: brothers.findIndex((one) => one.id === parent.id) + 1 };
}

/** Right after this step, on its level. */
export function beside(whys: readonly Why[], id: string): Place {
  const why = whys.find((one) => one.id === id),
    parentId = why?.parentId ?? null;
  return { parentId, position: childrenOf(whys, parentId).findIndex((one) => one.id === id) + 1 };
}

/** The line to which an arrow key leads; the same one at the ends. */
export function neighbourOf(lines: readonly Line[], id: string | null, key: string): string | null {
  const at = lines.findIndex((line) => line.why.id === id),
    here = lines[at];
  if (!here) return lines[0]?.why.id ?? null;
  switch (key) {
    case "ArrowDown":
      return (lines[at + 1] ?? here).why.id;
    case "ArrowUp":
      return (lines[at - 1] ?? here).why.id;
    case "ArrowLeft":
      return here.why.parentId ?? here.why.id;
    case "ArrowRight":
      return lines.find((line) => line.why.parentId === here.why.id)?.why.id ?? here.why.id;
    case "Home":
      return lines[0]?.why.id ?? null;
    case "End":
      return lines.at(-1)?.why.id ?? null;
    default:
      return here.why.id;
  }
}
