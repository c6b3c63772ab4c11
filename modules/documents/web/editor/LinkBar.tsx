import type { Editor } from "@tiptap/core";
import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { safeHref } from "./extensions.ts";

/** An address as it is meant: `example.org` is on the web, `a@b.org` is written to. */
export const meant = (typed: string): string => {
  const text = typed.trim();
  if (text === "" || safeHref(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+/.test(text) ? `https://${text}` : text;
};

/** The address of the link at the cursor, or of one to be made of the words that are selected. */
export function LinkBar({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const [href, setHref] = useState(String(editor.getAttributes("link")["href"] ?? "")),
    [wrong, setWrong] = useState(false);
  const set = (event: FormEvent) => {
    event.preventDefault();
    const address = meant(href);
    if (address !== "" && !safeHref(address)) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (address === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
    onDone();
  };
  return (
    <form className="doc-bar" onSubmit={set} onKeyDown={(event) => event.key === "Escape" && (event.stopPropagation(), onDone(), editor.commands.focus())}>
      <input
        className={`in ${wrong ? "err" : ""}`}
        autoFocus
        aria-label={say("Address of the link")}
        aria-invalid={wrong || undefined}
        placeholder="https://"
        value={href}
        onChange={(event) => setHref(event.target.value)}
      />
      <button type="submit" className="btn s p">
        {say("Set the link")}
      </button>
      <button type="button" className="btn s" onClick={() => (editor.chain().focus().extendMarkRange("link").unsetLink().run(), onDone())}>
        {say("Take the link out")}
      </button>
      {wrong ? <span className="errt">{say("A link begins with http, https, mailto or /.")}</span> : null}
    </form>
  );
}
