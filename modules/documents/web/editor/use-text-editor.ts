import type { Editor } from "@tiptap/core";
import { useEditor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { tell } from "#web/kit/said.tsx";
import { attachmentHref } from "#web/record/upload.ts";
import { Problem } from "#web/wire.ts";
import type { Body } from "../../body.ts";
import { openChooser, type Chooser } from "./choices.ts";
import { textExtensions } from "./extensions.ts";
import { readPasted } from "./pasted.ts";
import { openPictures, type KeptPictures } from "./pictures.ts";
import { isPicture, nowKept, putPictures, sendPicture, takeOut } from "./put-pictures.ts";
import { Suggestions } from "./suggestions.ts";
import { toEditor } from "./to-body.ts";

export interface TextEditor {
  readonly editor: Editor;
  readonly chooser: Chooser;
  readonly pictures: KeptPictures;
  readonly putFiles: (files: readonly File[], at?: number) => void;
}

interface Given {
  readonly revisionId: string;
  readonly label: string;
  readonly body: Body | null;
  readonly pictures: readonly { readonly sha256: string; readonly attachmentId: string }[];
  readonly onChange: () => void;
  readonly askForPicture: () => void;
}

const leftBehind = (n: number): void => tell(say("{n, plural, one {A picture did not come along} other {# pictures did not come along}}: put the files in by themselves.", { n }));

/** The editor of one text, with its pictures and what it offers at the cursor. */
export function useTextEditor(given: Given): TextEditor | null {
  const live = useRef(given),
    made = useRef<Editor | null>(null);
  live.current = given;
  const [chooser] = useState(openChooser);
  const [pictures] = useState(() =>
    openPictures({
      send: (file) => sendPicture(given.revisionId, file),
      arrived: (waiting, sha256) => void (made.current && nowKept(made.current, waiting, sha256)),
      refused: (waiting, error) => {
        if (made.current) takeOut(made.current, waiting);
        tell(say("The picture was not taken in: {because}", { because: error instanceof Problem ? error.document.detail : say("It could not be read.") }));
      },
    }),
  );
  const putFiles = (files: readonly File[], at?: number): void => {
    if (made.current)
      putPictures(
        made.current,
        files.filter(isPicture).map((file) => pictures.take(file)),
        at,
      );
  };
  const editor = useEditor({
    extensions: [...textExtensions(pictures), Suggestions.configure({ chooser, askForPicture: () => live.current.askForPicture() })],
    content: toEditor(given.body),
    shouldRerenderOnTransaction: false,
    onUpdate: () => live.current.onChange(),
    editorProps: {
      attributes: { class: "doc-text", role: "textbox", "aria-multiline": "true", "aria-label": given.label },
      transformPastedHTML: (html) => readPasted(html, { take: pictures.take, left: leftBehind }),
      handlePaste: (_view, event) => {
        const data = event.clipboardData,
          files = [...(data?.files ?? [])].filter(isPicture),
          html = data?.getData("text/html") ?? "";
        if (files.length === 0 || html !== "") return false;
        putFiles(files);
        return true;
      },
      handleDrop: (view, event, _slice, moved) => {
        const files = [...(event.dataTransfer?.files ?? [])].filter(isPicture);
        if (moved || files.length === 0) return false;
        event.preventDefault();
        putFiles(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
        return true;
      },
    },
  });
  made.current = editor;
  useEffect(() => pictures.know(given.pictures.map((p) => ({ sha256: p.sha256, href: attachmentHref(p.attachmentId) }))), [pictures, given.pictures]);
  return editor ? { editor, chooser, pictures, putFiles } : null;
}
