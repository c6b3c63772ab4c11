import type { Block, Body, Inline, Mark } from "./body.ts";

const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|#]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/\n/g, " ");

const around: Readonly<Record<Exclude<Mark["type"], "link" | "code">, readonly [string, string]>> = {
  bold: ["**", "**"],
  italic: ["*", "*"],
  strike: ["~~", "~~"],
  underline: ["<u>", "</u>"],
  superscript: ["<sup>", "</sup>"],
  subscript: ["<sub>", "</sub>"],
};

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)),
    fence = "`".repeat(longest + 1),
    gap = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${gap}${text}${gap}${fence}`;
}

/** Stars that stand beside a blank mark nothing: the blanks go outside. */
function marked(text: string, marks: readonly Mark[]): string {
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === "") return text;
  let out = marks.some((m) => m.type === "code") ? code(inner) : escaped(inner);
  for (const mark of marks) {
    if (mark.type === "code") continue;
    if (mark.type === "link") out = `[${out}](<${mark.attrs.href.replace(/[<>\n]/g, encodeURIComponent)}>)`;
    else out = around[mark.type][0] + out + around[mark.type][1];
  }
  return before + out + after;
}

const line = (content: readonly Inline[] | undefined, inTable = false): string =>
  (content ?? [])
    .map((i) => {
      if (i.type === "hardBreak") return inTable ? "<br>" : "\\\n";
      if (i.type === "mention") return `[${escaped(i.attrs.label)}](${i.attrs.kind}:${i.attrs.id})`;
      return marked(i.text, i.marks ?? []);
    })
    .join("");

/** What would begin a heading, a list or a rule at the start of a line is marked as words. */
const asWords = (text: string): string => text.replace(/^(\s*)([+-])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");

const indented = (text: string, by: string): string =>
  text
    .split("\n")
    .map((l, n) => (n === 0 || l === "" ? l : by + l))
    .join("\n");

const cellText = (cell: Block): string =>
  ("content" in cell ? ((cell.content ?? []) as Block[]) : [])
    .map((b) => (b.type === "paragraph" || b.type === "heading" ? line(b.content, true) : blockText(b).replaceAll("\n", "<br>").replaceAll("|", "\\|")))
    .join("<br>");

function tableText(rows: readonly Block[]): string {
  const cells = rows.map((row) =>
    ("content" in row ? ((row.content ?? []) as Block[]) : []).flatMap((cell) => [
      cellText(cell),
      ...Array<string>(("attrs" in cell && cell.attrs && "colspan" in cell.attrs ? cell.attrs.colspan : 1) - 1).fill(""),
    ]),
  );
  const width = Math.max(1, ...cells.map((row) => row.length));
  const rowText = (row: readonly string[]): string => `| ${Array.from({ length: width }, (_, n) => row[n] ?? "").join(" | ")} |`;
  const [head = [], ...rest] = cells;
  return [rowText(head), `|${" --- |".repeat(width)}`, ...rest.map(rowText)].join("\n");
}

const alerts = { note: "NOTE", warning: "WARNING", danger: "CAUTION" } as const;
const quoted = (text: string): string =>
  text
    .split("\n")
    .map((l) => (l === "" ? ">" : `> ${l}`))
    .join("\n");

function listText(items: readonly Block[], bullet: (n: number) => string): string {
  return items
    .map((item, n) => {
      const mark = bullet(n),
        inside = "content" in item ? blocksText((item.content ?? []) as Block[], item.type === "listItem") : "";
      return `${mark}${indented(inside, " ".repeat(mark.length))}`;
    })
    .join("\n");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return asWords(line(block.content));
    case "heading":
      return `${"#".repeat(block.attrs.level)} ${line(block.content).replaceAll("\\\n", " ")}`;
    case "codeBlock": {
      const text = (block.content ?? []).map((i) => (i.type === "text" ? i.text : "\n")).join(""),
        fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
      return `${fence}\n${text}\n${fence}`;
    }
    case "horizontalRule":
      return "---";
    case "image":
      return `![${escaped(block.attrs.alt)}](sha256:${block.attrs.sha256})`;
    case "bulletList":
      return listText(block.content ?? [], () => "- ");
    case "orderedList":
      return listText(block.content ?? [], (n) => `${(block.attrs?.start ?? 1) + n}. `);
    case "callout":
      return quoted(`[!${alerts[block.attrs.tone]}]\n${blocksText(block.content ?? [])}`);
    case "blockquote":
      return quoted(blocksText(block.content ?? []));
    case "table":
      return tableText(block.content ?? []);
    default:
      return blocksText(block.content ?? []);
  }
}

/** Two lists of one kind side by side would become one; a remark that nobody sees keeps them apart. */
const apart = (a: Block | undefined, b: Block): string => (a && a.type === b.type && (a.type === "bulletList" || a.type === "orderedList") ? "\n\n<!-- -->\n\n" : "\n\n");

const blocksText = (blocks: readonly Block[], tight = false): string =>
  blocks.reduce(
    (text, block, n) =>
      n === 0 ? blockText(block) : text + (tight && (block.type === "bulletList" || block.type === "orderedList") ? "\n" : apart(blocks[n - 1], block)) + blockText(block),
    "",
  );

/** A text of ours as Markdown: what `fromMarkdown` reads back to the same, but for merged cells and a picture's width. */
export const toMarkdown = (body: Body): string => `${blocksText(body.content)}\n`;
