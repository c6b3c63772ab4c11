import type { AnyAct, Rule } from "./act.ts";
import { isOutside, type GovernanceRole } from "./actor.ts";
import { notYou, yes } from "./decision.ts";
import type { Kept } from "./record.ts";
import { say } from "./sentence.ts";

/** Does one of the actor's positions hold this act in the organisation's responsibility matrix, or a delegation of it? */
export const granted: Rule<unknown> = (actor, _record, act) =>
  actor.authority.has(act) || actor.actingFor.some((d) => d.acts.includes(act))
    ? yes
    : notYou(say("No position that you hold may do this. The responsibility matrix says who may."));

/** As `granted`, but never through a delegation: the holder of the authority does it in person. */
export const grantedInPerson: Rule<unknown> = (actor, _record, act) =>
  actor.authority.has(act) ? yes : notYou(say("Only somebody whose own position holds this authority may do it. It cannot be lent."));

export const role =
  (...wanted: GovernanceRole[]): Rule<unknown> =>
  (actor) =>
    wanted.some((r) => actor.roles.has(r)) ? yes : notYou(say("Only {roles} may do this.", { roles: wanted.map((r) => r.replaceAll("_", " ")).join(", ") }));

/** Everybody who works inside: not a consultant, not an auditor from outside. */
export const inside: Rule<unknown> = (actor) => (isOutside(actor) ? notYou(say("Somebody from outside can look and advise here, but not do this.")) : yes);

/**
 * The record's owner; or somebody to whom the owner lent this very act (having been lent another one
 * makes nobody an owner); or the deputy who acts while the owner is away. The owner goes on answering.
 */
export const theOwner: Rule<Kept> = (actor, record, act) =>
  record.ownerId !== null &&
  (record.ownerId === actor.id ||
    actor.actingFor.some((d) => d.personId === record.ownerId && d.acts.includes(act)) ||
    (actor.standingInFor ?? []).some((d) => d.personId === record.ownerId))
    ? yes
    : notYou(say("Only whoever answers for this record may do this."));

const alternatives = new WeakMap<object, readonly unknown[]>();

/** One of several rules is enough; the last one's sentence is shown when none is met. */
export const either = <R>(...rules: readonly Rule<R>[]): Rule<R> => {
  const any: Rule<R> = (actor, record, act) => {
    let last: ReturnType<Rule<R>> = yes;
    for (const rule of rules) {
      last = rule(actor, record, act);
      if (last.yes) return yes;
    }
    return last;
  };
  alternatives.set(any, rules);
  return any;
};

/** Is this what only the owner of a record does, held by no position: the owner's own work, which the owner may lend by name? */
export const ofOwner = (act: Pick<AnyAct, "may" | "holders" | "byClock">): boolean =>
  !act.holders && !act.byClock && act.may.some((rule) => (rule as unknown) === theOwner || alternatives.get(rule)?.includes(theOwner) === true);
