import { useEffect, useEffectEvent, useState, type DragEvent, type ReactNode } from "react";
import { Icon, type IconName } from "#web/icon.tsx";
import { useFileChooser, type FileChoice } from "#web/kit/file-chooser.tsx";

interface FileDropProps extends FileChoice {
  readonly children: ReactNode;
  readonly icon?: IconName;
  /** Files pasted anywhere on the page are taken too. */
  readonly paste?: boolean;
  readonly id?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string;
}

/**
 * A place for files: press it (by mouse, finger or key), drop them on it, or paste them. What was
 * dropped is given on whatever it is: whoever reads it says what is wrong with it.
 */
export function FileDrop({ children, icon = "attach", paste, id, "aria-labelledby": labelledBy, "aria-describedby": describedBy, ...choice }: FileDropProps) {
  const [over, setOver] = useState(false),
    [choose, control] = useFileChooser(choice);
  const take = (list: FileList | undefined): void => {
    const files = [...(list ?? [])];
    if (files.length > 0) choice.onFiles(choice.multiple ? files : files.slice(0, 1));
  };
  const pasted = useEffectEvent((event: ClipboardEvent) => take(event.clipboardData?.files));
  useEffect(() => {
    if (!paste) return undefined;
    const hear = (event: ClipboardEvent) => pasted(event);
    addEventListener("paste", hear);
    return () => removeEventListener("paste", hear);
  }, [paste]);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      <button
        type="button"
        id={id}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        className={`up ${over ? "over" : ""}`}
        onClick={choose}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name={icon} />
        <span>{children}</span>
      </button>
      {control}
    </>
  );
}
