import { getDocumentProxy } from "unpdf";
import { say } from "#kernel/sentence.ts";
import { unreadable } from "./unreadable.ts";

/** Pages whose words are read; a longer file is found by those. */
const mostPages = 2_000;

/** The words of a PDF, line by line. A scan has none. */
export async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    pdf = await getDocumentProxy(bytes, { disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 });
  } catch (problem) {
    if ((problem as Error).name === "PasswordException") throw unreadable(say("This PDF is locked with a password. Save it without one."), say("Locked with a password."));
    throw unreadable(say("This PDF is damaged and cannot be read. Make it anew and send that."), say("Damaged."));
  }
  const pages: string[] = [];
  for (let n = 1; n <= Math.min(pdf.numPages, mostPages); n += 1) {
    const page = await pdf.getPage(n),
      { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    page.cleanup();
  }
  return pages.join("\n");
}
