import fs from "node:fs";
import { say } from "#kernel/sentence.ts";
import { Refusal } from "#kernel/errors.ts";
import { transaction } from "#server/database.ts";
import { perform } from "#server/perform.ts";
import { momentOf, viewpointOf, type Session, type World } from "#server/world.ts";
import { organisationActs } from "../acts.ts";
import { textOf } from "../chart-csv.ts";
import { planImport } from "../import.ts";
import type { Counts, Plan } from "../import-plan.ts";
import { importBase } from "./import.ts";

export interface ImportOrder {
  readonly world: World;
  /** Who imports: a person, or the organisation's clock. */
  readonly session: Session;
  readonly path: string;
  readonly dryRun: boolean;
}

/** What the command line prints: 0 done or could be done, 1 something in the file needs attention. */
export interface ImportOutcome {
  readonly code: 0 | 1;
  readonly facts: { readonly dryRun: boolean; readonly counts: Counts; readonly problems: Plan["problems"] };
  readonly text: readonly string[];
}

const kinds: readonly (readonly [keyof Counts, string])[] = [
  ["site", say("Sites")],
  ["unit", say("Units")],
  ["position", say("Positions")],
  ["person", say("People")],
  ["appointment", say("Appointments")],
];

function bytesOf(path: string): Uint8Array {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    throw new Refusal("invalid", say("The file {path} cannot be read ({code}).", { path, code: (error as NodeJS.ErrnoException).code ?? "?" }));
  }
}

const report = (plan: Plan, dryRun: boolean): string[] => {
  if (plan.problems.length > 0) {
    const lines = plan.problems.map((p) =>
      p.column ? say("Line {line}, {column}: {says}", { line: p.line, column: p.column, says: p.says }) : say("Line {line}: {says}", { line: p.line, says: p.says }),
    );
    return [...lines, say("Nothing was imported.")];
  }
  const counts = kinds.map(([kind, name]) => say("{name}: {created} created, {changed} changed, {unchanged} unchanged", { name, ...plan.counts[kind] }));
  return [...counts, dryRun ? say("This was a rehearsal; nothing was imported.") : say("Imported.")];
};

/** `remit import people FILE`: all or nothing, with the line of whatever stands in the way. */
async function importPeople({ world, session, path, dryRun }: ImportOrder): Promise<ImportOutcome> {
  const read = textOf(bytesOf(path));
  if ("says" in read) throw new Refusal("invalid", read.says);
  const today = momentOf(world, session.actor).today;
  const base = await transaction(world.db, viewpointOf(session.actor), (tx) => importBase(tx as never, today), { readOnly: true });
  const plan = planImport(read.text, base),
    facts = { dryRun, counts: plan.counts, problems: plan.problems };
  if (plan.problems.length === 0 && !dryRun) {
    await perform(world, session, {
      act: organisationActs.importChart.name,
      id: session.actor.organisationId,
      input: { file: path.split(/[\\/]/).at(-1) ?? "chart.csv", text: read.text },
    });
  }
  return { code: plan.problems.length === 0 ? 0 : 1, facts, text: report(plan, dryRun) };
}

/** What `remit import` can bring in from here, by the word that follows it. */
export const imports = { people: importPeople };
