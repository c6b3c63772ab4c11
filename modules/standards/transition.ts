import { say } from "#kernel/sentence.ts";
import type { Change, Edition, Requirement } from "./library.ts";

/**
 * What a requirement of the old edition means under the new one. `carries_over`: the evidence stands;
 * `look_again`: it asks for more or for something else; `gone`: nothing follows it.
 */
export type Carrying = "carries_over" | "look_again" | "gone";

/** Changes of words and numbers alone; whatever else changed wants a look. */
const harmless: readonly Change[] = ["no_substantive_change_reported", "reworded", "retitled", "renumbered", "note_amended", "new_number"];

export interface Successor {
  readonly requirement: Requirement;
  readonly change: Change | null;
  readonly confidence: "high" | "medium" | "low" | null;
  /** Facts that the old requirement did not need. */
  readonly factsAdded: readonly string[];
  readonly factsDropped: readonly string[];
}

export interface CarriedOver {
  readonly old: Requirement;
  readonly carrying: Carrying;
  readonly successors: readonly Successor[];
  readonly sentence: string;
}

export interface Transition {
  readonly fromId: string;
  readonly toId: string;
  readonly rows: readonly CarriedOver[];
  /** Requirements of the new edition that follow none of the old. */
  readonly added: readonly Requirement[];
  readonly summary: TransitionSummary;
}

export interface TransitionSummary {
  readonly carriesOver: number;
  readonly lookAgain: number;
  readonly gone: number;
  readonly added: number;
  /** How many requirements of the new edition have each kind of change. */
  readonly byChange: Partial<Record<Change, number>>;
  /** Successors whose change is known with low or medium confidence only. */
  readonly unsure: number;
}

function successorOf(old: Requirement, requirement: Requirement): Successor {
  return {
    requirement,
    change: requirement.change,
    confidence: requirement.confidence,
    factsAdded: requirement.facts.filter((fact) => !old.facts.includes(fact)),
    factsDropped: old.facts.filter((fact) => !requirement.facts.includes(fact)),
  };
}

function carryingOf(successors: readonly Successor[]): Carrying {
  if (successors.length === 0) return "gone";
  return successors.every((s) => s.change !== null && harmless.includes(s.change) && s.factsAdded.length === 0) ? "carries_over" : "look_again";
}

function sentenceOf(carrying: Carrying, successors: readonly Successor[]): string {
  const references = successors.map((s) => s.requirement.reference).join(", ");
  const added = successors.reduce((n, s) => n + s.factsAdded.length, 0);
  if (carrying === "gone") return say("Nothing in the new edition follows it.");
  if (carrying === "carries_over") return say("What proves it today proves {references} too.", { references });
  if (added > 0) return say("{references} needs {added, plural, one {one more thing} other {# more things}} proved.", { references, added });
  return say("{references} asks for something else than before: look at it again.", { references });
}

/** What changes between two editions and what carries over, for every assessable requirement of the old one. */
export function transitionBetween(from: Edition, to: Edition): Transition {
  const assessable = to.requirements.filter((r) => r.assessable);
  const old = new Set(from.requirements.map((r) => r.id));
  const rows = from.requirements
    .filter((r) => r.assessable)
    .map((requirement) => {
      const successors = assessable.filter((r) => r.was.includes(requirement.id)).map((r) => successorOf(requirement, r));
      const carrying = carryingOf(successors);
      return { old: requirement, carrying, successors, sentence: sentenceOf(carrying, successors) };
    });
  const added = assessable.filter((r) => !r.was.some((id) => old.has(id)));
  return { fromId: from.id, toId: to.id, rows, added, summary: summaryOf(rows, added, assessable) };
}

function summaryOf(rows: readonly CarriedOver[], added: readonly Requirement[], assessable: readonly Requirement[]): TransitionSummary {
  const byChange: Partial<Record<Change, number>> = {};
  for (const { change } of assessable) if (change !== null) byChange[change] = (byChange[change] ?? 0) + 1;
  const count = (carrying: Carrying): number => rows.filter((row) => row.carrying === carrying).length;
  return {
    carriesOver: count("carries_over"),
    lookAgain: count("look_again"),
    gone: count("gone"),
    added: added.length,
    byChange,
    unsure: assessable.filter((r) => r.change !== null && r.confidence !== "high").length,
  };
}
