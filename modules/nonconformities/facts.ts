import type { Fact, Indicator } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";

/** What this module can say about the organisation, live. */
export const facts: Fact[] = [
  { id: "nc.analysed", states: say("Each nonconformity has correction, cause and a check for similar cases.") },
  { id: "ca.ontime", states: say("No corrective action is past due without an agreed extension.") },
  { id: "ca.verified", states: say("Every closed corrective action has a recorded effectiveness check.") },
  { id: "nc.outputs.dispositioned", states: say("Each nonconforming output is set apart, decided about by an authorised person and checked again after correction.") },
  { id: "improvement.pipeline.active", states: say("Improvements were begun and finished in the period, with results.") },
];

export const indicators: Indicator[] = [
  { id: "nonconformities.open", title: say("Open nonconformities"), unit: say("cases"), one: say("case"), better: "less" },
  { id: "nonconformities.late", title: say("Late nonconformities"), unit: say("cases"), one: say("case"), better: "less" },
  { id: "nonconformities.days", title: say("Mean days to close"), unit: say("days"), one: say("day"), better: "less" },
  { id: "nonconformities.repeated", title: say("Repeat rate"), unit: "%", better: "less" },
  { id: "nonconformities.representative", title: say("Share that the management representative owns"), unit: "%", better: "less" },
  { id: "actions.late", title: say("Late actions"), unit: say("actions"), one: say("action"), better: "less" },
];
