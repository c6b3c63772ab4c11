import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking } from "#server/registry.ts";
import { cellWords } from "../cell-words.ts";
import { levelTitle } from "../competence.ts";
import type { MatrixPage, MatrixRow } from "../matrix-views.ts";
import type { trainingViews } from "../training-views.ts";
import { matrixPage, placeOf } from "./matrix-queries.ts";
import type { Tables } from "./tables.ts";

/** The title of each column; of two competences of one name, the number says which. */
const headsOf = (columns: MatrixPage["columns"], fixed: readonly string[]): string[] => {
  const titles = [...fixed, ...columns.map((c) => c.title)];
  return columns.map((c) => (titles.filter((title) => title === c.title).length > 1 ? `${c.title} (${c.number})` : c.title));
};

/** How one cell stands, in words: state, what is held of what is required, until when. */
function cellSaid(row: MatrixRow, i: number, levels: MatrixPage["columns"][number]["levels"]): string {
  const held = row.held[i] ?? 0,
    required = row.required[i] ?? 0,
    state = row.states[i];
  return [
    state ? say(cellWords[state]) : "",
    held > 0 ? say("held {level}", { level: levelTitle(levels, held) }) : "",
    required > 0 ? say("required {level}", { level: levelTitle(levels, required) }) : "",
    row.expires[i] ? say("until {day}", { day: written(row.expires[i] ?? "") }) : "",
    row.planned[i] === 1 ? say("training is open") : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** The matrix as lines of a table; every line has every column, so that the first of them says which there are. */
export async function sheetPage(asking: Asking<z.output<typeof trainingViews.sheet.asks>, Tables>): Promise<z.input<typeof trainingViews.sheet.gives>> {
  const page = await matrixPage(asking),
    [who, number, positions, site] = [say("Person"), say("Number"), say("Positions"), say("Site")],
    heads = headsOf(page.columns, [who, number, positions, site]);
  const items = page.rows.map((row) => {
    const at = new Map(row.at.map((place, i) => [place, i]));
    const cells = page.columns.map((column, place) => {
      const i = at.get(place);
      return [heads[place]!, i === undefined ? null : cellSaid(row, i, column.levels)] as const;
    });
    return { [who]: row.name, [number]: row.number, [positions]: row.positions.join("; "), [site]: row.site, ...Object.fromEntries(cells) };
  });
  return { items, total: page.total, next: placeOf(asking.asks, page.total).next };
}
