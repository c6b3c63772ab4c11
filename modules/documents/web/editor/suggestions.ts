import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import { say } from "#kernel/sentence.ts";
import type { Choice, Chooser } from "./choices.ts";
import { findReferences } from "./find-references.ts";
import { insertable } from "./insertable.ts";

const triggers = [
  { char: "/", label: say("What can be put in"), spaces: false },
  { char: "#", label: say("Clauses, records and documents"), spaces: true },
  { char: "@", label: say("Clauses, records and documents"), spaces: true },
] as const;

interface Doors {
  readonly chooser: Chooser;
  /** Opens the file chooser for a picture. */
  readonly askForPicture: () => void;
}

/** `/` offers what can be put in; `#` and `@` find a clause, a record or a document. */
export const Suggestions = Extension.create<Doors>({
  name: "suggestions",
  addProseMirrorPlugins() {
    const { chooser, askForPicture } = this.options;
    return triggers.map(({ char, label, spaces }) => {
      const show = (props: SuggestionProps<Choice, Choice>): void =>
        chooser.show({ label: say(label), choices: props.items, rect: props.clientRect?.() ?? null, choose: (choice) => props.command(choice) });
      return Suggestion<Choice, Choice>({
        editor: this.editor,
        char,
        pluginKey: new PluginKey(`suggest ${char}`),
        allowSpaces: spaces,
        allow: ({ editor }) => !editor.isActive("codeBlock") && !editor.isActive("code"),
        items: ({ query, signal }) => (char === "/" ? insertable(query, askForPicture) : findReferences(query, signal)),
        command: ({ editor, range, props }) => props.take(editor, range),
        render: () => ({
          onStart: show,
          onUpdate: show,
          onExit: () => chooser.close(),
          onKeyDown: ({ event }) => chooser.key(event.key),
        }),
      });
    });
  },
});
