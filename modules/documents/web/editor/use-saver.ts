import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { newId } from "#kernel/id.ts";
import { send } from "#web/act/perform.ts";
import { askAgain, useActor } from "#web/ask.ts";
import { Problem } from "#web/wire.ts";
import { revisionActs } from "../../acts.ts";
import type { Body } from "../../body.ts";
import type { RevisionRead } from "../../record.ts";
import { draftStore } from "./draft-store.ts";
import { openSaver, type Known, type Saver, type SaveState, type Sent } from "./saver.ts";
import { toBody, toEditor } from "./to-body.ts";

/** Half a minute after the last letter it is sent by itself. */
const pause = 30_000;

const knownOf = (record: unknown): Known => {
  const { version, text } = record as RevisionRead;
  return { version, text };
};

async function write(id: string, text: string, version: number): Promise<Sent> {
  try {
    const record = await send(revisionActs.write, { id, version, input: { text } }, newId());
    void askAgain();
    return { ok: true, known: knownOf(record) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { current, detail } = error.document;
    if (error.kind === "conflict" && current) {
      void askAgain();
      return { ok: false, why: "stale", because: detail, current: knownOf(current) };
    }
    return { ok: false, why: error.status === 0 || error.status >= 500 ? "offline" : "refused", because: detail };
  }
}

interface Given {
  readonly record: Pick<RevisionRead, "id" | "version" | "text">;
  readonly body: Body | null;
  readonly editor: Editor | null;
}

export interface Saving extends Saver {
  readonly state: SaveState;
}

/** Ties the editor to the device and to the server. */
export function useSaver({ record, body, editor }: Given): Saving {
  const person = useActor()?.id ?? "";
  const [state, setState] = useState<SaveState>({ is: "saved", at: null });
  const desk = useRef(editor);
  desk.current = editor;
  const [saver] = useState(() =>
    openSaver({
      known: { version: record.version, text: record.text },
      store: draftStore(`${person}.${record.id}`),
      read: () => toBody(desk.current?.getJSON() ?? toEditor(body)),
      send: (text, version) => write(record.id, text, version),
      said: setState,
      pause,
    }),
  );
  useEffect(() => {
    if (!editor) return undefined;
    const mine = saver.restore();
    if (mine) editor.commands.setContent(toEditor(mine), { emitUpdate: false });
    const hidden = () => document.visibilityState === "hidden" && saver.leave();
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", saver.leave);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("pagehide", saver.leave);
      saver.leave();
    };
  }, [editor, saver]);
  useEffect(() => {
    if (saver.learn({ version: record.version, text: record.text }) && editor) editor.commands.setContent(toEditor(body), { emitUpdate: false });
  }, [saver, editor, body, record.version, record.text]);
  return { ...saver, state };
}
