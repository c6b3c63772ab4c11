import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Doing } from "#server/registry.ts";
import type { RevisionRead } from "../record.ts";
import { stepDone, type Decided } from "../route.ts";
import { givenIn, heldNow, namedIn } from "./deciders.ts";
import { json, setRevision, writtenBy } from "./keep.ts";
import type { Tables } from "./tables.ts";

type On<I> = Doing<RevisionRead, I, Tables>;

const stateOf = (sort: "review" | "approval"): "in_review" | "in_approval" => (sort === "review" ? "in_review" : "in_approval");

/** Somebody reviewed or approved: the step stays open, the next one begins, or the way is at its end. */
export async function decideStep(on: On<{ note: string | null }>): Promise<{ state: "in_review" | "in_approval" | "approved" }> {
  const { tx, id, actor, record, input, now, today } = on;
  const at = record.step ?? 0,
    step = record.route[at];
  if (!step) throw new Refusal("conflict", say("This revision has no step to decide in."));
  const given: Decided = { round: record.round, step: at, sort: step.sort, by: actor.id, at: now.toISOString(), note: input.note };
  const decided = [...record.decided, given],
    before = new Set([...givenIn(record, at).map((d) => d.by), actor.id]);
  const barred = (personId: string): boolean => step.sort === "approval" && !record.authorMayApprove && record.authorIds.includes(personId);
  const open = namedIn(step, record, await heldNow(tx, today)).filter((personId) => !before.has(personId) && !barred(personId));
  // An author's own approval never ends the way by itself, whatever the step asks for and whoever left meanwhile.
  const byOthers = decided.some((d) => d.round === record.round && d.sort === "approval" && !record.authorIds.includes(d.by));
  const last = record.route[at + 1] === undefined;
  if (!stepDone(step, before.size, open.length) || (last && !byOthers)) {
    await setRevision(tx, id, { decided: json(decided) });
    return { state: stateOf(step.sort) };
  }
  const next = record.route[at + 1];
  await setRevision(tx, id, { decided: json(decided), step: at + 1 });
  return { state: next ? stateOf(next.sort) : "approved" };
}

/** Begins the way anew: another round, from the first step. */
export async function startRoute(on: On<unknown>, route: RevisionRead["route"]): Promise<{ state: "in_review" | "in_approval" }> {
  const first = route[0];
  if (!first) throw new Refusal("conflict", say("This document's type names no route. Whoever keeps document types adds one first."));
  await setRevision(on.tx, on.id, { route: json(route), step: 0, round: on.record.round + 1, ...writtenBy(on.record, on.actor.id) });
  return { state: stateOf(first.sort) };
}
