import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import type { Tool } from "./tools.ts";
import { ToolMark } from "./ToolMark.tsx";

const buttonsOf = (row: HTMLElement): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("button, select")];

interface RowProps {
  readonly editor: Editor;
  readonly label: string;
  readonly groups: readonly (readonly Tool[])[];
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly words?: boolean;
}

/** A row of buttons for the text: one tab stop, arrows between them, as toolbars are worked by keyboard. */
export function ToolRow({ editor, label, groups, before, after, words }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      Object.fromEntries(groups.flat().map((tool) => [tool.key, { on: tool.on?.(now) ?? false, can: tool.does(now.can().chain() as never, now).run() }])),
  });
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || !row.current || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    const all = buttonsOf(row.current),
      at = all.indexOf(document.activeElement as HTMLElement);
    const next = step === -Infinity ? 0 : step === Infinity ? all.length - 1 : (at + step + all.length) % all.length;
    for (const button of all) button.tabIndex = -1;
    const target = all[next];
    if (target) {
      target.tabIndex = 0;
      target.focus();
    }
  };
  return (
    <div className="doc-tools" role="toolbar" aria-label={label} ref={row} onKeyDown={move}>
      {before}
      {groups.map((group, g) => (
        <span className="doc-group" key={group[0]?.key}>
          {group.map((tool, i) => {
            const now = state[tool.key] ?? { on: false, can: true };
            return (
              <button
                key={tool.key}
                type="button"
                className={`btn q s ${words ? "" : "icon"}`}
                tabIndex={g === 0 && i === 0 && !before ? 0 : -1}
                aria-label={words ? undefined : say(tool.title)}
                title={tool.keys ? `${say(tool.title)} (${tool.keys})` : say(tool.title)}
                aria-pressed={tool.on ? now.on : undefined}
                aria-disabled={now.can ? undefined : true}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => void (now.can && tool.does(editor.chain().focus(), editor).run())}
              >
                {words ? say(tool.title) : <ToolMark name={tool.mark} />}
              </button>
            );
          })}
        </span>
      ))}
      {after}
    </div>
  );
}
