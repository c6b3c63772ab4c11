import type { At } from "#web/kit/grid-cursor.ts";
import type { Line } from "./lines.ts";

interface Table {
  readonly lines: readonly Line[];
  readonly columns: number;
  readonly page: number;
}

/** The nearest requirement at or beyond a line, in one direction; headings between are stepped over. */
function nearest(lines: readonly Line[], from: number, step: 1 | -1): number {
  for (let r = Math.max(0, Math.min(lines.length - 1, from)); r >= 0 && r < lines.length; r += step) if (lines[r]?.kind === "row") return r;
  return -1;
}

const either = (lines: readonly Line[], from: number, step: 1 | -1): number => {
  const ahead = nearest(lines, from, step);
  return ahead >= 0 ? ahead : nearest(lines, from, step === 1 ? -1 : 1);
};

/** Where a key leads, as in any sheet; null for keys that do not move. */
export function keyMove(event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }, { r, c }: At, { lines, columns, page }: Table): At | null {
  const all = event.ctrlKey || event.metaKey,
    lastColumn = columns - 1;
  switch (event.key) {
    case "ArrowLeft":
      return { r, c: Math.max(-1, c - 1) };
    case "ArrowRight":
      return { r, c: Math.min(lastColumn, c + 1) };
    case "ArrowUp": {
      const up = r <= 0 ? -1 : nearest(lines, r - 1, -1);
      return { r: up < 0 && c < 0 ? r : up, c };
    }
    case "ArrowDown": {
      const down = r + 1 >= lines.length ? -1 : nearest(lines, r + 1, 1);
      return { r: down < 0 ? r : down, c };
    }
    case "PageUp":
      return { r: either(lines, r - page, -1), c };
    case "PageDown":
      return { r: either(lines, r + page, 1), c };
    case "Home":
      return { r: all ? either(lines, 0, 1) : r, c: all ? 0 : c <= 0 ? -1 : 0 };
    case "End":
      return { r: all ? either(lines, lines.length - 1, -1) : r, c: lastColumn };
    default:
      return null;
  }
}
