import { lexer, type Token, type Tokens } from "marked";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Block, Body, Inline } from "./body.ts";
import { inlinesOf, type PictureOf } from "./from-markdown-inline.ts";
import { entities } from "./entities.ts";

/** Characters that one text in Markdown may have. */
export const longestMarkdown = 1_000_000;

const tones = { note: "note", tip: "note", important: "warning", warning: "warning", caution: "danger", danger: "danger" } as const;
const alert = /^\s*\[!(note|tip|important|warning|caution|danger)\]\s*\n?/i;

const paragraph = (content: Inline[]): Block => (content.length === 0 ? { type: "paragraph" } : { type: "paragraph", content });
const isEmpty = (content: readonly Inline[]): boolean => content.every((i) => i.type === "text" && i.text.trim() === "");

/** A paragraph, taken apart where a picture stands: pictures are blocks here. */
function paragraphs(tokens: readonly Token[] | undefined, pictures: PictureOf): Block[] {
  const blocks: Block[] = [];
  let run: Inline[] = [];
  const flush = (): void => {
    if (!isEmpty(run)) blocks.push(paragraph(run));
    run = [];
  };
  for (const part of inlinesOf(tokens ?? [], pictures)) {
    if (part.type !== "image") run.push(part);
    else {
      flush();
      blocks.push(part);
    }
  }
  flush();
  return blocks;
}

const words = (tokens: readonly Token[] | undefined, pictures: PictureOf): Inline[] => inlinesOf(tokens ?? [], pictures).flatMap((i) => (i.type === "image" ? [] : [i]));

function tableOf(table: Tokens.Table, pictures: PictureOf): Block {
  const cell = (type: "tableHeader" | "tableCell") => (given: Tokens.TableCell) =>
    ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(words(given.tokens, pictures))] }) satisfies Block;
  return {
    type: "table",
    content: [{ type: "tableRow", content: table.header.map(cell("tableHeader")) }, ...table.rows.map((row): Block => ({ type: "tableRow", content: row.map(cell("tableCell")) }))],
  };
}

function listOf(list: Tokens.List, pictures: PictureOf): Block {
  const content = list.items.map((item): Block => {
    const inside = blocksOf(
      item.tokens.filter((t) => t.type !== "checkbox"),
      pictures,
    );
    if (item.task && inside[0]?.type === "paragraph") inside[0] = paragraph([{ type: "text", text: item.checked ? "☑ " : "☐ " }, ...(inside[0].content ?? [])]);
    return { type: "listItem", content: inside.length === 0 ? [{ type: "paragraph" }] : inside };
  });
  return list.ordered ? { type: "orderedList", attrs: { start: Number(list.start) || 1 }, content } : { type: "bulletList", content };
}

function quoteOf(quote: Tokens.Blockquote, pictures: PictureOf): Block {
  const named = alert.exec(quote.text);
  if (!named) return { type: "blockquote", content: blocksOf(quote.tokens, pictures) };
  const tone = tones[named[1]!.toLowerCase() as keyof typeof tones];
  return { type: "callout", attrs: { tone }, content: blocksOf(lexer(quote.text.slice(named[0].length)), pictures) };
}

/** HTML inside Markdown: its words stay, its tags do not. */
function plainOf(html: string): Block[] {
  const text = entities(html.replace(/<!--[\s\S]*?-->/g, "").replace(/<[^<>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? [] : [paragraph([{ type: "text", text }])];
}

function blocksOf(tokens: readonly Token[], pictures: PictureOf): Block[] {
  return tokens.flatMap((token): Block[] => {
    const t = token as Tokens.Generic;
    if (t.type === "heading") return [{ type: "heading", attrs: { level: Math.min(4, (t as Tokens.Heading).depth) }, content: words(t.tokens, pictures) }];
    if (t.type === "paragraph" || t.type === "text") return paragraphs(t.tokens ?? [t], pictures);
    if (t.type === "list") return [listOf(t as Tokens.List, pictures)];
    if (t.type === "blockquote") return [quoteOf(t as Tokens.Blockquote, pictures)];
    if (t.type === "table") return [tableOf(t as Tokens.Table, pictures)];
    if (t.type === "code") return [{ type: "codeBlock", ...(t["text"] === "" ? {} : { content: [{ type: "text", text: (t as Tokens.Code).text }] }) }];
    if (t.type === "hr") return [{ type: "horizontalRule" }];
    if (t.type === "html") return plainOf((t as Tokens.HTML).text);
    return [];
  });
}

/**
 * Markdown (with tables, tasks and call-outs as GitHub writes them) as a text of ours. `pictures` says
 * under which fingerprint a picture is kept; one that is not known leaves its description behind.
 */
export function fromMarkdown(markdown: string, pictures: PictureOf = () => null): Body {
  if (markdown.length > longestMarkdown) throw new Refusal("too_large", say("A text in Markdown may have up to {n} characters.", { n: longestMarkdown }));
  try {
    return {
      type: "doc",
      content: blocksOf(
        lexer(
          markdown
            .replace(/^\uFEFF/, "")
            .replaceAll("\0", "")
            .toWellFormed(),
        ),
        pictures,
      ),
    };
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem; // more nested than there is room to follow
    throw new Refusal("invalid", say("This text is nested too deeply to be read."));
  }
}
