import fs from "node:fs/promises";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { z } from "zod";
import { transaction } from "#server/database.ts";
import { openFiles } from "#server/files/files.ts";
import { perform } from "#server/perform.ts";
import { viewpointOf, type Session, type World } from "#server/world.ts";
import { limits } from "../frameworks/broken.ts";
import type { ImportReportShown } from "../views.ts";
import { reportOf } from "./framework-queries.ts";
import { readFile } from "./read-framework.ts";

export interface ImportingFramework {
  readonly world: World;
  readonly session: Session;
  readonly path: string;
  readonly dryRun: boolean;
}

export interface FrameworkImported {
  readonly report: z.input<typeof ImportReportShown>;
  /** "FW-1"; null after a dry run. */
  readonly number: string | null;
}

async function bytesOf(path: string): Promise<Buffer> {
  const { size } = await fs.stat(path).catch(() => {
    throw new Refusal("not_found", say("There is no file {path}.", { path }));
  });
  if (size > limits.bytes) throw new Refusal("too_large", say("A framework may have up to {n} MB.", { n: limits.bytes / 1024 / 1024 }));
  return fs.readFile(path);
}

/** `remit import framework PATH [--dry-run]`: reads the file, says what it holds, and imports it unless it is a dry run. */
export async function importFramework({ world, session, path, dryRun }: ImportingFramework): Promise<FrameworkImported> {
  const bytes = await bytesOf(path),
    view = viewpointOf(session.actor),
    read = await readFile(bytes);
  const report = await transaction(world.db, view, (tx) => reportOf(tx as never, read), { readOnly: true });
  if (dryRun) return { report, number: null };
  if (!world.store) throw new Refusal("unavailable", say("There is no place for files."));
  const { sha256 } = await openFiles(world, world.store).put(view, bytes);
  const framework = await perform(world, session, { act: "framework.import", input: { sha256 } });
  return { report, number: framework.number };
}

const told = ({ report, number }: FrameworkImported): string[] => [
  say("{title}: {read, plural, one {# entry} other {# entries}} read, {groups} groups, {assessable} requirements.", {
    title: report.title,
    read: report.read,
    groups: report.groups,
    assessable: report.assessable,
  }),
  number === null ? say("This was a rehearsal; nothing was imported.") : say("Imported as {number}.", { number }),
];

/** What `remit import` can bring in from here, by the word that follows it. */
export const imports = {
  framework: async (order: ImportingFramework): Promise<{ code: 0; facts: FrameworkImported; text: string[] }> => {
    const facts = await importFramework(order);
    return { code: 0, facts, text: told(facts) };
  },
};
