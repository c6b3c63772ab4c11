import type { Editor } from "@tiptap/core";
import { useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { say } from "#kernel/sentence.ts";
import { tell } from "#web/kit/said.tsx";
import { attachmentHref } from "#web/record/upload.ts";
import { textExtensions } from "./extensions.ts";
import type { Writing } from "./open-writing.ts";
import { looksLikeMarkdown } from "./markdown.ts";
import { readPasted } from "./pasted.ts";
import { isPicture } from "./put-pictures.ts";
import { Suggestions } from "./suggestions.ts";
import { toEditor } from "./to-body.ts";

interface Given {
  readonly writing: Writing;
  readonly label: string;
  readonly pictures: readonly { readonly sha256: string; readonly attachmentId: string }[];
  readonly askForPicture: () => void;
}

const leftBehind = (n: number): void => tell(say("{n, plural, one {A picture did not come along} other {# pictures did not come along}}: put the files in by themselves.", { n }));

const picturesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])].filter(isPicture);

/** Markdown that somebody pasted as plain text becomes headings, lists and tables. */
async function putMarkdown(writing: Writing, text: string): Promise<void> {
  const { fromMarkdown } = await import("../../from-markdown.ts");
  writing.put(fromMarkdown(text));
}

/** Plain text, or code of an editor that colours it. */
const typedIn = (data: DataTransfer | null): string => (data && (!data.getData("text/html") || data.types.includes("vscode-editor-data")) ? data.getData("text/plain") : "");

/** What comes in by paste and by drop: text as it was structured, pictures as files. */
const waysIn = (writing: Writing) => ({
  transformPastedHTML: (html: string) => readPasted(html, { take: writing.pictures.take, left: leftBehind }),
  handlePaste: (view: Editor["view"], event: ClipboardEvent): boolean => {
    const files = picturesIn(event.clipboardData),
      typed = typedIn(event.clipboardData);
    if (looksLikeMarkdown(typed) && view.state.selection.$from.parent.type.name !== "codeBlock") {
      void putMarkdown(writing, typed);
      return true;
    }
    if (files.length === 0 || event.clipboardData?.getData("text/html")) return false;
    writing.putFiles(files);
    return true;
  },
  handleDrop: (view: Editor["view"], event: DragEvent, _slice: unknown, moved: boolean): boolean => {
    const files = picturesIn(event.dataTransfer);
    if (moved || files.length === 0) return false;
    event.preventDefault();
    writing.putFiles(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
    return true;
  },
});

/** The editor of one text, tied to its pictures, to this device and to the server. */
export function useTextEditor({ writing, label, pictures, askForPicture }: Given): Editor | null {
  const editor = useEditor({
    extensions: [...textExtensions(writing.pictures), Suggestions.configure({ chooser: writing.chooser, askForPicture })],
    content: toEditor(writing.first),
    shouldRerenderOnTransaction: false,
    onUpdate: writing.saver.changed,
    editorProps: { attributes: { class: "doc-text", role: "textbox", "aria-multiline": "true", "aria-label": label }, ...waysIn(writing) },
  });
  useEffect(() => (editor ? writing.attach(editor) : undefined), [editor, writing]);
  useEffect(() => writing.pictures.know(pictures.map((p) => ({ sha256: p.sha256, href: attachmentHref(p.attachmentId) }))), [writing, pictures]);
  useEffect(() => {
    const { leave } = writing.saver,
      hidden = () => document.visibilityState === "hidden" && leave();
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("pagehide", leave);
    };
  }, [writing]);
  return editor;
}
