import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import type { Audience } from "../audience.ts";
import { day, designation, language, line } from "../words.ts";
import type { Column, Problem, Row } from "./columns.ts";

/** What is known before the import. Names are given in small letters. */
export interface ImportBase {
  readonly today: string;
  readonly types: ReadonlyMap<string, { readonly id: string; readonly reviewMonths: number | null }>;
  readonly people: ReadonlyMap<string, string>;
  /** Units and positions by their titles. */
  readonly places: ReadonlyMap<string, Audience>;
  readonly codes: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

export interface PlannedRevision {
  readonly line: number;
  readonly revision: number;
  readonly effectiveOn: string;
  readonly file: string;
  readonly summary: string | null;
  readonly approvedBy: string | null;
  readonly training: "read" | "none";
  readonly evidence: readonly string[];
}
export interface PlannedDocument {
  readonly line: number;
  readonly code: string;
  readonly title: string;
  readonly typeId: string;
  readonly reviewMonths: number | null;
  readonly ownerId: string;
  readonly language: string;
  readonly clauses: readonly string[];
  readonly audience: readonly Audience[];
  readonly processes: readonly string[];
  readonly public: boolean;
  readonly revisions: readonly PlannedRevision[];
}
export interface ImportPlan {
  readonly documents: readonly PlannedDocument[];
  readonly problems: readonly Problem[];
}

const listed = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split(/[;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");

/** One cell as it should be, or what is wrong with it. */
class Cells {
  readonly row: Row;
  readonly problems: Problem[];
  constructor(row: Row, problems: Problem[]) {
    this.row = row;
    this.problems = problems;
  }
  wrong(column: Column, says: string): void {
    this.problems.push({ line: this.row.line, column, says });
  }
  read<T>(column: Column, shape: z.ZodType<T>, says: string): T | undefined {
    const read = shape.safeParse(this.row.cells[column]);
    if (!read.success) this.wrong(column, says);
    return read.data;
  }
  known<T>(column: Column, known: ReadonlyMap<string, T>, name: string, says: string): T | undefined {
    const found = known.get(name.toLowerCase());
    if (found === undefined) this.wrong(column, says);
    return found;
  }
}

function audienceOf(cells: Cells, base: ImportBase): Audience[] {
  return listed(cells.row.cells.audience).flatMap((name): Audience[] => {
    if (/^(everyone|everybody)$/i.test(name)) return [{ to: "everyone", siteId: null }];
    const role = GovernanceRole.safeParse(name.toLowerCase().replaceAll(" ", "_"));
    if (role.success) return [{ to: "role", role: role.data, siteId: null }];
    const place = cells.known("audience", base.places, name, say("{name} is neither everybody, a role, a unit nor a position.", { name }));
    return place ? [place] : [];
  });
}

function revisionOf(cells: Cells, base: ImportBase): PlannedRevision | undefined {
  const revision = cells.read("revision", z.coerce.number().int().min(1).max(9_999), say("A revision is a number from 1.")),
    effectiveOn = cells.read("effective", day, say("Write the day like 2025-03-31.")),
    file = cells.row.cells.file ?? "",
    evidence = listed(cells.row.cells.evidence);
  for (const [column, name] of [["file", file], ...evidence.map((e) => ["evidence", e])] as [Column, string][])
    if (!base.files.has(name)) cells.wrong(column, say("There is no file {name}.", { name: name || "–" }));
  if (effectiveOn && effectiveOn > base.today) cells.wrong("effective", say("What is imported is in force already. Write the day on which it came into force."));
  const training = /^read$/i.test(cells.row.cells.training ?? "") ? "read" : "none";
  if (revision === undefined || effectiveOn === undefined) return undefined;
  const { summary = null, approved = null } = cells.row.cells;
  return { line: cells.row.line, revision, effectiveOn, file, summary: summary?.slice(0, 10_000) ?? null, approvedBy: approved?.slice(0, 500) ?? null, training, evidence };
}

/** What the newest line says of a document holds; older lines tell its past. */
function documentOf(rows: readonly Row[], base: ImportBase, problems: Problem[]): PlannedDocument | undefined {
  const all = rows.map((row) => new Cells(row, problems)),
    revisions = all.flatMap((cells) => revisionOf(cells, base) ?? []).toSorted((a, b) => a.revision - b.revision);
  for (const [n, later] of revisions.entries()) {
    const before = revisions[n - 1];
    if (before?.revision === later.revision) problems.push({ line: later.line, column: "revision", says: say("Revision {n} stands here twice.", { n: later.revision }) });
    else if (before && before.effectiveOn > later.effectiveOn)
      problems.push({ line: later.line, column: "effective", says: say("Revision {n} came into force before the one that it follows.", { n: later.revision }) });
  }
  const newest = all.find((cells) => cells.row.line === revisions.at(-1)?.line) ?? all[0]!;
  const { cells } = newest.row;
  const code = newest.read("code", designation, say("A designation has letters, digits, and . / _ - between them.")),
    title = newest.read("title", line, say("A title has 1 to 200 characters.")),
    type = newest.known("type", base.types, cells.type ?? "", say("There is no document type {name} in use.", { name: cells.type ?? "–" })),
    ownerId = newest.known("owner", base.people, cells.owner ?? "", say("{name} does not work here.", { name: cells.owner ?? "–" })),
    tongue = newest.read("language", language.default("en"), say("Write the language as en or kn-IN."));
  if (code && base.codes.has(code.toLowerCase())) newest.wrong("code", say("{code} is taken already.", { code }));
  const audience = audienceOf(newest, base);
  if (!code || !title || !type || !ownerId || !tongue) return undefined;
  return {
    line: newest.row.line,
    code,
    title,
    typeId: type.id,
    reviewMonths: type.reviewMonths,
    ownerId,
    language: tongue,
    clauses: listed(cells.clauses),
    audience,
    processes: listed(cells.process),
    public: /^(yes|true|1)$/i.test(cells.public ?? ""),
    revisions,
  };
}

/** What an import would do: all of it, or what stands in its way line by line. */
export function planImport(rows: readonly Row[], base: ImportBase): ImportPlan {
  const problems: Problem[] = [],
    byCode = new Map<string, Row[]>();
  for (const row of rows) {
    const code = (row.cells.code ?? "").toLowerCase();
    byCode.set(code, [...(byCode.get(code) ?? []), row]);
  }
  const documents = [...byCode.values()].flatMap((lines) => documentOf(lines, base, problems) ?? []);
  return { documents, problems: problems.toSorted((a, b) => a.line - b.line) };
}
