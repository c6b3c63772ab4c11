import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { say } from "#kernel/sentence.ts";
import { Segmented } from "#web/kit/choosing.tsx";

const widths = [
  { value: "240", label: say("Small") },
  { value: "480", label: say("Medium") },
  { value: "", label: say("Full width") },
] as const;

/** For the picture that is selected: what it shows, in words, and how wide it stands. */
export function PictureBar({ editor }: { readonly editor: Editor }) {
  const { alt, width } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ alt: String(now.getAttributes("image")["alt"] ?? ""), width: String(now.getAttributes("image")["width"] ?? "") }),
  });
  return (
    <div className="doc-bar" role="group" aria-label={say("Picture")}>
      <input
        className="in"
        aria-label={say("What the picture shows, for those who cannot see it")}
        placeholder={say("What does it show?")}
        value={alt}
        maxLength={500}
        onChange={(event) => editor.commands.updateAttributes("image", { alt: event.target.value })}
      />
      <Segmented
        label={say("Width")}
        choices={widths.map((w) => ({ value: w.value, label: say(w.label) }))}
        value={width}
        onChange={(value) => editor.commands.updateAttributes("image", { width: value === "" ? null : Number(value) })}
      />
      <button type="button" className="btn s" onClick={() => editor.chain().focus().deleteSelection().run()}>
        {say("Take it out")}
      </button>
    </div>
  );
}
