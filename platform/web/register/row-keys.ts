import { useEffect, useEffectEvent, type RefObject } from "react";
import { isWriting, lettersOn } from "#web/shell/keys.ts";

interface RowKeys {
  readonly move: (step: 1 | -1) => void;
  readonly open: () => void;
  readonly select: () => void;
  readonly peek: () => void;
  readonly close: () => void;
  readonly box: RefObject<HTMLElement | null>;
}

/** Is the focus on nothing in particular, or on the frame of the list itself? Then Enter and Space are the list's. */
const free = (target: EventTarget | null, box: HTMLElement | null): boolean =>
  target === document.body || target === box || (target instanceof HTMLElement && target.id === "main");

/** J and K move, Enter opens, X selects, Space looks beside; arrows too when the list has the focus. */
export function useRowKeys(keys: RowKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { move, open, select, peek, close, box } = keys;
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
    const letters = lettersOn();
    const onList = free(event.target, box.current);
    const inList = event.target === box.current;
    if ((letters && event.key === "j") || (inList && event.key === "ArrowDown")) move(1);
    else if ((letters && event.key === "k") || (inList && event.key === "ArrowUp")) move(-1);
    else if (letters && event.key === "x") select();
    else if (event.key === "Enter" && onList) open();
    else if (event.key === " " && onList) peek();
    else if (event.key === "Escape") return close();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
