import { z } from "zod";

/**
 * What is written here is a tree of blocks, as the editor (ProseMirror) keeps it. Only what is named
 * below is accepted, so that nothing in a text can run or load anything when it is shown.
 */
const safeHref = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/|mailto:|\/|#)/i, "A link begins with http, https, mailto or /.");
const Mark = z.discriminatedUnion("type", [
  z.strictObject({ type: z.enum(["bold", "italic", "underline", "strike", "code", "superscript", "subscript"]) }),
  z.strictObject({ type: z.literal("link"), attrs: z.object({ href: safeHref }).transform(({ href }) => ({ href })) }),
]);
export type Mark = z.infer<typeof Mark>;

const Text = z.strictObject({ type: z.literal("text"), text: z.string().min(1), marks: z.array(Mark).optional() });
const Break = z.strictObject({ type: z.literal("hardBreak") });
/** A clause, a record or another document: shown by what it is called now, not by what it was called when it was written. */
const Mention = z.strictObject({
  type: z.literal("mention"),
  attrs: z.strictObject({ kind: z.enum(["clause", "record"]), id: z.string().max(120), label: z.string().max(200) }),
});
const Image = z.strictObject({
  type: z.literal("image"),
  attrs: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), alt: z.string().max(500).default(""), width: z.int().min(1).max(4_096).nullable().default(null) }),
});

export type Inline = z.infer<typeof Text> | z.infer<typeof Break> | z.infer<typeof Mention>;
const Inline: z.ZodType<Inline> = z.union([Text, Break, Mention]);
const inlines = z.array(Inline).optional();

export type Block =
  | { type: "paragraph"; content?: Inline[] | undefined }
  | { type: "heading"; attrs: { level: number }; content?: Inline[] | undefined }
  | { type: "codeBlock"; content?: Inline[] | undefined }
  | { type: "horizontalRule" }
  | z.infer<typeof Image>
  | { type: "blockquote" | "bulletList" | "listItem" | "table" | "tableRow"; content?: Block[] | undefined }
  | { type: "orderedList"; attrs?: { start: number } | undefined; content?: Block[] | undefined }
  | { type: "callout"; attrs: { tone: "note" | "warning" | "danger" }; content?: Block[] | undefined }
  | { type: "tableHeader" | "tableCell"; attrs?: { colspan: number; rowspan: number } | undefined; content?: Block[] | undefined };

const blocks = z.array(z.lazy(() => Block)).optional();
const span = z.int().min(1).max(100).default(1);
const cell = { attrs: z.object({ colspan: span, rowspan: span }).optional(), content: blocks };
const Block: z.ZodType<Block> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("paragraph"), content: inlines }),
  z.strictObject({ type: z.literal("heading"), attrs: z.object({ level: z.int().min(1).max(4) }), content: inlines }),
  z.object({ type: z.literal("codeBlock"), content: inlines }),
  z.strictObject({ type: z.literal("horizontalRule") }),
  Image,
  z.strictObject({ type: z.literal("blockquote"), content: blocks }),
  z.strictObject({ type: z.literal("bulletList"), content: blocks }),
  z.strictObject({ type: z.literal("orderedList"), attrs: z.object({ start: z.int().default(1) }).optional(), content: blocks }),
  z.strictObject({ type: z.literal("listItem"), content: blocks }),
  z.strictObject({ type: z.literal("callout"), attrs: z.object({ tone: z.enum(["note", "warning", "danger"]) }), content: blocks }),
  z.strictObject({ type: z.literal("table"), content: blocks }),
  z.strictObject({ type: z.literal("tableRow"), content: blocks }),
  z.strictObject({ type: z.literal("tableHeader"), ...cell }),
  z.strictObject({ type: z.literal("tableCell"), ...cell }),
]);

export const Body = z.strictObject({ type: z.literal("doc"), content: z.array(Block).default([]) });
export type Body = z.infer<typeof Body>;

/** Deeper than this no text is accepted: nobody reads it, and it would cost more to look at than it says. */
export const deepest = 40;

/** How deep a tree is, without descending into one that never ends. */
export function depthOf(value: unknown, limit = deepest + 1): number {
  if (limit === 0 || typeof value !== "object" || value === null) return 0;
  const content = (value as { content?: unknown }).content;
  return Array.isArray(content) ? 1 + Math.max(0, ...content.map((item) => depthOf(item, limit - 1))) : 1;
}

const inlineText = (content: readonly Inline[] | undefined): string =>
  (content ?? []).map((i) => (i.type === "text" ? i.text : i.type === "mention" ? i.attrs.label : "\n")).join("");

/** The words of one block and of those inside it. */
export function textOf(block: Block): string {
  if (block.type === "horizontalRule") return "";
  if (block.type === "image") return block.attrs.alt;
  if (block.type === "paragraph" || block.type === "heading" || block.type === "codeBlock") return inlineText(block.content);
  const inner = (block.content ?? []).map(textOf);
  return inner.join(block.type === "tableRow" ? "\t" : "\n");
}

/** All its words, for search and for the redline of what was written elsewhere. */
export const bodyText = (body: Body): string => body.content.map(textOf).join("\n");

export interface OutlineEntry {
  readonly level: number;
  readonly text: string;
  /** The anchor of the heading in the page, the same each time it is shown. */
  readonly anchor: string;
}

const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60) || "part";

/** Its headings, for the outline beside the text. */
export function outlineOf(body: Body): OutlineEntry[] {
  const seen = new Map<string, number>();
  return body.content.flatMap((block) => {
    if (block.type !== "heading") return [];
    const text = inlineText(block.content).trim(),
      base = slug(text),
      n = (seen.get(base) ?? 0) + 1;
    seen.set(base, n);
    return text === "" ? [] : [{ level: block.attrs.level, text, anchor: n === 1 ? base : `${base}-${n}` }];
  });
}

const eachInline = function* (among: readonly Block[]): Generator<Inline> {
  for (const block of among) {
    if (!("content" in block) || !block.content) continue;
    if (block.type === "paragraph" || block.type === "heading" || block.type === "codeBlock") yield* block.content;
    else yield* eachInline(block.content);
  }
};

/** The clauses and records that a text refers to, each once. */
export const mentionsOf = (body: Body): { readonly kind: "clause" | "record"; readonly id: string }[] => [
  ...new Map([...eachInline(body.content)].filter((i) => i.type === "mention").map((m) => [`${m.attrs.kind}:${m.attrs.id}`, { kind: m.attrs.kind, id: m.attrs.id }])).values(),
];

/** Fingerprints of the pictures in it. */
export const picturesIn = (among: readonly Block[]): string[] => [
  ...new Set(
    among.flatMap((b) =>
      b.type === "image" ? [b.attrs.sha256] : "content" in b && b.content && b.type !== "paragraph" && b.type !== "heading" && b.type !== "codeBlock" ? picturesIn(b.content) : [],
    ),
  ),
];
