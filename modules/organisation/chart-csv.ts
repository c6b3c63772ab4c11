import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { say } from "#kernel/sentence.ts";
import { columnFrom, columnNames, type Column, type Problem, type Row } from "./chart-columns.ts";

export interface ReadFile {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}

const mostRows = 20_000;
const wholeFile = (says: string, line = 1): ReadFile => ({ rows: [], problems: [{ line, column: null, says }] });

/** The text of a file's bytes, or the sentence that says why there is none. */
export function textOf(bytes: Uint8Array): { text: string } | { says: string } {
  const [first, second] = bytes;
  const sixteen = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.subarray(0, 400).includes(0);
  if (sixteen) return { says: say("This file is not written in UTF-8 (it looks like UTF-16). Save it as “CSV UTF-8” and try again.") };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { says: say("This file is not written in UTF-8: some letters would be lost. Save it as “CSV UTF-8” and try again.") };
  }
}

/** Spreadsheets separate by comma or, where the comma writes decimals, by semicolon; the heading line decides. */
const separator = (text: string): string => {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  return heading.split(";").length > heading.split(",").length ? ";" : heading.includes("\t") && !heading.includes(",") ? "\t" : ",";
};

type Raw = { record: string[]; info: { lines: number } };

/** Reads the file into rows with their line numbers. Cells stay the text that they are, formulas too. */
export function readChart(text: string): ReadFile {
  let raw: Raw[];
  try {
    raw = parse(text, {
      bom: true,
      info: true,
      delimiter: separator(text.replace(/^\uFEFF/, "")),
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    }) as unknown as Raw[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : 1;
    return wholeFile(say("From here on the file cannot be read: a quotation mark is missing or stands where it should not."), line);
  }
  const [heading, ...lines] = raw;
  if (!heading) return wholeFile(say("The file is empty."));
  if (lines.length > mostRows) return wholeFile(say("The file has {n} lines; at most {most} are read at once. Divide it.", { n: lines.length, most: mostRows }));
  const { order, problems } = orderOf(heading.record);
  return problems.length > 0 ? { rows: [], problems } : rowsOf(lines, order);
}

function orderOf(heading: readonly string[]): { order: (Column | null)[]; problems: Problem[] } {
  const order = heading.map(columnFrom);
  const problems = heading.flatMap((name, i): Problem[] => {
    const column = order[i];
    if (!column)
      return name === ""
        ? []
        : [{ line: 1, column: null, says: say("There is no column “{name}”. The columns are: {columns}.", { name: name.slice(0, 60), columns: columnNames.join(", ") }) }];
    return order.indexOf(column) === i ? [] : [{ line: 1, column, says: say("The column “{column}” stands there twice.", { column }) }];
  });
  if (problems.length === 0 && !order.includes("position_code") && !order.includes("employee_number") && !order.includes("site_code") && !order.includes("unit")) {
    problems.push({ line: 1, column: null, says: say("The first line names the columns, and one of site_code, unit, position_code and employee_number is among them.") });
  }
  return { order, problems };
}

function rowsOf(lines: readonly Raw[], order: readonly (Column | null)[]): ReadFile {
  const rows: Row[] = [],
    problems: Problem[] = [];
  let line = 1;
  for (const { record, info } of lines) {
    // `info.lines` is the line on which the record ends; one with a line break inside began earlier.
    line = info.lines - record.reduce((breaks, cell) => breaks + cell.split(/\r\n|\r|\n/).length - 1, 0);
    if (record.slice(order.length).some((cell) => cell !== ""))
      problems.push({ line, column: null, says: say("This line has more cells than the first one. Put a cell that holds the separator into quotation marks.") });
    const cells = Object.fromEntries(record.flatMap((cell, i) => (order[i] && cell !== "" ? [[order[i], cell.normalize("NFC")]] : [])));
    if (Object.keys(cells).length > 0) rows.push({ line, cells });
  }
  return { rows, problems };
}
