import type { At } from "#web/kit/grid-cursor.ts";

/** Where a key leads from a cell, as in any sheet; null for keys that do not move. */
export function moved(key: string, { r, c }: At, { rows, columns, page }: { readonly rows: number; readonly columns: number; readonly page: number }): At | null {
  const within = (n: number, most: number): number => Math.max(0, Math.min(most - 1, n));
  const steps: Readonly<Record<string, At>> = {
    ArrowLeft: { r, c: c - 1 },
    ArrowRight: { r, c: c + 1 },
    ArrowUp: { r: r - 1, c },
    ArrowDown: { r: r + 1, c },
    PageUp: { r: r - page, c },
    PageDown: { r: r + page, c },
    Home: { r, c: 0 },
    End: { r, c: columns - 1 },
  };
  const to = steps[key];
  return to ? { r: within(to.r, rows), c: within(to.c, columns) } : null;
}
