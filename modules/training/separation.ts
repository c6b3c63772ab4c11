import type { Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { say } from "#kernel/sentence.ts";

/** Learning is nobody else's to do: no deputy, no delegate, nobody to whom the record was handed over. */
export const inPerson: Rule<{ readonly personId: string; readonly person: string }> = (actor, record) =>
  record.personId === actor.id ? yes : notYou(say("Training is never done for somebody else. Only {person} can do this, in person.", { person: record.person }));

/** Nobody judges their own competence. */
export const notOneself: Rule<{ readonly personId: string }> = (actor, record) =>
  record.personId !== actor.id ? yes : notYou(say("This is about you. Somebody else has to do it: your supervisor, or whoever answers for training."));

/** Whoever holds a position to which the learner reports. */
export const supervises: Rule<{ readonly supervisorPositionIds: readonly string[] }> = (actor, record) =>
  actor.positions.some((position) => record.supervisorPositionIds.includes(position.id))
    ? yes
    : notYou(say("Only the supervisor of this person, or whoever answers for training, may do this."));
