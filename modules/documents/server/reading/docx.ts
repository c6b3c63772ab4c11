import mammoth from "mammoth";
import { say } from "#kernel/sentence.ts";
import type { Block } from "../../body.ts";
import { blocksOfHtml } from "./html.ts";
import { openOffice } from "./office.ts";
import { unreadable } from "./unreadable.ts";

/** A Word file as a text of ours, its pictures apart: they get their fingerprints when they are kept. */
export interface WordRead {
  /** A picture's place holds `picture:0` where its fingerprint will stand. */
  readonly blocks: readonly Block[];
  /** Base64. */
  readonly pictures: readonly string[];
}

const damaged = () => unreadable(say("This Word file is damaged or nested too deeply to be read. Save it anew and send that."), say("Damaged."));

// Word's own names for what a heading, a title and a quotation are, besides those that mammoth knows.
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "p[style-name='Quote'] => blockquote > p:fresh", "u => u", "strike => s"];

/** Reads a Word file with its headings, lists, tables and pictures. */
export async function readWord(bytes: Uint8Array): Promise<WordRead> {
  const buffer = Buffer.from(openOffice(bytes, "word/document.xml")),
    pictures: string[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    pictures.push(await image.readAsBase64String());
    return { src: `picture:${pictures.length - 1}` };
  });
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { styleMap, convertImage, includeEmbeddedStyleMap: false, externalFileAccess: false });
    return { blocks: blocksOfHtml(value), pictures };
  } catch {
    throw damaged();
  }
}

/** Its words, paragraph by paragraph. */
export async function wordsOfDocx(bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(openOffice(bytes, "word/document.xml"));
  try {
    const { value } = await mammoth.extractRawText({ buffer });
    return value.replaceAll("\n\n", "\n");
  } catch {
    throw damaged();
  }
}
