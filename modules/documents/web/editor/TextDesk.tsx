import { useEffect, useEffectEvent, useRef, useSyncExternalStore, type FocusEvent, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Status, type Tone } from "#web/kit/status.tsx";
import type { RevisionRead } from "../../record.ts";
import type { ContentShown } from "../reading/text.ts";
import { Conflict } from "./Conflict.tsx";
import type { Desk } from "./desk.ts";
import { stateWords, type SaveState } from "./saver.ts";
import { toBody, toEditor } from "./to-body.ts";
import { useSaver } from "./use-saver.ts";
import { useTextEditor, type TextEditor } from "./use-text-editor.ts";
import { Writing } from "./Writing.tsx";
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
  const files = useRef<HTMLInputElement>(null),
    changed = useRef<() => void>(() => {});
  const text = useTextEditor({
    revisionId: record.id,
    label: say("Words of {code}", { code: record.code }),
    body: content.body,
    pictures: content.pictures,
    onChange: () => changed.current(),
    askForPicture: () => files.current?.click(),
  });
  const editor = text?.editor ?? null,
    saving = useSaver({ record, body: content.body, editor });
  changed.current = saving.changed;
  const { state } = saving,
    unsent = state.is !== "saved";
  const tellPage = useEffectEvent(() => onDesk({ unsent, save: () => void saving.save() }));
  useEffect(() => tellPage(), [unsent]);
  if (!text || !editor) return null;
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    void saving.save();
  };
  const left = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) void saving.save();
  };
  return (
    <div className="doc-desk" onKeyDown={keys} onBlur={left}>
      {state.is === "conflict" ? (
        <Conflict
          id={record.id}
          theirs={content.body}
          mine={() => toBody(editor.getJSON())}
          keepMine={() => void saving.keepMine()}
          takeTheirs={() => {
            saving.takeTheirs();
            editor.commands.setContent(toEditor(content.body), { emitUpdate: false });
          }}
        />
      ) : null}
      <Writing editor={editor} chooser={text.chooser} askForPicture={() => files.current?.click()} />
      <div className="doc-foot">
        <span role="status">
          <Status tone={tones[state.is]} small>
            {stateWords(state)}
          </Status>
          <OnTheWay text={text} />
        </span>
        <button type="button" className="btn s" disabled={state.is === "saving"} onClick={() => void saving.save()}>
          {say("Save")}
        </button>
      </div>
      <input
        ref={files}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        onChange={(event) => {
          text.putFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}

function OnTheWay({ text }: { readonly text: TextEditor }) {
  const n = useSyncExternalStore(text.pictures.onChange, text.pictures.waiting);
  return n > 0 ? <span className="small muted"> {say("{n, plural, one {One picture} other {# pictures}} on the way", { n })}</span> : null;
}
