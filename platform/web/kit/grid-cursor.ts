import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";

/** A place in a grid whose cells say `data-at="row:column"`; -1 is a heading. */
export interface At {
  readonly r: number;
  readonly c: number;
}

type Axis = Virtualizer<HTMLDivElement, Element>;

const drawn = (box: HTMLElement | null, { r, c }: At): HTMLElement | null => box?.querySelector<HTMLElement>(`[data-at="${r}:${c}"]`) ?? null;

/** The place of the cell that an event happened in, or null outside of cells. */
export function placeOf(target: EventTarget): At | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  if (!cell) return null;
  const [r = -1, c = -1] = (cell.dataset["at"] ?? "").split(":").map(Number);
  return { r, c };
}

/**
 * The one place in a grid that the tab key stops at, where rows and columns are drawn only when seen.
 * `go` moves the focus at once when the cell is drawn, and scrolls to it first when it is not; `whence` says
 * where the next key starts from, so that keys pressed faster than the screen is drawn all count.
 */
export function useGridCursor(first: At, rows: Axis, cols: Axis) {
  const [at, setAt] = useState<At>(first),
    underway = useRef<At | null>(null);
  useEffect(() => {
    if (underway.current !== at) return;
    if (at.r >= 0) rows.scrollToIndex(at.r, { align: "auto" });
    if (at.c >= 0) cols.scrollToIndex(at.c, { align: "auto" });
    let tries = 0;
    const focus = () => {
      if (underway.current !== at) return;
      const cell = drawn(rows.scrollElement, at);
      if (!cell && tries++ < 12) requestAnimationFrame(focus);
      else {
        underway.current = null;
        cell?.focus({ preventScroll: true });
      }
    };
    requestAnimationFrame(focus);
  }, [at, rows, cols]);
  return {
    at,
    /** Where keys start from: the cell that was moved to last, drawn or not. */
    whence: (target: EventTarget): At | null => {
      const here = placeOf(target);
      return here && (underway.current ?? here);
    },
    /** Moves the stop without moving the focus. */
    point: (to: At) => {
      underway.current = null;
      setAt(to);
    },
    go: (to: At) => {
      underway.current = to;
      drawn(rows.scrollElement, to)?.focus({ preventScroll: true });
      setAt(to);
    },
  };
}
