import { say } from "#kernel/sentence.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import type { FollowUp } from "./nonconformity-views.ts";
import type { Linked } from "#kernel/shown.ts";

/** Kinds of records in which each change would show. */
const kinds: Record<FollowUp["about"], readonly string[]> = {
  risk: ["risk", "opportunity", "hazard", "aspect"],
  fmea: ["fmea", "fmeaLine"],
  document: ["document"],
  training: ["curriculum", "training", "session"],
};
const finished: readonly string[] = ["closed", "in_force", "issued", "accepted", "done", "completed", "held", "treated", "effective"];

const reasons = (n: NonconformityRead): [FollowUp["about"], string][] => {
  const category = n.cause?.category;
  const all: [FollowUp["about"], string][] = [];
  if (n.evaluation && (n.evaluation.severity >= 3 || n.evaluation.recurrence >= 2))
    all.push(["risk", n.evaluation.severity >= 3 ? say("It is severe: does the register of risks know it?") : say("It came back: was the risk rated too low?")]);
  if (n.product && n.evaluation && n.evaluation.severity >= 3) all.push(["fmea", say("A product is concerned: does its FMEA hold this failure and this cause?")]);
  if (category === "method" || category === "measurement") all.push(["document", say("The cause lies in how the work is described: which document changes?")]);
  if (category === "man" || category === "method")
    all.push(["training", category === "man" ? say("The cause lies in what people know: who is trained?") : say("The way of working changes: who has to learn it?")]);
  return all;
};

/** What this case probably changes outside itself, with the records linked for that and how far they are. */
export const followUpsOf = (n: NonconformityRead, linked: readonly Linked[]): FollowUp[] =>
  reasons(n).map(([about, because]) => {
    const found = linked.filter((l) => kinds[about].includes(l.kind));
    return { about, because, linked: found, done: found.length > 0 && found.every((l) => finished.includes(l.state)) };
  });
