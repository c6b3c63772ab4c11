import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { packageRoot } from "#server/root.ts";
import { parseFacts, type FactDefinition } from "../facts-file.ts";
import type { Library } from "../faults.ts";
import { EditionHead, parseEdition, summaryFrom, type Edition, type EditionSummary, type Requirement } from "../library.ts";
import { fromCompiled } from "./compiled.ts";
import { parseStructure, parseTransitions, type HarmonisedStructure, type TransitionHeadline } from "../structure-files.ts";

/**
 * The standards library of the package. Heads are read at once; an edition's clauses are parsed when
 * somebody first asks for them, so that a start does not pay for standards that nobody adopted.
 */
export interface StandardsLibrary {
  /** Every edition's head, in the order of their references. */
  editions(): readonly EditionSummary[];
  edition(id: string): Edition | undefined;
  /** By (edition, reference): "iso-9001-2015:10.2.1". */
  requirement(id: string): Requirement | undefined;
  factDefinitions(): ReadonlyMap<string, FactDefinition>;
  structure(): HarmonisedStructure;
  transitions(): readonly TransitionHeadline[];
  /** Everything, parsed: for checks. */
  whole(): Library;
}

const editionFile = /^(?:iso|iatf)-.*\.yaml$/;

const once = <T>(compute: () => T): (() => T) => {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: compute() }).value;
};

function headOf(text: string): EditionSummary {
  const file: unknown = parse(text.slice(0, text.indexOf("\nnodes:")));
  return summaryFrom(EditionHead.parse((file as { standard?: unknown }).standard));
}

/** Opens the library in a folder; a file that is not sound throws with its name when it is read. */
export function openLibrary(folder: string): StandardsLibrary {
  const read = (file: string): string => fs.readFileSync(path.join(folder, file), "utf8");
  const named = <T>(file: string, parsed: (text: string) => T): T => {
    try {
      return parsed(read(file));
    } catch (problem) {
      throw new Error(`standards/${file} cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`, { cause: problem });
    }
  };
  const heads = once(() =>
    fs
      .readdirSync(folder)
      .filter((file) => editionFile.test(file))
      .map((file) => ({ file, head: named(file, headOf) }))
      .toSorted((a, b) => a.head.reference.localeCompare(b.head.reference)),
  );
  const parsed = new Map<string, { readonly edition: Edition; readonly byId: ReadonlyMap<string, Requirement> }>();
  const opened = (id: string) => {
    const file = heads().find((entry) => entry.head.id === id)?.file;
    if (file === undefined) return undefined;
    const edition = parsed.get(id)?.edition ?? named(file, parseEdition);
    const entry = parsed.get(id) ?? { edition, byId: new Map(edition.requirements.map((r) => [r.id, r])) };
    parsed.set(id, entry);
    return entry;
  };
  const facts = once(() => named("evidence-facts.yaml", parseFacts));
  const structure = once(() => named("harmonized-structure.yaml", parseStructure));
  const transitions = once(() => named("transitions.yaml", parseTransitions));
  const editions = (): readonly EditionSummary[] => heads().map((entry) => entry.head);
  const edition = (id: string): Edition | undefined => opened(id)?.edition;
  return {
    editions,
    edition,
    requirement: (id) => opened(id.slice(0, Math.max(0, id.indexOf(":"))))?.byId.get(id),
    factDefinitions: facts,
    structure,
    transitions,
    whole: () => ({ editions: editions().flatMap((head) => edition(head.id) ?? []), facts: facts(), structure: structure(), transitions: transitions() }),
  };
}

/** The library from what was read and checked before. */
export function libraryOf(whole: Library): StandardsLibrary {
  const heads = whole.editions.map(({ requirements: _requirements, ...head }) => head);
  const editions = new Map(whole.editions.map((edition) => [edition.id, edition]));
  const byId = once(() => new Map(whole.editions.flatMap((edition) => edition.requirements.map((r) => [r.id, r] as const))));
  return {
    editions: () => heads,
    edition: (id) => editions.get(id),
    requirement: (id) => byId().get(id),
    factDefinitions: () => whole.facts,
    structure: () => whole.structure,
    transitions: () => whole.transitions,
    whole: () => whole,
  };
}

/** Running as the bundle, the library that the build compiled beside it; running as sources, the files themselves. */
function shipped(): StandardsLibrary {
  const root = packageRoot();
  const compiled = path.join(root, "dist", "standards.json");
  const bundled = fileURLToPath(import.meta.url).startsWith(path.join(root, "dist") + path.sep);
  return bundled && fs.existsSync(compiled) ? libraryOf(fromCompiled(fs.readFileSync(compiled, "utf8"))) : openLibrary(path.join(root, "standards"));
}

/** The library that ships with this package, read once per process. */
export const standardsLibrary: () => StandardsLibrary = once(shipped);
