import { useRef, type ReactNode } from "react";

export interface FileChoice {
  readonly onFiles: (files: readonly File[]) => void;
  /** Name ends and types, as browsers take them: ".csv,text/csv". */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** A whole folder, with the folders in it. */
  readonly folder?: boolean | undefined;
  /** On a phone the camera opens at once. */
  readonly camera?: boolean | undefined;
}

/**
 * The browser's own window for choosing files, opened by a button of ours: the way to it, and the
 * control that must stand somewhere on the page. The same file can be chosen twice in a row.
 */
export function useFileChooser({ onFiles, accept, multiple, folder, camera }: FileChoice): readonly [() => void, ReactNode] {
  const input = useRef<HTMLInputElement>(null);
  const control = (
    <input
      ref={input}
      type="file"
      hidden
      accept={accept}
      multiple={multiple}
      {...(folder ? { webkitdirectory: "" } : {})}
      {...(camera ? { capture: "environment" as const } : {})}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = "";
        if (files.length > 0) onFiles(files);
      }}
    />
  );
  return [() => input.current?.click(), control];
}
