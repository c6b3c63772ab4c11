import { newId } from "#kernel/id.ts";

/** Where the pictures of a text are: those that are kept, by fingerprint, and those on their way, by the name of their wait. */
export interface Pictures {
  readonly sourceOf: (key: string) => string | null;
  readonly onChange: (listener: () => void) => () => void;
  /** Takes a file in and answers with the name of its wait; `arrived` is called when it is kept. */
  readonly take: (file: File) => string;
}

export const noPictures: Pictures = { sourceOf: () => null, onChange: () => () => {}, take: () => "" };

interface Doors {
  /** Sends the file and puts it to the record; answers with its fingerprint. */
  readonly send: (file: File) => Promise<string>;
  readonly arrived: (waiting: string, sha256: string) => void;
  readonly refused: (waiting: string, error: unknown) => void;
}

export interface KeptPictures extends Pictures {
  readonly know: (attachments: readonly { readonly sha256: string; readonly href: string }[]) => void;
  readonly waiting: () => number;
}

/** Pictures of one revision: shown at once from this device, and from the server when they have arrived. */
export function openPictures(doors: Doors): KeptPictures {
  const sources = new Map<string, string>(),
    listeners = new Set<() => void>();
  let onTheirWay = 0;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const sendOne = async (waiting: string, file: File): Promise<void> => {
    try {
      const sha256 = await doors.send(file);
      sources.set(sha256, sources.get(waiting) ?? "");
      doors.arrived(waiting, sha256);
    } catch (error) {
      doors.refused(waiting, error);
    } finally {
      onTheirWay -= 1;
      changed();
    }
  };
  return {
    sourceOf: (key) => sources.get(key) ?? null,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: (file) => {
      const waiting = newId();
      sources.set(waiting, URL.createObjectURL(file));
      onTheirWay += 1;
      void sendOne(waiting, file);
      return waiting;
    },
    know: (attachments) => {
      const fresh = attachments.filter((a) => !sources.has(a.sha256));
      for (const a of fresh) sources.set(a.sha256, a.href);
      if (fresh.length > 0) changed();
    },
    waiting: () => onTheirWay,
  };
}
