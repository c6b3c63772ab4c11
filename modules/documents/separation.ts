import type { Rule } from "#kernel/act.ts";
import { isOutside, type Actor } from "#kernel/actor.ts";
import { notYou, yes, type Decision } from "#kernel/decision.ts";
import { say } from "#kernel/sentence.ts";
import type { RevisionRead } from "./revision.ts";

/** Is it this person's turn in the step that it is in? Asked anew at each signing, so an authority lost in between does not sign. */
export const decidesNow: Rule<RevisionRead> = (actor, revision) =>
  revision.deciderIds.includes(actor.id) ? yes : notYou(say("The route names others for this step, or you have decided already."));

/** Whoever wrote it does not approve it, unless the document type allows it beside others. No organisation can let an author be the only one. */
export const notItsAuthor: Rule<RevisionRead> = (actor, revision) => {
  if (!revision.authorIds.includes(actor.id)) return yes;
  const others =
    revision.deciderIds.some((id) => !revision.authorIds.includes(id)) || revision.decided.some((d) => d.round === revision.round && !revision.authorIds.includes(d.by));
  return revision.authorMayApprove && others ? yes : notYou(say("You wrote this, and nobody approves their own words alone. Somebody else has to."));
};

/** Somebody who writes this revision, or who answers for the document. */
export const writesIt: Rule<RevisionRead> = (actor, revision) =>
  revision.authorIds.includes(actor.id) || revision.ownerId === actor.id ? yes : notYou(say("Only those who write this revision may change it. Its owner can add you."));

/** Whoever remarked says that it is settled; for somebody who does not, those who decide, never those whose words it is about. */
export const settlesIt = (actor: Actor, revision: RevisionRead, remarkedBy: string): Decision => {
  if (remarkedBy === actor.id) return yes;
  if (revision.authorIds.includes(actor.id)) return notYou(say("Whoever made the remark settles it, or those who decide. Answer it: they are told."));
  return revision.deciderIds.includes(actor.id) || actor.authority.has("revision.takeBack")
    ? yes
    : notYou(say("Whoever made the remark settles it, or those who decide about these words."));
};

/** Reading and understanding are nobody else's to do: no deputy, no delegate, nobody to whom it was handed over. */
export const inPerson: Rule<{ readonly personId: string }> = (actor, reading) =>
  reading.personId === actor.id ? yes : notYou(say("Everybody says for themselves that they have read it."));

/** Whoever approved it or answers for it does not dispose of it. */
export const notItsOwner: Rule<{ readonly ownerId: string | null }> = (actor: Actor, record) =>
  record.ownerId !== actor.id ? yes : notYou(say("You answer for this document. Somebody else decides that it is disposed of."));

export const worksHere: Rule<unknown> = (actor) => (isOutside(actor) ? notYou(say("Somebody from outside can draft and advise, but not decide here.")) : yes);
