import type { JSONContent } from "@tiptap/core";
import { Body, type Block } from "../../body.ts";

const markTypes = new Set(["bold", "italic", "underline", "strike", "code", "superscript", "subscript"]);
type Plain = Record<string, unknown>;

/** Only what `body.ts` names; everything the editor keeps for itself is left behind. */
function markOf(mark: { type: string; attrs?: Plain | undefined }): Plain[] {
  if (mark.type === "link") return [{ type: "link", attrs: { href: mark.attrs?.["href"] } }];
  return markTypes.has(mark.type) ? [{ type: mark.type }] : [];
}

const span = (value: unknown): number => Math.min(100, Math.max(1, Number(value) || 1));

const attrsOf: Readonly<Record<string, (attrs: Plain) => Plain>> = {
  heading: ({ level }) => ({ level: Math.min(4, Math.max(1, Number(level) || 1)) }),
  orderedList: ({ start }) => ({ start: Math.max(0, Math.trunc(Number(start ?? 1))) }),
  callout: ({ tone }) => ({ tone }),
  mention: ({ kind, id, label }) => ({ kind, id: String(id).slice(0, 120), label: String(label).slice(0, 200) }),
  image: ({ sha256, alt, width }) => ({
    sha256,
    alt: (typeof alt === "string" ? alt : "").slice(0, 500),
    width: width === null ? null : Math.min(4_096, Math.max(1, Math.round(Number(width)))),
  }),
  tableCell: ({ colspan, rowspan }) => ({ colspan: span(colspan), rowspan: span(rowspan) }),
  tableHeader: ({ colspan, rowspan }) => ({ colspan: span(colspan), rowspan: span(rowspan) }),
};

/** One node as it is kept; none for a picture that has not arrived. */
function kept(node: JSONContent): Plain[] {
  const type = node.type ?? "";
  if (type === "text") {
    const marks = (node.marks ?? []).flatMap(markOf);
    return node.text ? [{ type, text: node.text, ...(marks.length > 0 ? { marks } : {}) }] : [];
  }
  if (type === "image" && !node.attrs?.["sha256"]) return [];
  const content = (node.content ?? []).flatMap(kept),
    attrs = attrsOf[type]?.(node.attrs ?? {});
  return [{ type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }];
}

const isEmpty = (block: Plain | undefined): boolean => block !== undefined && block["type"] === "paragraph" && block["content"] === undefined;

/** What the editor holds, as the server keeps it. The empty line that the editor keeps at the end for the next words is left out. */
export function toBody(document: JSONContent): Body {
  const content = (document.content ?? []).flatMap(kept);
  while (isEmpty(content.at(-1))) content.pop();
  return Body.parse({ type: "doc", content });
}

const holders = new Set(["blockquote", "callout", "listItem", "tableCell", "tableHeader"]);
const empty = { type: "paragraph" } as const;

function forEditor(block: Block): JSONContent[] {
  if (block.type === "paragraph" || block.type === "heading" || block.type === "codeBlock" || !("content" in block)) {
    if (holders.has(block.type)) return [{ ...(block as JSONContent), content: [empty] }];
    return "content" in block || ["paragraph", "heading", "codeBlock", "horizontalRule", "image"].includes(block.type) ? [block as JSONContent] : [];
  }
  const content = (block.content ?? []).flatMap(forEditor);
  if (content.length > 0) return [{ ...block, content }];
  return holders.has(block.type) ? [{ ...block, content: [empty] }] : [];
}

/** What is kept, as the editor can hold it: a place where words belong has at least an empty line, an empty list or table is nothing. */
export function toEditor(body: Body | null): JSONContent {
  const content = (body?.content ?? []).flatMap(forEditor);
  return { type: "doc", content: content.length > 0 ? content : [empty] };
}
