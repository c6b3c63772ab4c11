import { z } from "zod";
import { Reference, type FactAnswer } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";
import { factReason, answeringReason, type AnswersFor, type Reason } from "./reasons.ts";

export const ReadinessStatus = z.enum(["proved", "partly_proved", "not_proved", "does_not_apply", "not_yet_answered"]);
export type ReadinessStatus = z.infer<typeof ReadinessStatus>;

/** Whether a requirement applies. Set aside needs a reason and somebody who approved it; until then it applies. */
export type Applicability = { readonly applies: true } | { readonly applies: false; readonly reason: string; readonly approvedBy: Reference | null };

/** A person's own judgement. It stands beside the computed status, never in its place. */
export interface Overruling {
  readonly status: ReadinessStatus;
  readonly reason: string;
  readonly by: Reference;
  readonly at: string;
}

/** A fact that a requirement needs, in the words of the library. */
export interface NeededFact {
  readonly id: string;
  readonly states: string;
  readonly module: string;
}

export interface ReadinessQuestion {
  readonly requirementId: string;
  readonly facts: readonly NeededFact[];
  /** By fact id; a fact without an entry is answered by no module yet. */
  readonly answers: ReadonlyMap<string, FactAnswer>;
  readonly applicability: Applicability;
  /** Null when no module keeps responsibilities. */
  readonly answersFor: AnswersFor | null;
  readonly overruled?: Overruling;
}

export interface Readiness {
  readonly requirementId: string;
  readonly status: ReadinessStatus;
  /** "5 things must hold. 3 hold, 1 does not hold, 1 is not yet answered by Remit." */
  readonly sentence: string;
  /** Failing first. */
  readonly reasons: readonly Reason[];
  /** What to do, in the order of what helps most; empty when nothing is left to do. */
  readonly shortestWay: readonly string[];
  readonly overruled: Overruling | null;
}

const severity = { no: 0, partly: 1, unanswered: 2, yes: 3 } as const;

const count = (reasons: readonly Reason[], holds: Reason["holds"]): number => reasons.filter((reason) => reason.holds === holds).length;

/**
 * The rule, in its order: one thing that fails makes it not proved; one that holds in part, partly
 * proved; one that no module answers yet, or no evidence named by the library at all, not yet
 * answered. Only when every thing holds is it proved.
 */
function statusOf(reasons: readonly Reason[], factCount: number): ReadinessStatus {
  if (count(reasons, "no") > 0) return "not_proved";
  if (count(reasons, "partly") > 0) return "partly_proved";
  if (factCount === 0 || count(reasons, "unanswered") > 0) return "not_yet_answered";
  return "proved";
}

function sentenceOf(reasons: readonly Reason[], factCount: number): string {
  const figures = { n: reasons.length, yes: count(reasons, "yes"), partly: count(reasons, "partly"), no: count(reasons, "no"), open: count(reasons, "unanswered") };
  if (factCount === 0) return say("The library names no evidence for this requirement, so Remit cannot say whether it is met.");
  if (figures.yes === figures.n) return say("{n, plural, one {One thing must hold, and it holds.} other {# things must hold, and all of them hold.}}", { n: figures.n });
  return say(
    "{n, plural, one {One thing must hold} other {# things must hold}}: {yes, plural, =0 {none holds} one {one holds} other {# hold}}{partly, plural, =0 {} one {, one holds in part} other {, # hold in part}}{no, plural, =0 {} one {, one does not hold} other {, # do not hold}}{open, plural, =0 {} one {, one is not yet answered by Remit} other {, # are not yet answered by Remit}}.",
    figures,
  );
}

function setAside(question: ReadinessQuestion, why: { reason: string; approvedBy: Reference }): Readiness {
  const sentence = say("Does not apply: {reason} Approved by {who}.", { reason: /[.!?]$/.test(why.reason) ? why.reason : `${why.reason}.`, who: why.approvedBy.title });
  return { requirementId: question.requirementId, status: "does_not_apply", sentence, reasons: [], shortestWay: [], overruled: question.overruled ?? null };
}

/** The state of one requirement with its reasons, computed from facts alone. */
export function readinessOf(question: ReadinessQuestion): Readiness {
  const { applicability } = question;
  if (!applicability.applies && applicability.approvedBy !== null && applicability.reason.trim() !== "")
    return setAside(question, { reason: applicability.reason.trim(), approvedBy: applicability.approvedBy });
  const found = [answeringReason(question.answersFor), ...question.facts.map((fact) => factReason(fact, question.answers.get(fact.id)))];
  const reasons = found.toSorted((a, b) => severity[a.holds] - severity[b.holds]);
  return {
    requirementId: question.requirementId,
    status: statusOf(reasons, question.facts.length),
    sentence: sentenceOf(reasons, question.facts.length),
    reasons,
    shortestWay: reasons.filter((reason) => reason.holds !== "yes").map((reason) => reason.way),
    overruled: question.overruled ?? null,
  };
}

export type ReadinessCounts = Readonly<Record<ReadinessStatus, number>>;

/** How many requirements stand where. A group is told by counts, never by a percentage. */
export function countReadiness(statuses: Iterable<ReadinessStatus>): ReadinessCounts {
  const counts = { proved: 0, partly_proved: 0, not_proved: 0, does_not_apply: 0, not_yet_answered: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}
