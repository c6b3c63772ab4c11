import type { Audience, Member } from "#modules/documents/audience.ts";
import type { DemandSubject } from "./demand.ts";

/** A requirement in force, as far as it says what is required of whom. */
export interface Demanded {
  readonly id: string;
  readonly competenceId: string;
  readonly level: number;
  readonly subject: DemandSubject;
  readonly days: number;
}

/** Whom the documents reach: their distribution lists, by document and by process. */
export interface Lists {
  readonly byDocument: ReadonlyMap<string, readonly Audience[]>;
  readonly byProcess: ReadonlyMap<string, readonly Audience[]>;
}

/** The lines of a distribution list that say whom a requirement concerns. A task concerns nobody until somebody does it. */
export function linesOf(subject: DemandSubject, lists: Lists): readonly Audience[] {
  if (subject.to === "task") return [];
  if (subject.to === "document") return lists.byDocument.get(subject.documentId) ?? [];
  if (subject.to === "process") return lists.byProcess.get(subject.process) ?? [];
  return [subject];
}

interface Placed<T> {
  readonly item: T;
  readonly siteId: string | null;
}

/** Answers which of many things reach somebody, without asking each of them: they are kept by what their lines name. */
export class Reach<T> {
  private readonly byKey = new Map<string, Placed<T>[]>();

  constructor(things: Iterable<{ readonly item: T; readonly lines: readonly Audience[] }>) {
    for (const { item, lines } of things) for (const line of lines) this.put(keyOf(line), { item, siteId: "siteId" in line ? line.siteId : null });
  }

  private put(key: string, placed: Placed<T>): void {
    const there = this.byKey.get(key);
    if (there) there.push(placed);
    else this.byKey.set(key, [placed]);
  }

  /** Does any line name this very person? */
  names(personId: string): boolean {
    return this.byKey.has(`person ${personId}`);
  }

  /** Everything that reaches a person through any of the positions held. */
  of(memberships: readonly Member[]): ReadonlySet<T> {
    const found = new Set<T>();
    for (const member of memberships)
      for (const key of keysOf(member))
        for (const { item, siteId } of this.byKey.get(key) ?? []) if (siteId === null || member.siteId === null || member.siteId === siteId) found.add(item);
    return found;
  }
}

const keyOf = (line: Audience): string => {
  if (line.to === "everyone") return "everyone";
  if (line.to === "role") return `role ${line.role}`;
  if (line.to === "unit") return `unit ${line.unitId}`;
  return line.to === "position" ? `position ${line.positionId}` : `person ${line.personId}`;
};
const keysOf = (m: Member): string[] => ["everyone", `role ${m.role}`, `position ${m.positionId}`, `person ${m.personId}`, ...m.unitIds.map((u) => `unit ${u}`)];

export interface Required {
  readonly level: number;
  /** The fewest days that one of its requirements gives. */
  readonly days: number;
  readonly demandIds: readonly string[];
}

/** Per competence the highest level that any of these requirements demands. */
export function requiredBy(demands: Iterable<Demanded>): Map<string, Required> {
  const required = new Map<string, Required>();
  for (const { id, competenceId, level, days } of demands) {
    const before = required.get(competenceId);
    required.set(competenceId, {
      level: Math.max(level, before?.level ?? 0),
      days: Math.min(days, before?.days ?? days),
      demandIds: [...(before?.demandIds ?? []), id],
    });
  }
  return required;
}

export const demandReach = (demands: readonly Demanded[], lists: Lists): Reach<Demanded> => new Reach(demands.map((item) => ({ item, lines: linesOf(item.subject, lists) })));
