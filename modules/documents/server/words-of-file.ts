import { askReader, type Wanted } from "./reading/ask.ts";

const readers: Readonly<Record<string, Wanted>> = {
  "application/pdf": "words of pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "words of docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "words of xlsx",
};

/** What PostgreSQL keeps of a text, and what a page shows: no control characters but line ends and tabs, no halves of letters. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** The words of a file, for search and redline; empty for a picture. One that cannot be read, or that would do harm, is refused with the reason. */
export async function wordsOf(content: Uint8Array, type: string): Promise<string> {
  if (type === "text/plain") return tidy(new TextDecoder().decode(content));
  const wanted = readers[type];
  return wanted === undefined ? "" : tidy((await askReader(wanted, content)) as string);
}
