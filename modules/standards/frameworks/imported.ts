import { say } from "#kernel/sentence.ts";
import type { Edition, Requirement } from "../library.ts";
import { broken, limits } from "./broken.ts";
import type { Path, Source } from "./source.ts";

export type FrameworkFormat = "oscal_catalogue" | "ciso_assistant" | "probo" | "remit";

/** A framework written by others, as it was read: the same for every format. */
export interface ImportedFramework {
  readonly format: FrameworkFormat;
  /** The source's own stable name; a later version of the same framework has the same. */
  readonly sourceId: string;
  readonly edition: Edition;
  readonly version: string | null;
  readonly publisher: string | null;
  /** What the file says about rights, in its words; null when it says nothing. */
  readonly licence: string | null;
  readonly report: ImportReport;
}

/** What was read and what was left, for the person who imports. */
export interface ImportReport {
  readonly read: number;
  readonly groups: number;
  readonly assessable: number;
  readonly ignored: readonly Ignored[];
}

export interface Ignored {
  readonly what: string;
  readonly count: number;
  readonly reason: string;
}

/** One node as a format gives it; `path` says where it stands in the file. */
export interface ReadNode {
  readonly key: string;
  readonly parentKey: string | null;
  readonly reference: string;
  readonly title: string;
  readonly assessable: boolean;
  readonly text: string | null;
  readonly guidance: string | null;
  readonly path: Path;
}

export interface ReadHead {
  readonly format: FrameworkFormat;
  readonly sourceId: string;
  readonly reference: string;
  readonly title: string;
  readonly version: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly licence: string | null;
}

const slug = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 80);

/** Ids, parents, circles, depth and number, before anything is built; the first fault is refused with its line. */
function checkTree(nodes: readonly ReadNode[], source: Source): void {
  const [none] = nodes.length === 0 ? [source.placeOf([])] : [];
  if (none !== undefined) throw broken(none, say("There is no requirement in this file."));
  if (nodes.length > limits.requirements)
    throw broken(source.placeOf(nodes[limits.requirements]?.path ?? []), say("More than {n, number} requirements.", { n: limits.requirements }));
  const parents = new Map<string, string | null>();
  for (const node of nodes) {
    if (parents.has(node.key)) throw broken(source.placeOf(node.path), say("{key} stands twice.", { key: node.key }));
    if (node.title.length > limits.title || node.reference.length > limits.title)
      throw broken(source.placeOf(node.path), say("The title or reference of {key} is longer than {n, number} characters.", { key: node.key.slice(0, 80), n: limits.title }));
    parents.set(node.key, node.parentKey);
  }
  for (const node of nodes) checkAbove(node, parents, source);
}

function checkAbove(node: ReadNode, parents: ReadonlyMap<string, string | null>, source: Source): void {
  let depth = 1;
  for (let key = node.parentKey; key !== null; depth++) {
    const above = parents.get(key);
    if (above === undefined) throw broken(source.placeOf(node.path), say("{key} names a parent that is not in the file: {parent}.", { key: node.key, parent: key }));
    if (key === node.key) throw broken(source.placeOf(node.path), say("{key} is its own ancestor.", { key: node.key }));
    if (depth >= limits.depth) throw broken(source.placeOf(node.path), say("{key} lies more than {n} levels deep, or in a circle.", { key: node.key, n: limits.depth }));
    key = above;
  }
}

/** A reference that stands once: the source's own, or with its key where the source repeats it. */
function referencesOf(nodes: readonly ReadNode[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const references = new Map<string, string>();
  const repeats = new Map<string, number>();
  for (const node of nodes) {
    let reference = node.reference;
    for (let n = repeats.get(node.reference) ?? 1; taken.has(reference); n++) {
      reference = `${node.reference} (${n + 1})`;
      repeats.set(node.reference, n + 1);
    }
    taken.add(reference);
    references.set(node.key, reference);
  }
  return references;
}

const requirementFrom = (node: ReadNode, editionId: string, references: ReadonlyMap<string, string>): Requirement => ({
  id: `${editionId}:${references.get(node.key) ?? node.reference}`,
  editionId,
  reference: references.get(node.key) ?? node.reference,
  title: node.title,
  titleIsOurs: false,
  parentId: node.parentKey === null ? null : `${editionId}:${references.get(node.parentKey) ?? ""}`,
  assessable: node.assessable,
  verified: false,
  asks: node.text,
  maintain: [],
  retain: [],
  accountable: null,
  usualFunction: null,
  harmonised: [],
  harmonisedFit: null,
  topics: [],
  facts: [],
  points: [],
  change: null,
  was: [],
  confidence: null,
  note: node.guidance,
});

/** Builds the one shape from what a format gave; a tree that does not hold together is refused. */
export function frameworkFrom(head: ReadHead, nodes: readonly ReadNode[], from: { readonly source: Source; readonly ignored: readonly Ignored[] }): ImportedFramework {
  checkTree(nodes, from.source);
  // "x-" keeps imported editions apart from those of the library.
  const id = `x-${slug(head.reference)}${head.version === null ? "" : `-${slug(head.version)}`}`;
  const references = referencesOf(nodes);
  const requirements = nodes.map((node) => requirementFrom(node, id, references));
  const assessable = nodes.filter((node) => node.assessable).length;
  const report = { read: nodes.length, groups: nodes.length - assessable, assessable, ignored: from.ignored.filter((entry) => entry.count > 0) };
  const edition: Edition = {
    id,
    reference: head.reference,
    title: head.title,
    short: head.reference,
    number: 1,
    published: head.published ?? "",
    status: say("Imported"),
    amendments: [],
    supersedes: null,
    supersededBy: null,
    buildsOn: null,
    preliminary: false,
    structureOnly: nodes.every((node) => node.text === null),
    harmonisedNote: null,
    verification: { sources: [head.sourceId], unverified: [], conflicts: [] },
    counts: { nodes: report.read, groups: report.groups, assessable },
    textPolicy: head.licence ?? say("The file says nothing about rights. Check them before you use its texts."),
    requirements,
  };
  return { format: head.format, sourceId: head.sourceId, edition, version: head.version, publisher: head.publisher, licence: head.licence, report };
}
