import { diffArrays, diffWordsWithSpace } from "diff";
import { textOf, type Block, type Body } from "./body.ts";

/** A run of words that stayed, came or went. */
export interface Run {
  readonly is: "same" | "added" | "removed";
  readonly text: string;
}

/** One block beside its counterpart. `changed` has the words; a picture or a table's shape is only flagged. */
export interface Line {
  readonly is: "same" | "added" | "removed" | "changed";
  readonly block: string;
  readonly runs: readonly Run[];
}

interface Piece {
  readonly type: string;
  readonly text: string;
  /** What makes it another block even when its words are the same: a picture's fingerprint, a heading's level. */
  readonly key: string;
}

/** A document taken apart into what a reader sees as one line: paragraphs, list items, table rows, pictures. */
export function pieces(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap((block): Piece[] => {
    if (block.type === "image") return [{ type: "image", text: block.attrs.alt, key: block.attrs.sha256 }];
    if (block.type === "heading") return [{ type: `heading ${block.attrs.level}`, text: textOf(block), key: "" }];
    if (block.type === "paragraph" || block.type === "codeBlock" || block.type === "horizontalRule" || block.type === "tableRow")
      return [{ type: block.type, text: textOf(block), key: "" }];
    if (block.type === "listItem") {
      const [first, ...rest] = block.content ?? [];
      return [{ type: "listItem", text: first ? textOf(first) : "", key: "" }, ...pieces(rest)];
    }
    return pieces(block.content ?? []);
  });
}

/** Plain text as pieces: for files whose words are all that can be compared. */
export const textPieces = (text: string): Piece[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ type: "paragraph", text: line, key: "" }));

const same = (a: Piece, b: Piece): boolean => a.type === b.type && a.text === b.text && a.key === b.key;
const whole = (is: "added" | "removed", piece: Piece): Line => ({ is, block: piece.type, runs: [{ is, text: piece.text }] });

/** Milliseconds after which two texts count as wholly different: so unlike each other, nobody would read what is alike. */
const patience = { texts: 2_000, words: 250 };

const words = (was: Piece, is: Piece): Line => {
  const parts = diffWordsWithSpace(was.text, is.text, { timeout: patience.words });
  if (!parts)
    return {
      is: "changed",
      block: is.type,
      runs: [
        { is: "removed", text: was.text },
        { is: "added", text: is.text },
      ],
    };
  const runs = parts.map((part): Run => ({ is: part.added ? "added" : part.removed ? "removed" : "same", text: part.value }));
  return { is: "changed", block: is.type, runs };
};

/** How much of two texts is the same, from 0 to 1, by the words that they share. */
export function likeness(a: string, b: string): number {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const left = new Map<string, number>();
  for (const word of wordsOf(a)) left.set(word, (left.get(word) ?? 0) + 1);
  const right = wordsOf(b);
  let shared = 0;
  for (const word of right) {
    const n = left.get(word) ?? 0;
    if (n > 0) {
      shared += 1;
      left.set(word, n - 1);
    }
  }
  const all = wordsOf(a).length + right.length;
  return all === 0 ? 1 : (2 * shared) / all;
}

/** As many pairs of lines are weighed against each other in one place; a larger rewriting is shown as gone and come. */
const mostPairs = 200_000;

/** Pairs what went with what came, in their order, where they are alike enough to be the same line changed; between two pairs what went stands before what came. */
function paired(gone: readonly Piece[], come: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let went = 0,
    came = 0;
  const between = (toGone: number, toCome: number): void => {
    lines.push(...gone.slice(went, toGone).map((was) => whole("removed", was)), ...come.slice(came, toCome).map((is) => whole("added", is)));
    went = toGone + 1;
    came = toCome + 1;
  };
  const few = gone.length * come.length <= mostPairs;
  for (const [at, is] of few ? come.entries() : []) {
    const found = gone.findIndex((was, i) => i >= went && was.type === is.type && was.type !== "image" && likeness(was.text, is.text) >= 0.4);
    if (found < 0) continue;
    between(found, at);
    lines.push(words(gone[found]!, is));
  }
  between(gone.length, come.length);
  return lines;
}

/** What changed from one text to another, line by line, and inside a changed line word by word. */
export function redline(was: readonly Piece[], is: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let gone: Piece[] = [];
  const flush = (come: readonly Piece[]): void => {
    lines.push(...paired(gone, come));
    gone = [];
  };
  const parts = diffArrays([...was], [...is], { comparator: same, timeout: patience.texts });
  if (!parts) return [...was.map((p) => whole("removed", p)), ...is.map((p) => whole("added", p))];
  for (const part of parts) {
    if (part.removed) gone.push(...part.value);
    else if (part.added) flush(part.value);
    else {
      flush([]);
      lines.push(...part.value.map((p): Line => ({ is: "same", block: p.type, runs: [{ is: "same", text: p.text }] })));
    }
  }
  flush([]);
  return lines;
}

export const redlineOf = (was: Body | null, is: Body): Line[] => redline(was ? pieces(was.content) : [], pieces(is.content));
