import type { Fact, Indicator } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";

export const facts: Fact[] = [
  { id: "roles.assigned", states: say("Every role the system needs has a current holder and written authority.") },
  { id: "roles.acknowledged", states: say("Role holders have acknowledged their responsibilities.") },
];

export const indicators: Indicator[] = [
  { id: "responsibilities.vacant", title: say("Requirements that nobody answers for"), unit: say("requirements"), one: say("requirement"), better: "less" },
  { id: "responsibilities.acknowledged", title: say("Holders who accepted their duty sheet"), unit: "%", better: "more" },
];
