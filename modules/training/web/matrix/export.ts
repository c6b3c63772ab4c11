import { say } from "#kernel/sentence.ts";
import { ask, type Asks } from "#web/ask.ts";
import { csvCell } from "#web/register/csv.ts";
import { levelTitle } from "../../competence.ts";
import type { MatrixPage, MatrixRow } from "../../matrix-views.ts";
import { trainingViews } from "../../training-views.ts";
import { cellLooks } from "../words.ts";

const most = 500;

/** Everybody who fits, not only those who were looked at. */
async function wholeMatrix(filters: Asks<typeof trainingViews.matrix>): Promise<MatrixPage> {
  const first = await ask(trainingViews.matrix, { ...filters, limit: most, offset: 0 }),
    rows = [...first.rows];
  while (rows.length < first.total) {
    const next = await ask(trainingViews.matrix, { ...filters, limit: most, offset: rows.length });
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return { ...first, rows };
}

/** A line for each person, a column for each competence: how it stands, held of required, until when. */
export function matrixCsv({ columns, rows }: Pick<MatrixPage, "columns" | "rows">): string {
  const cell = (row: MatrixRow, c: number): string => {
    const i = row.at.indexOf(c),
      state = row.states[i],
      levels = columns[c]?.levels ?? [];
    if (!state) return "";
    const held = row.held[i] ?? 0,
      required = row.required[i] ?? 0;
    return [
      say(cellLooks[state].words),
      held > 0 ? say("held {level}", { level: levelTitle(levels, held) }) : "",
      required > 0 ? say("required {level}", { level: levelTitle(levels, required) }) : "",
      row.expires[i] ? say("until {day}", { day: row.expires[i] ?? "" }) : "",
    ]
      .filter(Boolean)
      .join("; ");
  };
  const head = [say("Person"), say("Number"), say("Positions"), say("Site"), ...columns.map((c) => c.title)],
    lines = rows.map((row) => [row.name, row.number, row.positions.join("; "), row.site ?? "", ...columns.map((_, c) => cell(row, c))]);
  return [head, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\r\n");
}

/** Saves the matrix that is looked at as a file on this device. */
export async function saveMatrix(filters: Asks<typeof trainingViews.matrix>): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", matrixCsv(await wholeMatrix(filters))], { type: "text/csv;charset=utf-8" }));
  link.download = "competences.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
