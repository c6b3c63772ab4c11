import { say } from "#kernel/sentence.ts";
import type { Body } from "../../body.ts";

/** What the server last said about this text: its version and the fingerprint of its words. */
export interface Known {
  readonly version: number;
  readonly text: string | null;
}

export interface Draft {
  readonly body: Body;
  /** Fingerprint of the words that it was written over. */
  readonly over: string | null;
  readonly at: string;
}

export type SaveState =
  | { readonly is: "saved"; readonly at: string | null }
  | { readonly is: "unsaved"; readonly restored: boolean }
  | { readonly is: "saving" }
  | { readonly is: "waiting"; readonly because: string }
  | { readonly is: "refused"; readonly because: string }
  | { readonly is: "conflict"; readonly theirs: Known };

/** How an attempt to save ended. */
export type Sent =
  | { readonly ok: true; readonly known: Known }
  | { readonly ok: false; readonly why: "stale" | "offline" | "refused"; readonly because: string; readonly current?: Known };

interface Doors {
  readonly known: Known;
  readonly store: { readonly put: (draft: Draft) => boolean; readonly take: () => Draft | null; readonly drop: () => void };
  readonly read: () => Body;
  readonly send: (text: string, version: number) => Promise<Sent>;
  readonly said: (state: SaveState) => void;
  /** Quiet after the last letter before it is sent to the server, in milliseconds. */
  readonly pause: number;
}

export interface Saver {
  readonly changed: () => void;
  readonly save: () => Promise<boolean>;
  /** The server's newest; words written by somebody else meanwhile are a conflict when there is something unsaved here. Answers whether they are to be shown. */
  readonly learn: (known: Known) => boolean;
  readonly keepMine: () => Promise<boolean>;
  readonly takeTheirs: () => void;
  /**
   * Words of this device that were not sent, if there are any; asked once, at the beginning, with what the
   * server has. The same words there mean that the last sending arrived although nobody heard its answer.
   */
  readonly restore: (there: Body | null) => Body | null;
  readonly leave: () => void;
  /** The version of the record that these words were last held against. */
  readonly version: () => number;
}

/** A text as JSON whose keys stand in one order, whoever wrote it. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

/** Keeps a text: on this device as soon as it changes, on the server when the writer pauses. Nothing typed is ever given up by itself. */
export function openSaver(doors: Doors): Saver {
  let known = doors.known,
    dirty = false,
    changes = 0,
    theirs: Known | null = null,
    running: Promise<boolean> | null = null,
    onDevice: ReturnType<typeof setTimeout> | undefined,
    onServer: ReturnType<typeof setTimeout> | undefined;
  const keepHere = (): void => {
    clearTimeout(onDevice);
    if (!dirty) return;
    if (!doors.store.put({ body: doors.read(), over: known.text, at: new Date().toISOString() })) void save();
  };
  const clean = (next: Known): void => {
    known = next;
    dirty = false;
    doors.store.drop();
    doors.said({ is: "saved", at: new Date().toISOString() });
  };
  const attempt = async (): Promise<boolean> => {
    const upTo = changes,
      text = JSON.stringify(doors.read());
    let sent = await doors.send(text, known.version);
    if (!sent.ok && sent.why === "stale" && sent.current && sent.current.text === known.text) {
      known = sent.current; // something else about the record changed, not its words
      sent = await doors.send(text, known.version);
    }
    if (sent.ok) {
      if (changes === upTo) clean(sent.known);
      else {
        known = sent.known;
        keepHere();
        doors.said({ is: "unsaved", restored: false });
        later();
      }
      return true;
    }
    if (sent.why === "stale" && sent.current) {
      theirs = sent.current;
      doors.said({ is: "conflict", theirs });
    } else {
      doors.said({ is: sent.why === "refused" ? "refused" : "waiting", because: sent.because });
      if (sent.why === "offline") later();
    }
    return false;
  };
  const save = async (): Promise<boolean> => {
    clearTimeout(onServer);
    if (running) await running;
    if (!dirty) return true;
    if (theirs) return false;
    doors.said({ is: "saving" });
    running = attempt().finally(() => (running = null));
    return running;
  };
  const later = (): void => {
    clearTimeout(onServer);
    onServer = setTimeout(() => void save(), doors.pause);
  };
  return {
    version: () => known.version,
    changed: () => {
      changes += 1;
      dirty = true;
      if (!theirs) doors.said({ is: "unsaved", restored: false });
      clearTimeout(onDevice);
      onDevice = setTimeout(keepHere, 250);
      later();
    },
    save,
    learn: (next) => {
      if (next.version < known.version || running) return false;
      if (next.text === known.text) {
        known = next;
        return false;
      }
      if (dirty) {
        theirs = next;
        doors.said({ is: "conflict", theirs });
        return false;
      }
      known = next;
      return true;
    },
    keepMine: async () => {
      if (theirs) known = theirs;
      theirs = null;
      return save();
    },
    takeTheirs: () => {
      if (theirs) clean(theirs);
      theirs = null;
    },
    restore: (there) => {
      const draft = doors.store.take();
      if (!draft) return null;
      if (there && inOrder(draft.body) === inOrder(there)) {
        clean(known);
        return null;
      }
      dirty = true;
      if (draft.over === known.text) {
        doors.said({ is: "unsaved", restored: true });
        later();
      } else {
        theirs = known;
        doors.said({ is: "conflict", theirs });
      }
      return draft.body;
    },
    leave: () => {
      keepHere();
      clearTimeout(onServer);
      if (dirty && !theirs) void save();
    },
  };
}

/** In words, for the line beside the button. */
export function stateWords(state: SaveState): string {
  switch (state.is) {
    case "saved":
      return state.at ? say("Saved") : say("Nothing to save");
    case "unsaved":
      return state.restored ? say("Restored from this device, not yet sent") : say("Kept on this device, not yet sent");
    case "saving":
      return say("Saving");
    case "waiting":
      return say("Kept on this device: {because}", { because: state.because });
    case "refused":
      return say("Not saved: {because}", { because: state.because });
    default:
      return say("Somebody else wrote meanwhile");
  }
}
