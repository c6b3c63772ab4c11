import { read } from "@e965/xlsx";
import { say } from "#kernel/sentence.ts";
import { openOffice } from "./office.ts";
import { unreadable } from "./unreadable.ts";

/** The words of a workbook: each sheet's name, then its rows with their cells side by side. */
export function wordsOfXlsx(bytes: Uint8Array): string {
  const checked = openOffice(bytes, "xl/workbook.xml");
  try {
    const book = read(checked, { type: "array", dense: true, sheetRows: 20_000, cellFormula: false, cellHTML: false, bookVBA: false });
    return book.SheetNames.map((name) => [name, ...rowsOf(book.Sheets[name])].join("\n")).join("\n\n");
  } catch {
    throw unreadable(say("This workbook is damaged and cannot be read. Save it anew and send that."), say("Damaged."));
  }
}

interface Cell {
  readonly w?: string;
  readonly v?: string | number | boolean;
}
const shown = (cell: Cell | undefined): string => (cell ? (cell.w ?? String(cell.v ?? "")) : "");

function rowsOf(sheet: unknown): string[] {
  const data = (sheet as { "!data"?: (Cell | undefined)[][] } | undefined)?.["!data"] ?? [];
  return data.map((row) =>
    Array.from(row ?? [], shown)
      .join("\t")
      .trimEnd(),
  );
}
