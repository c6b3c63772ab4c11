import type { FastifyInstance } from "fastify";
import writeXlsx from "write-excel-file/node";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { ask } from "../view.ts";
import { noteExport } from "./note-export.ts";
import { demandScope, sessionOf, type Doors, type HttpSession } from "./session.ts";

type Row = Record<string, unknown>;

/** Rows that one export may have; more is asked for in parts by filter. */
const mostRows = 200_000;

const rowsOf = (answer: unknown): Row[] => {
  if (Array.isArray(answer)) return answer as Row[];
  const items = (answer as { items?: unknown; rows?: unknown } | null)?.items ?? (answer as { rows?: unknown } | null)?.rows;
  if (Array.isArray(items)) return items as Row[];
  throw new Refusal("invalid", say("This view is no list, so it cannot be exported as a table."));
};

/** All pages of a list, one after the other. */
async function everything(doors: Doors, session: HttpSession, view: string, asks: Record<string, unknown>, asOf: string | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  const shape = doors.world.registry.views.get(view)?.view.asks;
  const paged = shape instanceof z.ZodObject && "limit" in shape.shape ? { ...asks, limit: 500 } : { ...asks };
  const first = await ask(doors.world, session, { view, asks: paged, asOf });
  rows.push(...rowsOf(first));
  let next = (first as { next?: string | null }).next;
  while (typeof next === "string" && rows.length < mostRows) {
    const page = await ask(doors.world, session, { view, asks: { ...paged, cursor: next }, asOf });
    rows.push(...rowsOf(page));
    next = (page as { next?: string | null }).next;
  }
  return rows;
}

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
  const data = [columns.map((c) => ({ value: c, type: String, fontWeight: "bold" as const })), ...rows.map((row) => columns.map((c) => cell(row[c])))];
  return await writeXlsx(data as never, {} as never).toBuffer();
}

/** `GET /api/export/<view>?format=csv|xlsx&columns=…&…`: what a list shows with its filters, as a table. Same rights as the view. */
export function exportRoutes(app: FastifyInstance, doors: Doors): void {
  app.get<{ Params: { name: string }; Querystring: Record<string, unknown> }>("/api/export/:name", async (request, reply) => {
    const session = await sessionOf(doors, request),
      { name } = request.params;
    demandScope(session, name);
    const { format = "csv", columns, asOf, ...asks } = request.query;
    if (format !== "csv" && format !== "xlsx") throw new Refusal("invalid", say("An export is csv or xlsx."), { fields: { format: say("csv or xlsx") } });
    const rows = await everything(doors, session, name, asks, typeof asOf === "string" ? asOf : undefined);
    const names = columnsOf(rows, typeof columns === "string" ? columns : undefined),
      file = `${name.replace(".", "-")}.${format}`;
    await noteExport(doors.world, session, { what: name, format, rows: rows.length, asks });
    reply.header("content-disposition", `attachment; filename="${file}"`);
    if (format === "xlsx") return reply.type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").send(await xlsx(rows, names));
    const lines = [names.join(","), ...rows.map((row) => names.map((c) => csvCell(row[c])).join(","))];
    return reply.type("text/csv; charset=utf-8").send(`\ufeff${lines.join("\r\n")}\r\n`);
  });
}
