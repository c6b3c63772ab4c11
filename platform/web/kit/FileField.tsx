import { useId, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { FileDrop } from "#web/kit/FileDrop.tsx";
import { bytes } from "#web/kit/figures.ts";

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly help?: ReactNode;
  /** The file that was chosen last. */
  readonly chosen: { readonly name: string; readonly size: number } | null;
  readonly onFile: (file: File) => void;
}

/** One file of a form: its place says what was chosen, and takes another one instead. Its name to a screen reader is the label and what stands in the place. */
export function FileField({ label, accept, help, chosen, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label id={`${id}l`} htmlFor={id}>
        {label}
      </label>
      <div className="file-in">
        <FileDrop id={id} aria-labelledby={`${id}l ${id}`} {...(help ? { "aria-describedby": `${id}h` } : {})} accept={accept} onFiles={([file]) => file && onFile(file)}>
          {chosen ? (
            <>
              <b className="med">{chosen.name}</b> <span className="muted">{bytes(chosen.size)}</span>
              <span className="small">{say("Drop or choose another file")}</span>
            </>
          ) : (
            say("Drop a file here, or choose one")
          )}
        </FileDrop>
      </div>
      {help ? (
        <span className="help" id={`${id}h`}>
          {help}
        </span>
      ) : null}
    </div>
  );
}
