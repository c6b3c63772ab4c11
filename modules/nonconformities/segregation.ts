import { isOutside, type Actor } from "#kernel/actor.ts";
import type { Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** Is this actor that person, or somebody who may do this act only because that person lent it or is away? */
const standsFor = (actor: Actor, personId: string | null, act: string): boolean =>
  personId !== null &&
  (actor.id === personId ||
    (!actor.authority.has(act) && actor.actingFor.some((d) => d.personId === personId && d.acts.includes(act))) ||
    (actor.standingInFor ?? []).some((d) => d.personId === personId && d.acts.includes(act)));

type Owned = Pick<Kept, "ownerId"> & { readonly ownedBy: readonly string[] };

/** Nobody judges their own work, also not after giving it away. No organisation can switch this off. */
export const neverTheOwner: Rule<Owned> = (actor, record, act) => {
  if (actor.id === record.ownerId) return notYou(say("You own this work, and nobody judges their own work. Somebody else has to do it."));
  if (record.ownedBy.includes(actor.id))
    return notYou(say("You owned this work before, or did it for whoever owns it, and nobody judges their own work. Somebody else has to do it."));
  if ([record.ownerId, ...record.ownedBy].some((id) => standsFor(actor, id, act)))
    return notYou(say("You would act for somebody who owns or owned this work, and nobody judges their own work. Somebody else has to do it."));
  return yes;
};

/** Whoever checks an effect has carried out none of the actions, nor answered for one before giving it away. */
export const ownsNoAction: Rule<{ readonly actionOwnerIds: readonly string[] }> = (actor, record, act) =>
  record.actionOwnerIds.some((id) => standsFor(actor, id, act))
    ? notYou(say("You carried out one of the actions, or answered for it. Somebody who did none of them checks the effect."))
    : yes;

/** Whoever looked for the cause, or is in the team that did, does not say whether they found the right one. */
export const soughtNoCause: Rule<{ readonly causeSeekerIds: readonly string[] }> = (actor, record, act) =>
  record.causeSeekerIds.some((id) => standsFor(actor, id, act)) ? notYou(say("You are in the team, or worked on the cause. Somebody who did not checks the effect.")) : yes;

/** More time is given by somebody other than the one who asked. */
export const didNotAsk: Rule<{ readonly asked: { readonly by: string } | null }> = (actor, record, act) =>
  record.asked && standsFor(actor, record.asked.by, act) ? notYou(say("You asked for this time yourself. Somebody else decides about it.")) : yes;

/** A member of the record's team. */
export const inTeam: Rule<{ readonly team: readonly { readonly personId: string }[] }> = (actor, record) =>
  !isOutside(actor) && record.team.some((m) => m.personId === actor.id) ? yes : notYou(say("Only the owner, the team and whoever holds this authority may do this."));
