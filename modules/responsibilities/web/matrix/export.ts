import { say } from "#kernel/sentence.ts";
import { csvCell } from "#web/register/csv.ts";
import { levelsOf, type Column, type Line, type Matrix } from "./lines.ts";

/** The matrix that is looked at, as a file: a line for each requirement, a column for each position or person. */
export function matrixCsv(matrix: Matrix, lines: readonly Line[], columns: readonly Column[]): string {
  const head = [say("Standard"), say("Clause"), say("Requirement"), say("Who answers"), ...columns.map((c) => (c.name ? `${c.title} (${c.name})` : c.title))];
  const body = lines.flatMap((line) => {
    if (line.kind !== "row") return [];
    const levels = levelsOf(matrix, line.row),
      [at] = [...levels].find(([, level]) => level === "A") ?? [-1],
      answers = matrix.positions[at];
    return [
      [
        matrix.editions.find((e) => e.id === line.row.editionId)?.reference,
        line.reference,
        line.title,
        answers ? `${answers.title}: ${answers.holders.map((h) => h.name).join(", ") || say("vacant")}` : say("nobody"),
        ...columns.map((c) =>
          c.positions
            .map((p) => levels.get(p))
            .filter(Boolean)
            .join("/"),
        ),
      ],
    ];
  });
  return [head, ...body].map((cells) => cells.map(csvCell).join(",")).join("\r\n");
}

export function saveCsv(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
