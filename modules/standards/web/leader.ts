import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** Where the panel begins above the row that it explains, so that the leader line meets it. */
const headroom = 64;

/** Puts the why panel beside the row that it explains. `above`: the row stands so high that the panel comes before the drawing of the days. */
export function useLeader(looked: string | undefined): { readonly frame: RefObject<HTMLDivElement | null>; readonly above: boolean } {
  const frame = useRef<HTMLDivElement>(null),
    [above, setAbove] = useState(false);
  useLayoutEffect(() => {
    const box = frame.current;
    const place = (): void => {
      const row = looked ? document.getElementById(`row-${looked}`) : null,
        days = box?.querySelector<HTMLElement>(".days"),
        panel = box?.querySelector<HTMLElement>(".pop");
      if (!box || !row || !panel) return setAbove(false);
      const top = row.getBoundingClientRect().top - box.getBoundingClientRect().top - headroom,
        high = days ? days.offsetHeight + 24 : 0;
      setAbove(top < high);
      box.style.setProperty("--why-top", `${Math.max(0, top < high ? top : top - high)}px`);
    };
    place();
    if (!box || typeof ResizeObserver === "undefined") return undefined;
    const seen = new ResizeObserver(place);
    seen.observe(box);
    const side = box.querySelector(".side"),
      grown = new MutationObserver(place); // the reasons come later than their row
    if (side) grown.observe(side, { childList: true, subtree: true });
    return () => (seen.disconnect(), grown.disconnect());
  });
  return { frame, above };
}
