import { useEffect, useState, useSyncExternalStore, type FocusEvent, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { useFileChooser } from "#web/kit/file-chooser.tsx";
import { useActor } from "#web/ask.ts";
import { Status, type Tone } from "#web/kit/status.tsx";
import type { RevisionRead } from "../../record.ts";
import type { ContentShown } from "../reading/text.ts";
import { Conflict } from "./Conflict.tsx";
import type { Desk } from "./desk.ts";
import { MarkdownInOut } from "./MarkdownInOut.tsx";
import { openWriting, type Writing } from "./open-writing.ts";
import { stateWords, type SaveState } from "./saver.ts";
import { Sheet } from "./Sheet.tsx";
import { useTextEditor } from "./use-text-editor.ts";
import "../documents.css";
import "./editor.css";

interface DeskProps {
  readonly record: Pick<RevisionRead, "id" | "version" | "text" | "code">;
  readonly content: Pick<ContentShown, "body" | "pictures">;
  /** Tells the page around it whether something is unsent, and how to send it. */
  readonly onDesk: (desk: Desk) => void;
}

const tones: Readonly<Record<SaveState["is"], Tone>> = { saved: "ok", unsaved: "part", saving: "part", waiting: "soon", refused: "bad", conflict: "bad" };

/** Where a text is written: buttons, sheet, and in words how far what is written is kept. */
export default function TextDesk({ record, content, onDesk }: DeskProps) {
  const actor = useActor();
  const [writing] = useState(() => openWriting({ personId: actor?.id ?? "", record, body: content.body }));
  const [askForPicture, chooser] = useFileChooser({ accept: "image/png,image/jpeg,image/gif,image/webp", multiple: true, onFiles: (files) => writing.putFiles([...files]) });
  const { body, pictures } = content,
    editor = useTextEditor({ writing, label: say("Words of {code}", { code: record.code }), pictures, askForPicture });
  const state = useSyncExternalStore(writing.listen, writing.state),
    unsent = state.is !== "saved";
  useEffect(() => onDesk({ unsent, save: () => void writing.saver.save() }), [onDesk, unsent, writing]);
  useEffect(() => {
    if (writing.saver.learn({ version: record.version, text: record.text })) writing.show(body);
  }, [writing, body, record.version, record.text]);
  if (!editor) return null;
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    void writing.saver.save();
  };
  const left = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) void writing.saver.save();
  };
  return (
    <div className="doc-desk" onKeyDown={keys} onBlur={left}>
      {state.is === "conflict" ? <Conflict id={record.id} theirs={body} writing={writing} /> : null}
      <Sheet editor={editor} chooser={writing.chooser} askForPicture={askForPicture} />
      <Foot writing={writing} state={state} record={record} />
      {chooser}
    </div>
  );
}

function Foot({ writing, state, record }: { readonly writing: Writing; readonly state: SaveState; readonly record: DeskProps["record"] }) {
  const n = useSyncExternalStore(writing.pictures.onChange, writing.pictures.waiting);
  return (
    <div className="doc-foot">
      <span role="status">
        <Status tone={tones[state.is]} small>
          {stateWords(state)}
        </Status>
        {n > 0 ? <span className="small muted"> {say("{n, plural, one {One picture} other {# pictures}} on the way", { n })}</span> : null}
      </span>
      <span className="doc-foot-acts">
        <MarkdownInOut writing={writing} record={record} />
        <button type="button" className="btn s" disabled={state.is === "saving"} onClick={() => void writing.saver.save()}>
          {say("Save")}
        </button>
      </span>
    </div>
  );
}
