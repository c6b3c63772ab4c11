import { isOutside, type Actor } from "#kernel/actor.ts";
import type { Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** Is this actor that person, or somebody who may do this act only because that person lent it? */
const standsFor = (actor: Actor, personId: string | null, act: string): boolean =>
  personId !== null && (actor.id === personId || (!actor.authority.has(act) && actor.actingFor.some((d) => d.personId === personId && d.acts.includes(act))));

/** Nobody judges their own work. No organisation can switch this off. */
export const notTheOwner: Rule<Kept> = (actor, record, act) =>
  standsFor(actor, record.ownerId, act) ? notYou(say("You own this work, and nobody judges their own work. Somebody else has to do it.")) : yes;

/** Whoever checks an effect has carried out none of the actions. */
export const ownsNoAction: Rule<{ readonly actionOwnerIds: readonly string[] }> = (actor, record, act) =>
  record.actionOwnerIds.some((id) => standsFor(actor, id, act)) ? notYou(say("You carried out one of the actions. Somebody who did none of them checks the effect.")) : yes;

/** More time is given by somebody other than the one who asked. */
export const didNotAsk: Rule<{ readonly asked: { readonly by: string } | null }> = (actor, record, act) =>
  record.asked && standsFor(actor, record.asked.by, act) ? notYou(say("You asked for this time yourself. Somebody else decides about it.")) : yes;

/** A member of the record's team. */
export const inTeam: Rule<{ readonly team: readonly { readonly personId: string }[] }> = (actor, record) =>
  !isOutside(actor) && record.team.some((m) => m.personId === actor.id) ? yes : notYou(say("Only the owner, the team and whoever holds this authority may do this."));
