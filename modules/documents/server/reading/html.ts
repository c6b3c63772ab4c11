import { parseDocument } from "htmlparser2";
import type { Block, Inline, Mark } from "../../body.ts";

/** What is asked of a node of the parsed HTML. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const marks: Readonly<Record<string, Mark["type"]>> = {
  strong: "bold",
  b: "bold",
  em: "italic",
  i: "italic",
  u: "underline",
  s: "strike",
  del: "strike",
  code: "code",
  sup: "superscript",
  sub: "subscript",
};
const containers = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "blockquote", "pre", "hr", "div", "section"]);
const safe = /^(https?:\/\/|mailto:)/i;

const paragraph = (content: Inline[]): Block => ({ type: "paragraph", ...(content.length > 0 ? { content } : {}) });

type Part = Inline | { readonly picture: Block };

function markOf(node: Node): Mark | null {
  const type = marks[node.name ?? ""];
  if (type && type !== "link") return { type };
  const href = node.name === "a" ? node.attribs?.["href"] : undefined;
  return href && safe.test(href) && href.length <= 2_000 ? { type: "link", attrs: { href } } : null;
}

function partsOf(nodes: readonly Node[], around: readonly Mark[] = []): Part[] {
  return nodes.flatMap((node): Part[] => {
    if (node.type === "text") return node.data ? [{ type: "text", text: node.data.replace(/\s+/g, " "), ...(around.length > 0 ? { marks: [...around] } : {}) }] : [];
    if (node.name === "br") return [{ type: "hardBreak" }];
    if (node.name === "img") return [{ picture: { type: "image", attrs: { sha256: node.attribs?.["src"] ?? "", alt: (node.attribs?.["alt"] ?? "").slice(0, 500), width: null } } }];
    const mark = markOf(node);
    return partsOf(node.children ?? [], mark && !around.some((m) => m.type === mark.type) ? [...around, mark] : around);
  });
}

/** Words as paragraphs, taken apart where a picture stands. */
function paragraphsOf(parts: readonly Part[]): Block[] {
  const blocks: Block[] = [];
  let run: Inline[] = [];
  const flush = (): void => {
    if (run.some((i) => i.type !== "text" || i.text.trim() !== "")) blocks.push(paragraph(run));
    run = [];
  };
  for (const part of parts) {
    if (!("picture" in part)) run.push(part);
    else {
      flush();
      blocks.push(part.picture);
    }
  }
  flush();
  return blocks;
}

const spanOf = (node: Node, name: string): number => Math.min(100, Math.max(1, Number(node.attribs?.[name] ?? 1) || 1));
const named = (node: Node, ...names: string[]): Node[] => (node.children ?? []).filter((child) => names.includes(child.name ?? ""));

function tableOf(table: Node): Block {
  const rows = [...named(table, "tr"), ...named(table, "thead", "tbody").flatMap((part) => named(part, "tr"))];
  const cell = (node: Node): Block => {
    const content = blocksOf(node.children ?? []);
    const attrs = { colspan: spanOf(node, "colspan"), rowspan: spanOf(node, "rowspan") };
    return { type: node.name === "th" ? "tableHeader" : "tableCell", attrs, content: content.length > 0 ? content : [paragraph([])] };
  };
  return { type: "table", content: rows.map((row): Block => ({ type: "tableRow", content: named(row, "td", "th").map(cell) })) };
}

const withoutPictures = (parts: readonly Part[]): Inline[] => parts.flatMap((part) => ("picture" in part ? [] : [part]));

function blockOf(node: Node): Block[] {
  const inside = node.children ?? [];
  if (/^h[1-6]$/.test(node.name ?? "")) {
    const parts = partsOf(inside),
      heading: Block = { type: "heading", attrs: { level: Math.min(4, Number(node.name!.slice(1))) }, content: withoutPictures(parts) };
    return [heading, ...parts.flatMap((part) => ("picture" in part ? [part.picture] : []))];
  }
  if (node.name === "ul" || node.name === "ol") {
    const content = named(node, "li").map((item): Block => {
      const blocks = blocksOf(item.children ?? []);
      return { type: "listItem", content: blocks.length > 0 ? blocks : [paragraph([])] };
    });
    return content.length === 0 ? [] : [node.name === "ul" ? { type: "bulletList", content } : { type: "orderedList", attrs: { start: 1 }, content }];
  }
  if (node.name === "table") return [tableOf(node)];
  if (node.name === "blockquote") return [{ type: "blockquote", content: blocksOf(inside) }];
  if (node.name === "hr") return [{ type: "horizontalRule" }];
  if (node.name === "pre") return [{ type: "codeBlock", content: withoutPictures(partsOf(inside)).map((i): Inline => (i.type === "text" ? { type: "text", text: i.text } : i)) }];
  return blocksOf(inside);
}

function blocksOf(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    blocks.push(...paragraphsOf(partsOf(run)));
    run = [];
  };
  for (const node of nodes) {
    if (!containers.has(node.name ?? "")) run.push(node);
    else {
      flush();
      blocks.push(...blockOf(node));
    }
  }
  flush();
  return blocks;
}

/** The HTML that a Word file was turned into, as blocks of ours: what has no place there loses its tags and keeps its words. */
export const blocksOfHtml = (html: string): Block[] => blocksOf((parseDocument(html) as unknown as Node).children ?? []);
