import type { Editor } from "@tiptap/core";
import { EditorContent, useEditorState } from "@tiptap/react";
import { useRef, useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { Chooser } from "./choices.ts";
import { ChoiceList } from "./ChoiceList.tsx";
import { LinkBar } from "./LinkBar.tsx";
import { PictureBar } from "./PictureBar.tsx";
import { ToolMark } from "./ToolMark.tsx";
import { ToolRow } from "./ToolRow.tsx";
import { paragraphNow, paragraphs, tableTools, writingTools } from "./tools.ts";

interface SheetProps {
  readonly editor: Editor;
  readonly chooser: Chooser;
  readonly askForPicture: () => void;
}

const KindOfParagraph = ({ editor }: { readonly editor: Editor }) => {
  const now = useEditorState({ editor, selector: ({ editor: e }) => paragraphNow(e) });
  const set = (value: string) => {
    const chain = editor.chain().focus();
    if (value === "0") chain.setParagraph().run();
    else chain.setHeading({ level: Number(value) as 1 | 2 | 3 | 4 }).run();
  };
  return (
    <select className="in doc-kind" aria-label={say("Kind of paragraph")} value={now} onChange={(event) => set(event.target.value)}>
      {paragraphs.map((p) => (
        <option key={p.value} value={p.value}>
          {say(p.label)}
        </option>
      ))}
    </select>
  );
};

/** The buttons and the sheet that is written on. */
export function Sheet({ editor, chooser, askForPicture }: SheetProps) {
  const [linking, setLinking] = useState(false),
    sheet = useRef<HTMLDivElement>(null);
  const { inTable, onPicture, inLink } = useEditorState({
    editor,
    selector: ({ editor: e }) => ({ inTable: e.isActive("table"), onPicture: e.isActive("image"), inLink: e.isActive("link") }),
  });
  return (
    <div className="doc-write">
      <div className="doc-toolbox">
        <ToolRow
          editor={editor}
          label={say("Text")}
          groups={writingTools}
          before={<KindOfParagraph editor={editor} />}
          after={
            <span className="doc-group">
              <button type="button" className="btn q s icon" tabIndex={-1} aria-label={say("Link")} title={say("Link")} aria-pressed={inLink} onClick={() => setLinking(!linking)}>
                <ToolMark name="link" />
              </button>
              <button type="button" className="btn q s icon" tabIndex={-1} aria-label={say("Picture")} title={say("Picture")} onClick={askForPicture}>
                <ToolMark name="picture" />
              </button>
            </span>
          }
        />
        {linking ? <LinkBar editor={editor} onDone={() => setLinking(false)} /> : null}
        {onPicture ? <PictureBar editor={editor} /> : null}
        {inTable ? <ToolRow editor={editor} label={say("Table")} groups={tableTools} words /> : null}
      </div>
      <div ref={sheet} className="doc-sheet">
        <EditorContent editor={editor} />
        <ChoiceList chooser={chooser} field={editor.view.dom} />
      </div>
    </div>
  );
}
