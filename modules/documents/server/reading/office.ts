import { zipSync } from "fflate";
import { say } from "#kernel/sentence.ts";
import { unreadable } from "./unreadable.ts";
import { officeLimits, unzip } from "./zip.ts";

const program = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\d*\.(xml|bin)|xl\/macrosheets\/.+)$/i;
/** What a part of the file says that it is; a mere list of endings (`Default`) names what may be in it, not what is. */
const macroType = /<Override[^>]*(macroEnabled|ms-office\.vbaProject)/i;

/**
 * Opens a Word or Excel file, refuses one with programs in it, and packs what was unpacked and
 * checked into a plain file again: the readers that follow see nothing that was not looked at.
 */
export function openOffice(bytes: Uint8Array, part: "word/document.xml" | "xl/workbook.xml"): Uint8Array {
  const files = unzip(bytes, officeLimits);
  const types = files.get("[Content_Types].xml")?.toString("utf8") ?? "";
  if ([...files.keys()].some((name) => program.test(name)) || macroType.test(types))
    throw unreadable(say("There are macros in this file. Save it without macros, as DOCX or XLSX."), say("Holds macros."));
  if (!files.has(part)) throw unreadable(say("This file is not a Word or Excel document, although it is packed like one."), say("Not a document."));
  return zipSync(Object.fromEntries(files), { level: 0 });
}
