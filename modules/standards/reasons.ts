import type { FactAnswer, Reference } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";
import type { NeededFact } from "./readiness.ts";

/** One of the things that must hold, and how it stands. */
export interface Reason {
  /** The fact's id, or `answers` for "exactly one position answers for it, and it is held". */
  readonly id: string;
  readonly holds: "yes" | "partly" | "no" | "unanswered";
  /** What must hold. */
  readonly states: string;
  /** How it stands: "148 of 151. Three are late." */
  readonly sentence: string;
  /** The module that answers it, or is to answer it. */
  readonly module: string;
  readonly supporting: readonly Reference[];
  readonly breaking: readonly Reference[];
  readonly supportingCount: number;
  readonly breakingCount: number;
  /** What would make it hold. */
  readonly way: string;
}

/** A position that is accountable, and who holds it now. */
export interface AnsweringPosition {
  readonly position: Reference;
  readonly holders: readonly Reference[];
}

/** Every position that is accountable for the requirement; it should be exactly one. */
export type AnswersFor = readonly AnsweringPosition[];

const noRecords = { supporting: [], breaking: [], supportingCount: 0, breakingCount: 0 };

/** How one fact of the library stands. */
export function factReason(fact: NeededFact, answer: FactAnswer | undefined): Reason {
  const base = { id: fact.id, states: fact.states, module: fact.module };
  if (answer === undefined) {
    const sentence = say("Not yet answered by Remit.");
    return { ...base, ...noRecords, holds: "unanswered", sentence, way: say("Prove it outside Remit until the module {module} answers it.", { module: fact.module }) };
  }
  const { supporting, breaking, supportingCount, breakingCount } = answer;
  return { ...base, holds: answer.holds, sentence: answer.sentence, supporting, breaking, supportingCount, breakingCount, way: wayOf(fact, answer) };
}

function wayOf(fact: NeededFact, answer: FactAnswer): string {
  const [first] = answer.breaking;
  if (answer.holds === "yes") return say("Nothing to do.");
  if (first === undefined) return say("Make this true: {states}", { states: fact.states });
  if (answer.breakingCount === 1) return say("Mend {number} {title}.", { number: first.number, title: first.title });
  return say("Mend {number} {title}, and {more, plural, one {one more} other {# more}}.", { number: first.number, title: first.title, more: answer.breakingCount - 1 });
}

const base = { id: "answers", states: say("Exactly one position answers for it, and somebody holds that position."), module: "responsibilities" };

/** The thing that every requirement needs, whatever the library says: somebody answers for it. */
export function answeringReason(answersFor: AnswersFor | null): Reason {
  if (answersFor === null) return { ...base, ...noRecords, holds: "unanswered", sentence: say("Not yet answered by Remit."), way: say("Show outside Remit who answers for it.") };
  const [only, ...others] = answersFor;
  if (only === undefined) return { ...base, ...noRecords, holds: "no", sentence: say("No position answers for it."), way: say("Give the accountability to one position.") };
  const positions = answersFor.map((a) => a.position);
  if (others.length > 0) {
    const sentence = say("{n} positions answer for it: {positions}.", { n: positions.length, positions: positions.map((p) => p.title).join(", ") });
    return { ...base, ...noRecords, holds: "no", sentence, breaking: positions, breakingCount: positions.length, way: say("Leave the accountability with one position only.") };
  }
  const { position, holders } = only;
  if (holders.length === 0) {
    const sentence = say("{position} answers for it, and nobody holds that position.", { position: position.title });
    return { ...base, ...noRecords, holds: "no", sentence, breaking: [position], breakingCount: 1, way: say("Appoint somebody as {position}.", { position: position.title }) };
  }
  const sentence = say("{people} answers for it as {position}.", { people: holders.map((h) => h.title).join(", "), position: position.title });
  return { ...base, ...noRecords, holds: "yes", sentence, supporting: [position, ...holders], supportingCount: 1 + holders.length, way: say("Nothing to do.") };
}
