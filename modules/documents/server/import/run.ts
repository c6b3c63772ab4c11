import os from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { transaction } from "#server/database.ts";
import { openFiles } from "#server/files/files.ts";
import { performAll, type Step } from "#server/perform.ts";
import { momentOf, viewpointOf, type Session, type World } from "#server/world.ts";
import { clausesNamed, type NamedClause } from "../../importing/clauses-named.ts";
import { planImport, type ImportPlan, type PlannedDocument, type PlannedRevision } from "../../importing/plan.ts";
import { readSheet } from "../../importing/sheet.ts";
import type { Certificate } from "../../importing/certificate.ts";
import type { Problem } from "../../importing/columns.ts";
import { importBase, linkedClauses } from "./base.ts";
import { takeIn, type FileRead } from "./content.ts";
import { openSource, type Source } from "./source.ts";

export interface ImportOrder {
  readonly world: World;
  readonly session: Session;
  /** A folder or a ZIP file by its path, or what one held. */
  readonly path: string | Source;
  readonly dryRun: boolean;
  /** Who runs it; by default whoever is signed in at this machine. */
  readonly initiator?: string;
}

interface Prepared {
  readonly plan: ImportPlan;
  readonly read: ReadonlyMap<string, FileRead>;
  readonly clauses: ReadonlyMap<string, readonly string[]>;
  readonly unknown: readonly NamedClause[];
  readonly problems: readonly Problem[];
  readonly lines: number;
}

const utf8 = (bytes: Buffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("invalid", say("The sheet is not written in UTF-8: some letters would be lost. Save it as “CSV UTF-8”."));
  }
};

/** Reads every file that the plan names; one that cannot be read is named with its line. */
async function readAll(order: ImportOrder, source: Source, plan: ImportPlan): Promise<{ read: Map<string, FileRead>; problems: Problem[] }> {
  const { world, session } = order;
  if (!world.store) throw new Refusal("unavailable", say("There is no place for files."));
  const keeping = { session, source, files: openFiles(world, world.store) },
    read = new Map<string, FileRead>(),
    problems: Problem[] = [];
  const wanted = plan.documents.flatMap((d) => d.revisions.flatMap((r) => [r.file, ...r.evidence].map((name) => ({ name, line: r.line }))));
  for (const { name, line } of wanted) {
    if (read.has(name)) continue;
    try {
      read.set(name, await takeIn(keeping, name));
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      problems.push({ line, column: "file", says: `${name}: ${problem.message}` });
    }
  }
  return { read, problems };
}

/** The clauses that a document serves: those that its line names, and those that the words of its newest revision name. */
const namedBy = (document: PlannedDocument, read: ReadonlyMap<string, FileRead>): NamedClause[] => clausesNamed(read.get(document.revisions.at(-1)?.file ?? "")?.words ?? "");

async function prepare(order: ImportOrder, source: Source): Promise<Prepared> {
  const { world, session } = order,
    view = viewpointOf(session.actor),
    sheet = readSheet(utf8(source.sheet.bytes));
  const today = momentOf(world, session.actor).today;
  const base = await transaction(world.db, view, (tx) => importBase(tx as never, today, source.names), { readOnly: true });
  const plan = planImport(sheet.rows, base),
    { read, problems } = plan.problems.length + sheet.problems.length > 0 ? { read: new Map<string, FileRead>(), problems: [] } : await readAll(order, source, plan);
  const clauses = new Map<string, readonly string[]>(),
    unknown: NamedClause[] = [];
  await transaction(
    world.db,
    view,
    async (tx) => {
      for (const document of plan.documents) {
        const found = await linkedClauses(tx, namedBy(document, read));
        clauses.set(document.code, [...new Set([...document.clauses, ...found.linked])]);
        unknown.push(...found.unknown);
      }
    },
    { readOnly: true },
  );
  return { plan, read, clauses, unknown, problems: [...sheet.problems, ...plan.problems, ...problems], lines: sheet.rows.length };
}

function stepsOfRevision(it: { document: PlannedDocument; documentId: string; revision: PlannedRevision; read: ReadonlyMap<string, FileRead>; initiator: string }): Step[] {
  const { document, documentId, revision, read, initiator } = it,
    id = newId(),
    file = read.get(revision.file)!;
  const { summary, training, effectiveOn, approvedBy } = revision,
    name = path.posix.basename(revision.file).slice(0, 200);
  const text = file.body ? JSON.stringify(file.body) : null;
  const attach = (sha256: string, called: string, purpose: string): Step => ({ act: "record.attach", id, input: { sha256, name: called.slice(0, 200), purpose } });
  return [
    {
      act: "revision.import",
      newId: id,
      input: { documentId, revision: revision.revision, title: document.title, text, file: { sha256: file.sha256, name }, summary, training, effectiveOn, approvedBy, initiator },
    },
    attach(file.sha256, name, file.body ? "source" : "content"),
    ...file.pictures.map((sha256, n) => attach(sha256, say("Picture {n}", { n: n + 1 }), "picture")),
    ...revision.evidence.map((e) => attach(read.get(e)!.sha256, path.posix.basename(e), "original signature")),
    { act: "revision.takeEffect", id },
  ];
}

function stepsOf({ plan, read, clauses }: Prepared, initiator: string): Step[] {
  return plan.documents.flatMap((document) => {
    const documentId = newId(),
      { title, code, typeId, ownerId, language, processes, audience } = document;
    const input = { title, code, typeId, ownerId, language, processes, audience, clauses: clauses.get(code) ?? [], public: document.public, initiator };
    return [
      { act: "document.import", newId: documentId, input },
      ...document.revisions.flatMap((revision) => stepsOfRevision({ document, documentId, revision, read, initiator })),
    ];
  });
}

/** Imports a folder of documents with their past: everything in one transaction, or nothing. */
export async function importDocuments(order: ImportOrder): Promise<Certificate> {
  const source = typeof order.path === "string" ? await openSource(order.path) : order.path,
    prepared = await prepare(order, source);
  const { plan, read, clauses, unknown, problems, lines } = prepared;
  const revisions = plan.documents.reduce((n, d) => n + d.revisions.length, 0);
  if (problems.length === 0 && revisions !== lines) throw new Error(`${lines} lines would have become ${revisions} revisions`);
  if (problems.length === 0 && !order.dryRun) {
    const initiator = order.initiator ?? say("{user} at the command line", { user: os.userInfo().username });
    await performAll(order.world, order.session, stepsOf(prepared, initiator));
  }
  return {
    dryRun: order.dryRun,
    sheet: { name: source.sheet.name, sha256: createHash("sha256").update(source.sheet.bytes).digest("hex") },
    lines,
    documents: plan.documents.length,
    revisions,
    links: [...clauses.values()].reduce((n, ids) => n + ids.length, 0),
    unknown: [...new Set(unknown.map((u) => `${u.standard} ${u.reference}`))].toSorted(),
    files: [...read.values()].map(({ name, sha256 }) => ({ name, sha256 })),
    problems,
  };
}
