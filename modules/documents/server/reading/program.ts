// The program of the process that reads files: bytes on its standard input, what they say on its standard output. The build makes it a file of its own.
import { buffer } from "node:stream/consumers";
import { Refusal } from "#kernel/errors.ts";
import { fromMarkdown } from "../../from-markdown.ts";
import type { PrintOrder } from "../writing/typst.ts";
import type { Read, Wanted } from "./ask.ts";
import { readWord, wordsOfDocx } from "./docx.ts";
import { wordsOfPdf } from "./pdf.ts";
import { wordsOfXlsx } from "./xlsx.ts";

/** Markdown is small, but a line of stars can hold a reader up for hours. */
function bodyOfMarkdown(bytes: Uint8Array): unknown {
  const { markdown, pictures } = JSON.parse(new TextDecoder().decode(bytes)) as { markdown: string; pictures: Record<string, string> };
  return fromMarkdown(markdown, (href) => (Object.hasOwn(pictures, href) ? pictures[href]! : null));
}

const readers: Record<Wanted, (bytes: Uint8Array) => unknown> = {
  "words of docx": wordsOfDocx,
  "words of pdf": wordsOfPdf,
  "words of xlsx": wordsOfXlsx,
  "docx as body": readWord,
  "markdown as body": bodyOfMarkdown,
  "copy as pdf": async (bytes) => (await import("../writing/typst.ts")).print(JSON.parse(new TextDecoder().decode(bytes)) as PrintOrder) ?? null,
};

async function read(wanted: string | undefined): Promise<Read> {
  try {
    const reader = readers[wanted as Wanted];
    return { read: await reader(new Uint8Array(await buffer(process.stdin))) };
  } catch (problem) {
    if (problem instanceof Refusal) return { refused: { kind: problem.kind, message: problem.message, details: problem.details } };
    return { failed: problem instanceof Error ? problem.name : "unknown" };
  }
}

process.stdout.end(JSON.stringify(await read(process.argv[2])));
