import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { say } from "#kernel/sentence.ts";
import { columnFrom, neededColumns, unknownColumn, type Column, type Problem, type Row } from "./columns.ts";

const mostRows = 10_000;

export interface Sheet {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}
const whole = (says: string, line = 1): Sheet => ({ rows: [], problems: [{ line, column: null, says }] });

const separator = (text: string): string => {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  return heading.split(";").length > heading.split(",").length ? ";" : ",";
};

/** Reads the sheet that describes the files, with line numbers. */
export function readSheet(text: string): Sheet {
  let raw: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 100_000 } as const;
    raw = parse(text, { ...options, delimiter: separator(text.replace(/^\uFEFF/, "")) }) as unknown as typeof raw;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return whole(say("From here on the sheet cannot be read: a quotation mark is missing or stands where it should not."), typeof error["lines"] === "number" ? error["lines"] : 1);
  }
  const [heading, ...lines] = raw;
  if (!heading) return whole(say("The sheet is empty."));
  if (lines.length > mostRows) return whole(say("The sheet has {n} lines; at most {most} are read at once. Divide it.", { n: lines.length, most: mostRows }));
  const order = heading.record.map(columnFrom);
  const problems = heading.record.flatMap((name, i): Problem[] => (order[i] === null && name !== "" ? [{ line: 1, column: null, says: unknownColumn(name) }] : []));
  for (const needed of neededColumns) if (!order.includes(needed)) problems.push({ line: 1, column: needed, says: say("The column {column} is missing.", { column: needed }) });
  const rows = lines.map(({ record, info }): Row => ({ line: info.lines, cells: cellsOf(record, order) }));
  return problems.length > 0 ? { rows: [], problems } : { rows, problems };
}

const cellsOf = (record: readonly string[], order: readonly (Column | null)[]): Row["cells"] =>
  Object.fromEntries(order.flatMap((column, i) => (column && record[i] ? [[column, record[i]]] : [])));
