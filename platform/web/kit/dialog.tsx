import { useEffect, useId, useRef, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: "wide" | "broad";
  /** Something typed would be lost: Escape and the cross still close, a click beside it does not. */
  readonly keep?: boolean;
}

/** A dialog in the browser's top layer: focus stays inside, Escape closes, focus goes back to where it was. */
export function Dialog({ title, onClose, children, footer, width, keep }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    const first = dialog?.querySelector<HTMLElement>("[data-first], .b input:not([disabled]), .b textarea, .b select");
    first?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={`dlg ${width ?? ""}`}
      aria-labelledby={heading}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => {
        if (!keep && event.target === box.current) onClose();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="btn q icon s" aria-label={say("Close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="b">{children}</div>
      {footer ? <footer>{footer}</footer> : null}
    </dialog>
  );
}
