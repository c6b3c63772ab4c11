import type { Fact, Indicator } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";

export const facts: Fact[] = [
  { id: "scope.exclusions.justified", states: say("Each requirement marked not applicable carries a reason and an approver.") },
  { id: "isms.soa.current", states: say("The statement of applicability lists every reference control with decision, reason and status, and is approved in date.") },
];

export const indicators: Indicator[] = [];
