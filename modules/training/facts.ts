import type { Fact, Indicator } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";

/** What this module can say about the organisation, live. */
export const facts: Fact[] = [
  { id: "competence.matrix.nogaps", states: say("Everybody has the competences that are required of them, or a dated training is open for each gap.") },
  { id: "training.effectiveness.rated", states: say("Where a course asks whether it worked, finished training has an answer in time.") },
  { id: "awareness.coverage", states: say("The people here, those from outside included, have done what everybody is to be aware of.") },
];

export const indicators: Indicator[] = [
  { id: "training.competent", title: say("Share of required competences held"), unit: "%", better: "more" },
  { id: "training.late", title: say("Training past its day"), unit: say("trainings"), one: say("training"), better: "less" },
  { id: "training.expiring", title: say("Evidence of competence that runs out within 90 days"), unit: say("people and competences"), better: "less" },
];
