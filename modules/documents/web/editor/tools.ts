import type { ChainedCommands, Editor } from "@tiptap/core";
import { say } from "#kernel/sentence.ts";
import { calloutTones, calloutWord } from "./callout.ts";

/** A button of the editor: what it is called, whether it is on, whether it can be pressed, what it does. */
export interface Tool {
  readonly key: string;
  readonly title: string;
  /** What the button shows: a drawing of `ToolMark`, or a letter. */
  readonly mark: string;
  readonly keys?: string;
  readonly on?: (editor: Editor) => boolean;
  readonly does: (chain: ChainedCommands, editor: Editor) => ChainedCommands;
}

const tool = (key: string, title: string, mark: string, does: Tool["does"], more: Partial<Tool> = {}): Tool => ({ key, title, mark, does, ...more });
const active =
  (name: string, attrs: Record<string, unknown> = {}) =>
  (editor: Editor): boolean =>
    editor.isActive(name, attrs);

export const writingTools: readonly (readonly Tool[])[] = [
  [tool("undo", say("Undo"), "undo", (chain) => chain.undo(), { keys: "Ctrl Z" }), tool("redo", say("Redo"), "redo", (chain) => chain.redo(), { keys: "Ctrl Shift Z" })],
  [
    tool("bold", say("Bold"), "B", (chain) => chain.toggleBold(), { keys: "Ctrl B", on: active("bold") }),
    tool("italic", say("Italic"), "I", (chain) => chain.toggleItalic(), { keys: "Ctrl I", on: active("italic") }),
    tool("underline", say("Underlined"), "U", (chain) => chain.toggleUnderline(), { keys: "Ctrl U", on: active("underline") }),
    tool("strike", say("Struck through"), "S", (chain) => chain.toggleStrike(), { keys: "Ctrl Shift S", on: active("strike") }),
    tool("code", say("As typed"), "code", (chain) => chain.toggleCode(), { keys: "Ctrl E", on: active("code") }),
    tool("superscript", say("Raised"), "x²", (chain) => chain.toggleSuperscript(), { keys: "Ctrl .", on: active("superscript") }),
    tool("subscript", say("Lowered"), "x₂", (chain) => chain.toggleSubscript(), { keys: "Ctrl ,", on: active("subscript") }),
  ],
  [
    tool("bullets", say("Bulleted list"), "bullets", (chain) => chain.toggleBulletList(), { keys: "Ctrl Shift 8", on: active("bulletList") }),
    tool("numbers", say("Numbered list"), "numbers", (chain) => chain.toggleOrderedList(), { keys: "Ctrl Shift 7", on: active("orderedList") }),
    tool("in", say("Further in"), "in", (chain) => chain.sinkListItem("listItem"), { keys: "Tab" }),
    tool("out", say("Further out"), "out", (chain) => chain.liftListItem("listItem"), { keys: "Shift Tab" }),
  ],
  [
    ...calloutTones.map((tone) => tool(tone, calloutWord(tone), tone, (chain) => chain.toggleCallout(tone), { on: active("callout", { tone }) })),
    tool("quote", say("Quotation"), "quote", (chain) => chain.toggleBlockquote(), { on: active("blockquote") }),
    tool("lines", say("Lines as typed"), "lines", (chain) => chain.toggleCodeBlock(), { on: active("codeBlock") }),
    tool("rule", say("Dividing line"), "rule", (chain) => chain.setHorizontalRule()),
  ],
  [
    tool("table", say("Table"), "table", (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
    tool("reference", say("Refer to a clause, a record or a document"), "#", (chain) => chain.insertContent(" #")),
  ],
];

/** Shown while the cursor is in a table. */
export const tableTools: readonly (readonly Tool[])[] = [
  [
    tool("above", say("Row above"), "", (chain) => chain.addRowBefore()),
    tool("below", say("Row below"), "", (chain) => chain.addRowAfter()),
    tool("before", say("Column before"), "", (chain) => chain.addColumnBefore()),
    tool("after", say("Column after"), "", (chain) => chain.addColumnAfter()),
  ],
  [
    tool("header", say("First row is a heading"), "", (chain) => chain.toggleHeaderRow()),
    tool("merge", say("Merge cells"), "", (chain) => chain.mergeCells()),
    tool("split", say("Split cell"), "", (chain) => chain.splitCell()),
  ],
  [
    tool("norow", say("Take row out"), "", (chain) => chain.deleteRow()),
    tool("nocolumn", say("Take column out"), "", (chain) => chain.deleteColumn()),
    tool("notable", say("Take table out"), "", (chain) => chain.deleteTable()),
  ],
];

/** What kinds of paragraph there are, as the list beside the buttons shows them. */
export const paragraphs = [
  { value: "0", label: say("Text") },
  { value: "1", label: say("Heading 1") },
  { value: "2", label: say("Heading 2") },
  { value: "3", label: say("Heading 3") },
  { value: "4", label: say("Heading 4") },
] as const;

export const paragraphNow = (editor: Editor): string => String(([1, 2, 3, 4] as const).find((level) => editor.isActive("heading", { level })) ?? 0);
