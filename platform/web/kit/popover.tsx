import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

interface PopoverProps {
  readonly button: ReactNode;
  readonly label?: string;
  readonly className?: string;
  readonly kind?: "menu" | "panel";
  readonly side?: "start" | "end";
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly onOpen?: () => void;
}

const place = (panel: HTMLElement, button: HTMLElement, side: "start" | "end"): void => {
  const at = button.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const left = side === "end" ? at.right - size.width : at.left;
  const below = at.bottom + 6;
  const top = below + size.height > innerHeight - 8 && at.top - size.height - 6 > 8 ? at.top - size.height - 6 : below;
  panel.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`;
  panel.style.top = `${Math.max(8, top)}px`;
};

const focusables = "a[href], button:not([disabled]), input, select, textarea";

/** A button and the small panel or menu it opens, in the top layer; Escape and a press beside it close it. */
export function Popover({ button, label, className = "btn", kind = "panel", side = "end", children, onOpen }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const box = panel.current;
    const from = opener.current;
    if (!box || !from || !open) return undefined;
    place(box, from, side);
    box.querySelector<HTMLElement>(focusables)?.focus();
    const again = () => place(box, from, side);
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, [open, side]);
  const close = () => document.getElementById(id)?.hidePopover();
  const move = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (kind !== "menu" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const all = [...(panel.current?.querySelectorAll<HTMLElement>(focusables) ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all.at((at + (event.key === "ArrowDown" ? 1 : -1)) % all.length)?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        id={`${id}b`}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={open}
        aria-haspopup={kind === "menu" ? undefined : "dialog"}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={`panel ${kind === "menu" ? "menu" : ""}`}
        onKeyDown={move}
        role={kind === "menu" ? "group" : "dialog"}
        aria-labelledby={`${id}b`}
        onToggle={(event) => {
          const now = event.nativeEvent.newState === "open";
          setOpen(now);
          if (now) onOpen?.();
        }}
      >
        {open ? (typeof children === "function" ? children(close) : children) : null}
      </div>
    </>
  );
}
