import type { Editor } from "@tiptap/core";
import { say } from "#kernel/sentence.ts";
import { tell } from "#web/kit/said.tsx";
import { Problem } from "#web/wire.ts";
import type { Body } from "../../body.ts";
import { openChooser, type Chooser } from "./choices.ts";
import { draftStore } from "./draft-store.ts";
import { openPictures, type KeptPictures } from "./pictures.ts";
import { isPicture, nowKept, putPictures, sendPicture, takeOut } from "./put-pictures.ts";
import { openSaver, type Known, type Saver, type SaveState } from "./saver.ts";
import { toBody, toEditor } from "./to-body.ts";
import { writeText } from "./write-text.ts";

/** Half a minute after the last letter it is sent by itself. */
const pause = 30_000;

interface Given {
  readonly personId: string;
  readonly record: { readonly id: string } & Known;
  readonly body: Body | null;
}

/** One text at work: its editor, its pictures, what is offered at the cursor, and how far it is kept. */
export interface Writing {
  readonly chooser: Chooser;
  readonly pictures: KeptPictures;
  readonly saver: Saver;
  readonly state: () => SaveState;
  readonly listen: (listener: () => void) => () => void;
  /** What the editor opens with: what this device kept unsent, else what the server has. */
  readonly first: Body | null;
  /** The editor is there; answers with what to do when it goes. */
  readonly attach: (editor: Editor) => () => void;
  readonly body: () => Body;
  readonly show: (body: Body | null) => void;
  /** Puts blocks at the cursor. */
  readonly put: (body: Body) => void;
  readonly putFiles: (files: readonly File[], at?: number) => void;
}

const refusedPicture = (error: unknown): void =>
  tell(say("The picture was not taken in: {because}", { because: error instanceof Problem ? error.document.detail : say("It could not be read.") }));

export function openWriting({ personId, record, body }: Given): Writing {
  let editor: Editor | null = null,
    state: SaveState = { is: "saved", at: null };
  const listeners = new Set<() => void>();
  const pictures = openPictures({
    send: (file) => sendPicture(record.id, file),
    arrived: (waiting, sha256) => void (editor && nowKept(editor, waiting, sha256)),
    refused: (waiting, error) => {
      if (editor) takeOut(editor, waiting);
      refusedPicture(error);
    },
  });
  const read = (): Body => toBody(editor?.getJSON() ?? toEditor(first));
  const show = (next: Body | null): void => void editor?.commands.setContent(toEditor(next), { emitUpdate: false });
  const saver = openSaver({
    known: { version: record.version, text: record.text },
    store: draftStore(`${personId}.${record.id}`),
    read,
    send: (text, version) => writeText(record.id, text, version),
    said: (next) => {
      state = next;
      for (const listener of listeners) listener();
    },
    pause,
  });
  const first = saver.restore(body) ?? body;
  return {
    first,
    chooser: openChooser(),
    pictures,
    saver,
    state: () => state,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach: (made) => {
      editor = made;
      return () => {
        saver.leave();
        editor = null;
      };
    },
    body: read,
    show,
    put: (more) =>
      void editor
        ?.chain()
        .focus()
        .insertContent(toEditor(more).content ?? [])
        .run(),
    putFiles: (files, at) => {
      if (!editor) return;
      const waiting = files.filter(isPicture).map((file) => pictures.take(file));
      putPictures(editor, waiting, at);
    },
  };
}
