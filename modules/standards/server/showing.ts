import type { Reference } from "#kernel/fact.ts";
import type { Registry } from "#server/registry.ts";
import type { Decided } from "../applying.ts";
import { countReadiness } from "../readiness.ts";
import type { AnswersFor } from "../reasons.ts";
import { applicabilityKind, overrulingKind } from "../record.ts";
import type { AnsweringShown, DecisionShown, NodeShown, Opens, OverruledShown } from "../shown.ts";
import type { Placed } from "../tree-shown.ts";
import type { Assessed } from "./assess.ts";
import type { StandingOverruling } from "./decisions.ts";

export type Open = (record: Reference) => Opens;

/** Where a record's page is, by its kind; nothing for a kind that no module here keeps. */
export const opener =
  (registry: Registry): Open =>
  ({ kind, id, number, title }) => ({
    kind,
    id,
    number,
    title,
    path: number === "" ? null : (registry.keepers.get(kind)?.kind.path.replace(":number", encodeURIComponent(number)) ?? null),
  });

export const shownAnswers = (answers: AnswersFor, open: Open): AnsweringShown[] => answers.map((a) => ({ position: open(a.position), holders: a.holders.map(open) }));

const pathAt = (path: string, number: string): string => path.replace(":number", number);

export const shownDecision = (decision: Decided | null): DecisionShown | null =>
  decision && { ...decision, path: pathAt(applicabilityKind.path, decision.number), approvedBy: decision.approvedBy?.title ?? null };

export const shownOverruled = (overruled: StandingOverruling | undefined): OverruledShown | null =>
  overruled
    ? {
        id: overruled.id,
        number: overruled.number,
        path: pathAt(overrulingKind.path, overruled.number),
        status: overruled.status,
        reason: overruled.reason,
        by: overruled.by.title,
        at: overruled.at,
        until: overruled.until,
      }
    : null;

export const noEvidence = { count: 0, newest: null };

interface Shown {
  readonly assessed: ReadonlyMap<string, Assessed>;
  readonly overrulings: ReadonlyMap<string, StandingOverruling>;
  readonly was: Readonly<Record<string, NodeShown["status"]>>;
  readonly open: Open;
  /** All requirements of the tree below one, itself included. */
  readonly below: (id: string) => readonly string[];
}

export const headOf = ({ requirement, depth, foundation }: Placed) => ({
  id: requirement.id,
  editionId: requirement.editionId,
  reference: requirement.reference,
  title: requirement.title,
  titleIsOurs: requirement.titleIsOurs,
  parentId: requirement.parentId,
  depth,
  assessable: requirement.assessable && !foundation,
  verified: requirement.verified,
});

export function nodeOf(placed: Placed, shown: Shown): NodeShown {
  const { requirement } = placed,
    own = shown.assessed.get(requirement.id);
  const under = shown
    .below(requirement.id)
    .filter((id) => id !== requirement.id)
    .flatMap((id) => shown.assessed.get(id) ?? []);
  return {
    ...headOf(placed),
    status: own?.readiness.status ?? null,
    sentence: own?.readiness.sentence ?? null,
    was: shown.was[requirement.id] ?? null,
    answers: own ? shownAnswers(own.answers, shown.open) : [],
    evidence: own?.evidence ?? noEvidence,
    counts: under.length === 0 ? null : countReadiness(under.map((a) => a.readiness.status)),
    decision: shownDecision(own?.decision ?? null),
    overruled: shownOverruled(shown.overrulings.get(requirement.id)),
  };
}

/** For each node, itself and everything below it. */
export function belowIn(places: readonly Placed[]): (id: string) => readonly string[] {
  const at = new Map(places.map((p, i) => [p.requirement.id, i]));
  return (id) => {
    const from = at.get(id);
    if (from === undefined) return [];
    const depth = places[from]!.depth,
      end = places.findIndex((p, i) => i > from && p.depth <= depth);
    return places.slice(from, end === -1 ? undefined : end).map((p) => p.requirement.id);
  };
}
