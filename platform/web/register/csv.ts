import type { Cell, Column } from "#web/register/columns.ts";

/** A cell of a file that a spreadsheet opens: nothing in it is taken for a formula. */
export const csvCell = (value: Cell): string => {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csv = <R>(rows: readonly R[], columns: readonly Column<R>[]): string =>
  [columns.map((column) => csvCell(column.title)), ...rows.map((row) => columns.map((column) => csvCell(column.value(row))))].map((line) => line.join(",")).join("\r\n");
