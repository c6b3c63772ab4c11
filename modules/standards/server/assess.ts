import { applicabilityOf, type Decided } from "../applying.ts";
import type { Edition, Requirement } from "../library.ts";
import { countReadiness, readinessOf, type Readiness, type ReadinessCounts } from "../readiness.ts";
import type { AnswersFor } from "../reasons.ts";
import type { Evidence } from "../shown.ts";
import type { Basis } from "./basis.ts";
import { standardsLibrary } from "./library.ts";

/** One requirement with its readiness and what it was computed from. */
export interface Assessed {
  readonly requirement: Requirement;
  readonly readiness: Readiness;
  readonly answers: AnswersFor;
  readonly decision: Decided | null;
  readonly evidence: Evidence;
}

export interface Assessing {
  readonly basis: Basis;
  readonly find: (id: string) => Requirement | undefined;
  readonly siteId: string | null;
}

const needed = (id: string) => {
  const known = standardsLibrary().factDefinitions().get(id);
  return { id, states: known?.states ?? id, module: known?.module ?? "" };
};

function evidenceOf(requirement: Requirement, { facts, newest }: Basis): Evidence {
  const days = requirement.facts.flatMap((id) => newest.get(id) ?? []).toSorted();
  return { count: requirement.facts.reduce((n, id) => n + (facts.get(id)?.supportingCount ?? 0), 0), newest: days.at(-1) ?? null };
}

export function assess(requirement: Requirement, { basis, find, siteId }: Assessing): Assessed {
  const { applicability, decision } = applicabilityOf(requirement, find, { decisions: basis.decisions, siteId });
  const answers = basis.answers?.get(requirement.id) ?? [];
  const overruled = basis.overrulings.get(requirement.id);
  const readiness = readinessOf({
    requirementId: requirement.id,
    facts: requirement.facts.map(needed),
    answers: basis.facts,
    applicability,
    answersFor: basis.answers === null ? null : answers,
    ...(overruled ? { overruled: { status: overruled.status, reason: overruled.reason, by: overruled.by, at: overruled.at } } : {}),
  });
  return { requirement, readiness, answers, decision, evidence: evidenceOf(requirement, basis) };
}

/** All assessable requirements of an edition, by id. */
export const assessEdition = (edition: Edition, assessing: Assessing): ReadonlyMap<string, Assessed> =>
  new Map(edition.requirements.filter((r) => r.assessable).map((r) => [r.id, assess(r, assessing)]));

export const countAssessed = (assessed: Iterable<Assessed>): ReadinessCounts => countReadiness([...assessed].map((a) => a.readiness.status));
