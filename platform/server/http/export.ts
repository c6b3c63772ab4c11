import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import writeXlsx from "write-excel-file/node";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { pagesOf, type Row } from "./export-pages.ts";
import { noteExport } from "./note-export.ts";
import { demandScope, sessionOf, type Doors } from "./session.ts";

/** Rows that one workbook may have, which is made as a whole; a table of text has no such end. */
const mostInWorkbook = 200_000;

const flat = (value: unknown): string | number | boolean | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((v) => flat(v)).join("; ");
  const named = value as { name?: unknown; number?: unknown; title?: unknown };
  const said = [named.name, named.number, named.title].find((v) => typeof v === "string");
  return said ?? JSON.stringify(value);
};

/** What a spreadsheet takes for the start of a formula, also in the wide letters of East Asia and after blanks; a tab or a line end at the start hides one. */
const formula = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/;

/** A cell that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection); a plain number stays one. */
export const defused = (text: string): string => (formula.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const csvCell = (value: unknown): string => {
  const plain = flat(value),
    text = plain === null ? "" : typeof plain === "string" ? defused(plain) : String(plain);
  return /[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const columnsOf = (rows: readonly Row[], wanted: string | undefined): string[] => {
  const all = [...new Set(rows.slice(0, 200).flatMap((row) => Object.keys(row)))];
  return wanted ? wanted.split(",").filter((c) => all.includes(c)) : all;
};

async function xlsx(rows: readonly Row[], columns: readonly string[]): Promise<Buffer> {
  const cell = (value: unknown) => {
    const plain = flat(value);
    if (plain === null) return null;
    return typeof plain === "number" ? { value: plain, type: Number } : { value: defused(String(plain)).slice(0, 32_000), type: String };
  };
  const data = [columns.map((c) => ({ value: defused(c), type: String, fontWeight: "bold" as const })), ...rows.map((row) => columns.map((c) => cell(row[c])))];
  return await writeXlsx(data as never, {} as never).toBuffer();
}

interface Sent {
  readonly rows: number;
  readonly body: Readable | Buffer;
}

/** Written aside page by page, so that a long list fits and one that breaks off in the middle is refused instead of sent as if it were whole. */
async function asText(pages: AsyncIterable<Row[]>, wanted: string | undefined): Promise<Sent> {
  const file = path.join(os.tmpdir(), `remit-export-${randomUUID()}`),
    handle = await open(file, "wx+", 0o600);
  await rm(file); // open, it stays readable; whatever happens now, nothing of it is left behind
  try {
    let rows = 0,
      columns: string[] | null = null;
    for await (const page of pages) {
      const lines: string[] = [];
      if (columns === null) {
        columns = columnsOf(page, wanted);
        lines.push(`\ufeff${columns.map(csvCell).join(",")}`);
      }
      for (const row of page) lines.push(columns.map((c) => csvCell(row[c])).join(","));
      await handle.write(lines.map((line) => `${line}\r\n`).join(""));
      rows += page.length;
    }
    return { rows, body: handle.createReadStream({ start: 0 }) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function asWorkbook(pages: AsyncIterable<Row[]>, wanted: string | undefined): Promise<Sent> {
  const rows: Row[] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > mostInWorkbook) throw new Refusal("too_large", say("A workbook holds {most} rows. Take it as CSV, or filter it first.", { most: mostInWorkbook }));
  }
  return { rows: rows.length, body: await xlsx(rows, columnsOf(rows, wanted)) };
}

/** `GET /api/export/<view>?format=csv|xlsx&columns=…&…`: all that a list shows with its filters, as a table. Same rights as the view. */
export function exportRoutes(app: FastifyInstance, doors: Doors): void {
  app.get<{ Params: { name: string }; Querystring: Record<string, unknown> }>("/api/export/:name", async (request, reply) => {
    const session = await sessionOf(doors, request),
      { name } = request.params;
    demandScope(session, name);
    const { format = "csv", columns, asOf, ...asks } = request.query;
    if (format !== "csv" && format !== "xlsx") throw new Refusal("invalid", say("An export is csv or xlsx."), { fields: { format: say("csv or xlsx") } });
    const pages = pagesOf(doors.world, session, { view: name, asks, asOf: typeof asOf === "string" ? asOf : undefined });
    const { rows, body } = await (format === "csv" ? asText : asWorkbook)(pages, typeof columns === "string" ? columns : undefined);
    try {
      await noteExport(doors.world, session, { what: name, format, rows, asks });
    } catch (error) {
      if (body instanceof Readable) body.destroy();
      throw error;
    }
    reply.header("content-disposition", `attachment; filename="${name.replace(".", "-")}.${format}"`);
    return reply.type(format === "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8").send(body);
  });
}
