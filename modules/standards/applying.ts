import type { Reference } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";
import type { Edition, Requirement } from "./library.ts";
import type { Applicability as Applying } from "./readiness.ts";
import { ancestorsOf } from "./requirements.ts";

/** A decision that stands: proposed, or approved by somebody. */
export interface Decided {
  readonly id: string;
  readonly number: string;
  readonly requirementId: string;
  readonly siteId: string | null;
  readonly applies: boolean;
  readonly reason: string;
  readonly state: "proposed" | "approved";
  readonly approvedBy: Reference | null;
  readonly approvedOn: string | null;
  readonly reviewOn: string | null;
  readonly proposer: string | null;
}

export interface AppliedDecision {
  readonly applicability: Applying;
  /** The decision that counts, or one that waits for approval. */
  readonly decision: Decided | null;
}

type Find = (id: string) => Requirement | undefined;

/** At this requirement, for this site: a decision for the site beats one for all, an approved one beats a proposal. */
function standingAt(id: string, decisions: readonly Decided[], siteId: string | null): Decided | undefined {
  const rank = (d: Decided): number => (d.state === "approved" ? 2 : 0) + (d.siteId === null ? 0 : 1);
  return decisions.filter((d) => d.requirementId === id && (d.siteId === null || d.siteId === siteId)).toSorted((a, b) => rank(b) - rank(a))[0];
}

/** Whether a requirement applies: the nearest approved decision upwards in the tree says so; without one, it does. */
export function applicabilityOf(requirement: Requirement, find: Find, it: { readonly decisions: readonly Decided[]; readonly siteId: string | null }): AppliedDecision {
  const own = standingAt(requirement.id, it.decisions, it.siteId);
  const line = [own, ...ancestorsOf(requirement, find).map((above) => standingAt(above.id, it.decisions, it.siteId))];
  const approved = line.find((d) => d?.state === "approved");
  if (approved && !approved.applies) return { applicability: { applies: false, reason: approved.reason, approvedBy: approved.approvedBy }, decision: approved };
  return { applicability: { applies: true }, decision: own ?? approved ?? null };
}

const hasControls = (edition: Edition): boolean => edition.requirements.some((r) => /^[A-Z]\./.test(r.reference));

/** Reference controls stand in an annex; a standard that has them lets nobody set a clause aside. Null when it may be set aside. */
export const refusalToSetAside = (edition: Edition, requirement: Requirement): string | null =>
  hasControls(edition) && !/^[A-Z]/.test(requirement.reference)
    ? say("The clauses of {edition} always apply; only its controls can be set aside.", { edition: edition.reference })
    : null;
