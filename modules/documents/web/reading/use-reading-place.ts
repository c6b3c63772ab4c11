import { useEffect, useState } from "react";

/** How far from the top of the window a heading counts as reached: below the bar that stands there. */
const reachedAt = 130;

/** The anchor of the heading that the reader is under, as the page is scrolled. */
export function useReadingPlace(anchors: readonly string[]): string | undefined {
  const [place, setPlace] = useState<string>();
  const key = anchors.join(" ");
  useEffect(() => {
    if (key === "") return undefined;
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const tops = key.split(" ").flatMap((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top === undefined ? [] : [{ id, top }];
      });
      const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 4;
      const lastSeen = tops.findLast((h) => h.top < innerHeight);
      setPlace((atEnd ? lastSeen : (tops.findLast((h) => h.top <= reachedAt) ?? tops[0]))?.id);
    };
    const soon = () => void (waiting ||= requestAnimationFrame(look));
    look();
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(waiting);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [key]);
  return place;
}
