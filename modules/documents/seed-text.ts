import type { Block, Body, Inline } from "./body.ts";

const words = (text: string, idOf: (name: string) => string | undefined): Inline[] =>
  text
    .split(/(\*\*[^*]+\*\*|\[\[[^\]]+\]\])/)
    .filter((piece) => piece !== "")
    .map((piece): Inline => {
      if (piece.startsWith("**")) return { type: "text", text: piece.slice(2, -2), marks: [{ type: "bold" }] };
      if (!piece.startsWith("[[")) return { type: "text", text: piece };
      const name = piece.slice(2, -2);
      if (name.includes(":")) return { type: "mention", attrs: { kind: "clause", id: name, label: name.slice(name.indexOf(":") + 1) } };
      const id = idOf(name);
      return id ? { type: "mention", attrs: { kind: "record", id, label: name } } : { type: "text", text: name };
    });

type Kind = "item" | "step" | "row" | "warning" | "heading" | "paragraph";
const signs: readonly (readonly [string, Kind])[] = [
  ["## ", "heading"],
  ["# ", "heading"],
  ["- ", "item"],
  ["+ ", "step"],
  ["! ", "warning"],
  ["| ", "row"],
];
const kindOf = (line: string): Kind => signs.find(([sign]) => line.startsWith(sign))?.[1] ?? "paragraph";

type Write = (text: string) => Inline[];
const paragraph = (content: Inline[]): Block => ({ type: "paragraph", content });

/** Lines of one kind that follow one another are one block: a list, a table. */
function blockOf(kind: Kind, lines: readonly string[], write: Write): Block[] {
  if (kind === "heading") return lines.map((line) => ({ type: "heading", attrs: { level: line.startsWith("## ") ? 2 : 1 }, content: write(line.replace(/^#+ /, "")) }));
  if (kind === "warning") return lines.map((line) => ({ type: "callout", attrs: { tone: "warning" }, content: [paragraph(write(line.slice(2)))] }));
  if (kind === "paragraph") return lines.map((line) => paragraph(write(line)));
  if (kind === "row") {
    const rows = lines.map(
      (line, i): Block => ({
        type: "tableRow",
        content: line
          .slice(2)
          .split(" | ")
          .map((cell): Block => ({ type: i === 0 ? "tableHeader" : "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(write(cell))] })),
      }),
    );
    return [{ type: "table", content: rows }];
  }
  const items = lines.map((line): Block => ({ type: "listItem", content: [paragraph(write(line.slice(2)))] }));
  return [kind === "item" ? { type: "bulletList", content: items } : { type: "orderedList", attrs: { start: 1 }, content: items }];
}

/** A text of the example: `# ` begins a heading, `- ` an item, `+ ` a step, `! ` a warning, `| ` a row; `[[QP-02]]` refers to a document, `[[iso-9001-2015:8.4]]` to a clause. */
export function seedBody(text: string, idOf: (name: string) => string | undefined): Body {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const groups: { kind: Kind; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line),
      last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return { type: "doc", content: groups.flatMap((group) => blockOf(group.kind, group.lines, (words_) => words(words_, idOf))) };
}
