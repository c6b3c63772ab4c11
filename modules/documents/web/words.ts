import { say } from "#kernel/sentence.ts";
import type { DocumentSort, TrainingNeed } from "../document-type.ts";
import type { Decider, Step } from "../route.ts";

/** Each sort of document, by what it is for. */
export const sortNames: Readonly<Record<DocumentSort, string>> = {
  policy: say("Policy"),
  scope: say("Scope"),
  manual: say("Manual"),
  procedure: say("Procedure"),
  instruction: say("Work instruction"),
  form: say("Form"),
  plan: say("Plan"),
  external: say("From outside"),
  other: say("Other"),
};
export const sortChoices = () => Object.entries(sortNames).map(([value, label]) => ({ value, label: say(label) }));

/** What a new issue asks of those whom it concerns. */
export const trainingNames: Readonly<Record<TrainingNeed, string>> = {
  full: say("Be trained on it"),
  read: say("Read it and say so"),
  none: say("Nothing"),
};

/** The same of one revision, as a sentence; null while its writers have not said it. */
export function asksOfPeople({ training, trainingReason }: { readonly training: TrainingNeed | null; readonly trainingReason: string | null }): string | null {
  if (training === "full") return say("Whom it concerns is to be trained on it.");
  if (training === "read") return say("Whom it concerns is to read it and say so.");
  if (training === null) return null;
  return trainingReason ? say("It asks nothing of people: {reason}", { reason: trainingReason }) : say("It asks nothing of people.");
}

export const trainingChoices = () => Object.entries(trainingNames).map(([value, label]) => ({ value, label: say(label) }));

export const roleChoices = () => [
  { value: "top_management", label: say("Top management") },
  { value: "management_representative", label: say("Management representatives") },
  { value: "process_owner", label: say("Process owners") },
  { value: "employee", label: say("Employees") },
  { value: "internal_auditor", label: say("Internal auditors") },
  { value: "administrator", label: say("Administrators") },
];

const byNames: Readonly<Record<Decider["by"], string>> = {
  owner: say("Whoever answers for the document"),
  role: say("Everybody in a role"),
  position: say("Whoever holds a position"),
  person: say("A person by name"),
};
export const byChoices = () => Object.entries(byNames).map(([value, label]) => ({ value, label: say(label) }));

/** How many of those named decide. */
export const ruleWords = (step: Pick<Step, "rule" | "atLeast">): string =>
  step.rule === "all" ? say("all of them") : step.rule === "any" ? say("any one of them") : say("at least {n} of them", { n: step.atLeast ?? 1 });

export const stepSorts = () => [
  { value: "review", label: say("Review") },
  { value: "approval", label: say("Approval") },
];

/** How often something is looked at again. */
export const monthsWords = (months: number | null, none: string): string =>
  months === null ? none : say("{months, plural, one {every month} other {every # months}}", { months });
