import type { Fact, Indicator } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";

/** What this module can say about the organisation, live. */
export const facts: Fact[] = [
  { id: "policy.current", states: say("The policy is approved by top management and inside its review date.") },
  { id: "policy.communicated", states: say("The people whom it concerns have acknowledged the policy in force.") },
  { id: "policy.available.outside", states: say("Outside parties can read the policy in force.") },
  { id: "scope.document.current", states: say("An approved scope document is in force and inside its review date.") },
  { id: "documents.identified", states: say("Each controlled document has title, number, revision, date, author and format.") },
  { id: "documents.approved", states: say("No document in use lacks review and approval.") },
  { id: "documents.review.ontime", states: say("No controlled document is past its review date.") },
  { id: "documents.access.controlled", states: say("Each document in force has a distribution list, and no printed copy of an old issue is out.") },
  { id: "documents.external.tracked", states: say("Documents from outside are listed with their edition.") },
];

export const indicators: Indicator[] = [
  { id: "documents.effective", title: say("Documents in force"), unit: say("documents"), one: say("document"), better: "more" },
  { id: "documents.late", title: say("Documents past their review"), unit: say("documents"), one: say("document"), better: "less" },
  { id: "documents.read", title: say("Share read of what was asked"), unit: "%", better: "more" },
  { id: "documents.days", title: say("Median days from draft to issue"), unit: say("days"), one: say("day"), better: "less" },
];
