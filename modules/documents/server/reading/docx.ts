import mammoth from "mammoth";
import { say } from "#kernel/sentence.ts";
import { openOffice } from "./office.ts";
import { unreadable } from "./unreadable.ts";

/** A Word file as HTML with its pictures apart: what the text is made from. */
export interface WordRead {
  readonly html: string;
  /** Base64; `src="picture:0"` in the HTML names the first. */
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
    return { html: value, pictures };
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
