import { editionOf, placeWord, wordOf, type Part, type Place, type Subject } from "./subject.ts";

/** A row of the matrix in force, as the resolver needs it. */
export interface Given extends Place {
  readonly id: string;
  readonly number: string;
  readonly parts: readonly Part[];
  readonly proposalId: string | null;
}

/** The subject above another: a clause above its sub-clause, the process above its records; null at the top. */
export type Above = (subject: Subject) => Subject | null;

/** Which row speaks for a subject at a site, and how it came to. */
export interface Resolved {
  readonly given: Given;
  /** The subject that the row is about: the one asked for, or the nearest above it that says something. */
  readonly from: Subject;
  /** How many steps above; 0 when it is said for the subject itself. */
  readonly steps: number;
  /** Said for all sites, though asked for one. */
  readonly forAllSites: boolean;
}

/** The subject, then what stands above it, nearest first. A circle ends where it closes. */
export function upwards(subject: Subject, above: Above): readonly Subject[] {
  const line = [subject],
    seen = new Set([wordOf(subject)]);
  for (let next = above(subject); next !== null && !seen.has(wordOf(next)); next = above(next)) {
    seen.add(wordOf(next));
    line.push(next);
  }
  return line;
}

export interface Resolver {
  readonly resolve: (place: Place) => Resolved | null;
  /** Editions that the rows speak of. */
  readonly editions: ReadonlySet<string>;
  /** Sites for which some row speaks in particular. */
  readonly sites: ReadonlySet<string>;
}

/**
 * Resolves who answers, in memory. What is said for a subject beats what is said above it; of two
 * that are equally near, the one for this site beats the one for all sites. A row is taken whole:
 * parts of two rows are never mixed, so that one row can be read and signed as it stands.
 */
export function resolverOf(given: readonly Given[], above: Above): Resolver {
  const rows = new Map<string, Given>();
  for (const row of given.toSorted((a, b) => (a.id < b.id ? -1 : 1))) rows.set(placeWord(row), row);
  const resolve = ({ subject, siteId }: Place): Resolved | null => {
    for (const [steps, from] of upwards(subject, above).entries()) {
      const here = siteId === null ? undefined : rows.get(placeWord({ subject: from, siteId }));
      const everywhere = here ? undefined : rows.get(placeWord({ subject: from, siteId: null }));
      const row = here ?? everywhere;
      if (row) return { given: row, from, steps, forAllSites: siteId !== null && row.siteId === null };
    }
    return null;
  };
  const editions = new Set(given.filter((g) => g.subject.type === "requirement").map((g) => editionOf(g.subject.ref)));
  return { resolve, editions, sites: new Set(given.flatMap((g) => g.siteId ?? [])) };
}

export const accountableOf = (parts: readonly Part[]): readonly string[] => parts.filter((p) => p.level === "A").map((p) => p.positionId);

/** Who does the work; where nobody else does, whoever answers does it too. */
export const responsibleOf = (parts: readonly Part[]): readonly string[] => {
  const doing = parts.filter((p) => p.level === "R").map((p) => p.positionId);
  return doing.length > 0 ? doing : accountableOf(parts);
};
