import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { askAgain } from "#web/ask.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useFileChooser } from "#web/kit/file-chooser.tsx";
import { upload } from "#web/record/upload.ts";
import { post, Problem } from "#web/wire.ts";
import type { Writing } from "./open-writing.ts";

/** Gives a text to the browser as a file. */
function give(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

async function takeOut(writing: Writing, code: string): Promise<void> {
  const { toMarkdown } = await import("../../to-markdown.ts");
  give(toMarkdown(writing.body()), `${code.replaceAll(/[^\w.-]+/g, "-")}.md`);
}

interface FileTextProps {
  readonly writing: Writing;
  readonly record: { readonly id: string; readonly version: number; readonly code: string };
}

/** The whole text from a Word file or from Markdown, in place of what stands; what stood stays in the history. And out again as Markdown. */
export function MarkdownInOut({ writing, record }: FileTextProps) {
  const [sending, setSending] = useState<string | null>(null),
    [refusal, setRefusal] = useState<Problem | null>(null);
  const take = async (file: File) => {
    setRefusal(null);
    setSending(file.name);
    try {
      if (!(await writing.saver.save())) return;
      const { sha256 } = await upload(file);
      await post(`/api/documents/revisions/${record.id}/text`, { version: writing.saver.version(), file: { sha256, name: file.name } });
      await askAgain();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setRefusal(error);
    } finally {
      setSending(null);
    }
  };
  const [choose, control] = useFileChooser({ accept: ".docx,.md,.markdown,text/markdown", onFiles: ([file]) => file && void take(file) });
  return (
    <>
      <button type="button" className="btn q s" aria-busy={sending !== null} disabled={sending !== null} onClick={choose}>
        {sending ? say("Reading {name}", { name: sending }) : say("Fill from Word or Markdown")}
      </button>
      {control}
      <button type="button" className="btn q s" onClick={() => void takeOut(writing, record.code)}>
        {say("Take out as Markdown")}
      </button>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </>
  );
}
