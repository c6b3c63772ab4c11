import type { Token, Tokens } from "marked";
import type { Block, Inline, Mark } from "./body.ts";
import { entities } from "./entities.ts";

export type Picture = Extract<Block, { type: "image" }>;
/** The fingerprint of a picture by how the text names it; null when there is none. */
export type PictureOf = (href: string) => string | null;

const ownPicture = /^sha256:([0-9a-f]{64})$/;
const safe = /^(https?:\/\/|mailto:|\/|#)/i;
const tagMarks = { u: "underline", sup: "superscript", sub: "subscript", b: "bold", strong: "bold", i: "italic", em: "italic", s: "strike", del: "strike", code: "code" } as const;
const marks = { strong: "bold", em: "italic", del: "strike" } as const;

const withMark = (given: readonly Mark[], mark: Mark): readonly Mark[] => (given.some((m) => m.type === mark.type) ? given : [...given, mark]);
const textOf = (text: string, given: readonly Mark[]): Inline[] => (text === "" ? [] : [{ type: "text", text, ...(given.length > 0 ? { marks: [...given] } : {}) }]);

function linkOf(link: Tokens.Link, given: readonly Mark[], pictures: PictureOf): (Inline | Picture)[] {
  const mention = /^(clause|record):([^\s]{1,120})$/.exec(link.href);
  if (mention) return [{ type: "mention", attrs: { kind: mention[1] as "clause" | "record", id: mention[2]!, label: entities(link.text.replace(/\\(.)/g, "$1")).slice(0, 200) } }];
  const href = entities(link.href);
  return inlinesOf(link.tokens, pictures, safe.test(href) && href.length <= 2_000 ? withMark(given, { type: "link", attrs: { href } }) : given);
}

function pictureOf(image: Tokens.Image, given: readonly Mark[], pictures: PictureOf): (Inline | Picture)[] {
  const sha256 = ownPicture.exec(image.href)?.[1] ?? pictures(image.href),
    alt = entities(image.text).slice(0, 500);
  return sha256 ? [{ type: "image", attrs: { sha256, alt, width: null } }] : textOf(alt, given);
}

/** Words side by side with the same look are one run. */
function joined(parts: readonly (Inline | Picture)[]): (Inline | Picture)[] {
  const runs: (Inline | Picture)[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (part.type === "text" && last?.type === "text" && JSON.stringify(part.marks ?? []) === JSON.stringify(last.marks ?? []))
      runs[runs.length - 1] = { ...last, text: last.text + part.text };
    else runs.push(part);
  }
  return runs;
}

/** The words of a line with their looks; pictures stand among them. */
export function inlinesOf(tokens: readonly Token[], pictures: PictureOf, around: readonly Mark[] = []): (Inline | Picture)[] {
  const parts: (Inline | Picture)[] = [];
  let open: { readonly tag: string; readonly mark: Mark }[] = [];
  for (const token of tokens) {
    const t = token as Tokens.Generic;
    const given = open.reduce((all, o) => withMark(all, o.mark), around);
    if (t.type in marks) parts.push(...inlinesOf(t.tokens ?? [], pictures, withMark(given, { type: marks[t.type as keyof typeof marks] })));
    else if (t.type === "codespan") parts.push(...textOf((t as Tokens.Codespan).text, withMark(given, { type: "code" })));
    else if (t.type === "link") parts.push(...linkOf(t as Tokens.Link, given, pictures));
    else if (t.type === "image") parts.push(...pictureOf(t as Tokens.Image, given, pictures));
    else if (t.type === "br") parts.push({ type: "hardBreak" });
    else if (t.type === "html") {
      const [, closing, tag = ""] = /^<(\/?)([a-z]+)[^>]*>$/i.exec(t.raw.trim()) ?? [],
        name = tag.toLowerCase();
      if (name === "br") parts.push({ type: "hardBreak" });
      else if (closing) open = open.filter((o) => o.tag !== name);
      else if (name in tagMarks) open = [...open, { tag: name, mark: { type: tagMarks[name as keyof typeof tagMarks] } }];
    } else if (t.tokens) parts.push(...inlinesOf(t.tokens, pictures, given));
    else if (t.type === "escape") parts.push(...textOf((t as Tokens.Escape).text, given));
    else parts.push(...textOf(entities(String(t["text"] ?? t.raw)).replace(/\s*\n\s*/g, " "), given));
  }
  return joined(parts);
}
