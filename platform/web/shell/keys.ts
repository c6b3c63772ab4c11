import { useEffect, useEffectEvent } from "react";
import { neighbour } from "#web/register/neighbours.ts";

const switched = "remit.keys";

/** Single-letter keys can be switched off (WCAG 2.1.4). */
export const lettersOn = (): boolean => localStorage.getItem(switched) !== "off";
export const setLetters = (on: boolean): void => (on ? localStorage.removeItem(switched) : localStorage.setItem(switched, "off"));

/** Is somebody writing, or is a dialog open? Then letters are letters. */
export const isWriting = (event: KeyboardEvent): boolean => {
  const at = event.target;
  if (document.querySelector("dialog[open]")) return true;
  return (
    at instanceof HTMLElement &&
    (at.isContentEditable ||
      at instanceof HTMLTextAreaElement ||
      at instanceof HTMLSelectElement ||
      (at instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(at.type)))
  );
};

const places: Readonly<Record<string, string>> = { t: "/today", s: "/standards", r: "/responsibilities", d: "/documents", n: "/nc", m: "/remit", w: "/who" };

interface Bound {
  readonly search: () => void;
  readonly help: () => void;
  readonly go: (href: string) => void;
}

/** Keys of the whole application: Ctrl K and `/` ask, `?` helps, `C` reports, `G` and a letter goes. */
export function useKeys(bound: Bound): void {
  const search = useEffectEvent(bound.search),
    help = useEffectEvent(bound.help),
    go = useEffectEvent(bound.go);
  useEffect(() => {
    let went = 0;
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === "k") return event.preventDefault(), search();
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event)) return;
      if (event.key === "/") return event.preventDefault(), search();
      if (event.key === "?") return help();
      if (!lettersOn()) return;
      const place = Date.now() - went < 1200 ? places[key] : undefined;
      went = key === "g" ? Date.now() : 0;
      if (place) return event.preventDefault(), go(place);
      const beside = event.key === "]" ? neighbour(location.pathname, 1) : event.key === "[" ? neighbour(location.pathname, -1) : undefined;
      if (beside) return go(beside);
      if (key === "c") go("/report");
      if (key === "a") document.querySelector<HTMLElement>(".next .btn")?.focus();
      if (key === "h") document.getElementById("history")?.scrollIntoView();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
