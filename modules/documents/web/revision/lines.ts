import { say } from "#kernel/sentence.ts";
import type { Line } from "../../redline.ts";

export type Shown = { readonly is: "line"; readonly line: Line; readonly at: number } | { readonly is: "gap"; readonly lines: readonly Line[]; readonly at: number };

/** Folds what stayed as it was, but for a line on either side of each change. */
export function folded(lines: readonly Line[], around = 1): Shown[] {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some((line) => line.is !== "same"));
  const shown: Shown[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[at] || lines.length < 4) shown.push({ is: "line", line, at });
    else if (last?.is === "gap") shown[shown.length - 1] = { ...last, lines: [...last.lines, line] };
    else shown.push({ is: "gap", lines: [line], at });
  }
  return shown.flatMap((s): Shown[] => (s.is === "gap" && s.lines.length === 1 && s.lines[0] ? [{ is: "line", line: s.lines[0], at: s.at }] : [s]));
}

/** What kind of line it is, where that is not plain from its words. */
export function kindOf(block: string): string | null {
  if (block.startsWith("heading")) return say("Heading {level}", { level: block.slice(8) });
  if (block === "image") return say("Picture");
  if (block === "tableRow") return say("Row of a table");
  if (block === "horizontalRule") return say("Dividing line");
  return null;
}

/** Said by a screen reader before a line that changed. */
export const changeWord = (is: Line["is"]): string => (is === "added" ? say("added") : is === "removed" ? say("removed") : is === "changed" ? say("changed") : "");
