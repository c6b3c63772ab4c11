import type { ChainedCommands } from "@tiptap/core";
import { say } from "#kernel/sentence.ts";
import { calloutTones, calloutWord } from "./callout.ts";
import type { Choice } from "./choices.ts";

const block = (key: string, title: string, does: (chain: ChainedCommands) => ChainedCommands, note?: string): Choice => ({
  key,
  title,
  ...(note ? { note } : {}),
  take: (editor, range) => void does(editor.chain().focus().deleteRange(range)).run(),
});

const levels = [1, 2, 3, 4] as const;

const everything = (askForPicture: () => void): readonly Choice[] => [
  ...levels.map((level) => block(`h${level}`, say("Heading {level}", { level }), (chain) => chain.setHeading({ level }), "#".repeat(level))),
  block("bullets", say("Bulleted list"), (chain) => chain.toggleBulletList(), "-"),
  block("numbers", say("Numbered list"), (chain) => chain.toggleOrderedList(), "1."),
  block("table", say("Table"), (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
  { key: "picture", title: say("Picture"), take: (editor, range) => (editor.chain().focus().deleteRange(range).run(), askForPicture()) },
  ...calloutTones.map((tone) => block(tone, calloutWord(tone), (chain) => chain.toggleCallout(tone))),
  block("reference", say("Clause, record or document"), (chain) => chain.insertContent("#"), "#"),
  block("quote", say("Quotation"), (chain) => chain.toggleBlockquote(), ">"),
  block("code", say("Lines as typed"), (chain) => chain.toggleCodeBlock(), "```"),
  block("rule", say("Dividing line"), (chain) => chain.setHorizontalRule(), "---"),
];

/** What `/` offers for what is typed after it. */
export const insertable = (query: string, askForPicture: () => void): Choice[] =>
  everything(askForPicture).filter((choice) => choice.title.toLowerCase().includes(query.trim().toLowerCase()));
