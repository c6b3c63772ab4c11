import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Doing } from "#server/registry.ts";
import type { RevisionRead } from "../record.ts";
import type { Tables } from "./tables.ts";
import { wordsOf } from "./words-of-file.ts";

/** What a document's file may be. */
const accepted = new Set([
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "image/png",
  "image/jpeg",
  "text/plain",
]);

/** What people take for a document, and what to do about it. */
const others: Readonly<Record<string, string>> = {
  "application/x-cfb": say("This is a Word or Excel file of the old kind, or one under a password. Save it as DOCX or XLSX, without a password."),
  "application/vnd.ms-word.document.macroenabled.12": say("There are macros in this file. Save it without macros, as DOCX or XLSX."),
  "application/vnd.ms-excel.sheet.macroenabled.12": say("There are macros in this file. Save it without macros, as DOCX or XLSX."),
  "application/octet-stream": say("This file is neither a document nor readable text. If it is text, save it as UTF-8."),
};

/** A file that was taken in before, with the words that can be read from it. */
export async function readFile(
  { tx, content }: Pick<Doing<RevisionRead, unknown, Tables>, "tx" | "content">,
  asked: { readonly sha256: string; readonly name: string },
): Promise<{ file: NonNullable<RevisionRead["file"]>; text: string }> {
  const bytes = await content(asked.sha256); // refused unless this person may use the file
  const kept = await tx.selectFrom("files").select(["type", "size"]).where("sha256", "=", Buffer.from(asked.sha256, "hex")).executeTakeFirst();
  if (!kept) throw new Refusal("invalid", say("There is no such file. Upload it first."), { fields: { sha256: say("No file with this fingerprint was uploaded.") } });
  if (!accepted.has(kept.type) && others[kept.type]) throw new Refusal("invalid", others[kept.type]!, { fields: { sha256: say("Another kind of file.") } });
  if (!accepted.has(kept.type))
    throw new Refusal("invalid", say("A document is a PDF, a Word or Excel file without macros, a picture or plain text."), { fields: { sha256: say("Another kind of file.") } });
  const text = await wordsOf(bytes, kept.type);
  return { file: { sha256: asked.sha256, name: asked.name, type: kept.type, size: kept.size }, text };
}
