import type { FactDefinition } from "./facts-file.ts";
import type { Edition, Requirement } from "./library.ts";
import { compareReferences } from "./requirements.ts";
import type { HarmonisedStructure, TransitionHeadline } from "./structure-files.ts";

/** The whole library, as the files say it. */
export interface Library {
  readonly editions: readonly Edition[];
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly structure: HarmonisedStructure;
  readonly transitions: readonly TransitionHeadline[];
}

interface Known {
  readonly ids: ReadonlySet<string>;
  readonly editions: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
}

const repeated = (list: readonly string[]): readonly string[] => [...new Set(list.filter((entry, at) => list.indexOf(entry) !== at))];

/** Everything that does not fit together in the library, one sentence each; empty when it is sound. */
export function faultsOf(library: Library): readonly string[] {
  const all = library.editions.flatMap((e) => e.requirements);
  const known: Known = {
    ids: new Set(all.map((r) => r.id)),
    editions: new Set(library.editions.map((e) => e.id)),
    keys: new Set([...library.structure.keys, ...library.structure.topics].map((k) => k.key)),
    facts: new Set(library.facts.keys()),
  };
  const used = new Set(all.flatMap((r) => r.facts));
  return [
    ...repeated(library.editions.map((e) => e.id)).map((id) => `The edition ${id} stands twice.`),
    ...repeated(all.map((r) => r.id)).map((id) => `${id} stands twice.`),
    ...library.editions.flatMap((edition) => editionFaults(edition, known)),
    ...all.flatMap((requirement) => requirementFaults(requirement, known)),
    ...[...known.facts].filter((id) => !used.has(id)).map((id) => `No requirement uses the fact ${id}.`),
    ...library.transitions.flatMap((transition) => transitionFaults(transition, library)),
  ];
}

function editionFaults(edition: Edition, known: Known): readonly string[] {
  const faults: string[] = [];
  edition.requirements.forEach((requirement, at) => {
    const before = edition.requirements[at - 1];
    if (before !== undefined && compareReferences(before.reference, requirement.reference) >= 0)
      faults.push(`${requirement.id} stands after ${before.reference}: references must be sorted.`);
  });
  if (edition.buildsOn !== null && !known.editions.has(edition.buildsOn)) faults.push(`${edition.id} builds on ${edition.buildsOn}, which is not in the library.`);
  const counted = countsOf(edition);
  for (const [name, said] of Object.entries(edition.counts))
    if (counted[name] !== said) faults.push(`${edition.id} says ${name}: ${said}; it is ${counted[name] ?? "not counted"}.`);
  return faults;
}

/** The figures that an edition file states about itself, computed. */
export function countsOf(edition: Edition): Readonly<Record<string, number>> {
  const all = edition.requirements;
  const assessable = all.filter((r) => r.assessable);
  const keyed = assessable.filter((r) => r.harmonised.length > 0);
  const annex = assessable.filter((r) => r.reference.startsWith("A."));
  return {
    nodes: all.length,
    groups: all.length - assessable.length,
    assessable: assessable.length,
    // Points below a lettered point count too.
    lettered_items: all.reduce((n, r) => n + r.points.reduce((m, point) => m + 1 + (point.sub?.length ?? 0), 0), 0),
    with_hs_key: keyed.length,
    hs_core: keyed.filter((r) => r.harmonisedFit === "core").length,
    hs_extended: keyed.filter((r) => r.harmonisedFit !== "core").length,
    number_and_title_seen: assessable.filter((r) => r.verified).length,
    verified: all.filter((r) => r.verified).length,
    with_documents: assessable.filter((r) => r.maintain.length > 0).length,
    with_records: assessable.filter((r) => r.retain.length > 0).length,
    annex_a_controls: annex.length,
    clauses_assessable: assessable.length - annex.length,
  };
}

function requirementFaults(requirement: Requirement, known: Known): readonly string[] {
  const { id, editionId, reference, parentId } = requirement;
  const faults: string[] = [];
  if (id !== `${editionId}:${reference}`) faults.push(`${id} should be ${editionId}:${reference}.`);
  if (parentId !== null && !known.ids.has(parentId)) faults.push(`${id} has a parent that does not exist: ${parentId}.`);
  if (parentId !== null && !reference.startsWith(`${parentId.slice(parentId.indexOf(":") + 1)}.`)) faults.push(`${id} does not belong under ${parentId}.`);
  for (const key of [...requirement.harmonised, ...requirement.topics]) if (!known.keys.has(key)) faults.push(`${id} names the key ${key}, which does not exist.`);
  for (const fact of requirement.facts) if (!known.facts.has(fact)) faults.push(`${id} names the fact ${fact}, which does not exist.`);
  for (const was of requirement.was) if (!known.ids.has(was)) faults.push(`${id} says that it was ${was}, which does not exist.`);
  for (const list of [requirement.facts, requirement.harmonised, requirement.was, requirement.points.map((p) => p.item)])
    for (const twice of repeated(list)) faults.push(`${id} names ${twice} twice.`);
  if (requirement.assessable && requirement.accountable === null) faults.push(`${id} names nobody who usually answers for it.`);
  if (!requirement.assessable && (requirement.facts.length > 0 || requirement.asks !== null)) faults.push(`${id} is a heading, and yet asks for something.`);
  return [...faults, ...wordingFaults(requirement)];
}

/** Words that only the standards themselves use: a sign of copied text. */
const standardsVoice = /\bshall\b|\bthe organi[sz]ation (?:has to|must|should)\b/i;

function wordingFaults(requirement: Requirement): readonly string[] {
  const ours = [requirement.asks ?? "", ...requirement.points.map((p) => p.covers), ...requirement.maintain, ...requirement.retain];
  return ours.filter((words) => standardsVoice.test(words)).map((words) => `${requirement.id} sounds like the text of a standard: "${words}"`);
}

function transitionFaults(transition: TransitionHeadline, library: Library): readonly string[] {
  const from = library.editions.find((e) => e.id === transition.from);
  const to = library.editions.find((e) => e.id === transition.to);
  if (from === undefined || to === undefined) return [`The transition from ${transition.from} to ${transition.to} names an edition that does not exist.`];
  const faults = to.requirements.filter((r) => r.change === null || r.confidence === null).map((r) => `${r.id} does not say what changed since ${from.reference}.`);
  const unclear = to.requirements.filter((r) => r.assessable && r.was.length === 0 && r.change !== "new").map((r) => `${r.id} follows nothing, and yet is not new.`);
  const foreign = to.requirements.flatMap((r) =>
    r.was.filter((was) => !was.startsWith(`${from.id}:`)).map((was) => `${r.id} says that it was ${was}, which is not of ${from.reference}.`),
  );
  const wrongWay = from.supersededBy === to.id && to.supersedes === from.id ? [] : [`${from.id} and ${to.id} do not name each other as old and new.`];
  return [...faults, ...unclear, ...foreign, ...wrongWay];
}
