import type { GovernanceRole } from "#kernel/actor.ts";
import type { DelegationClass } from "#kernel/act.ts";
import { daysBetween } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { clauseOf } from "./subject.ts";

/** An act or a subject that somebody wants to lend. */
export interface Thing {
  readonly word: string;
  readonly title: string;
  /** The clause by which it is what it is: "5.2". */
  readonly clause: string | null;
  readonly class: DelegationClass;
  readonly signed: boolean;
  /** Is it the position's to lend: one of its acts, or a subject in which it has a part? */
  readonly owned: boolean;
  /** Does the other hold the same authority in an own position? */
  readonly othersOwn: boolean;
}

export interface Offer {
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface Circumstances {
  readonly today: string;
  /** The lender's own holdings of the position, without deputies': a duty that was lent to somebody is not theirs to lend. */
  readonly holdings: readonly { readonly from: string; readonly until: string | null }[];
  readonly other: { readonly name: string; readonly roles: readonly GovernanceRole[]; readonly leftOn: string | null; readonly erased: boolean } | undefined;
  /** Other delegations of the position that overlap in time, by what they lend. */
  readonly lentAlready: readonly { readonly number: string; readonly words: readonly string[] }[];
}

/** Longer than this is not lending but appointing. */
export const longestDays = 366;
const outside: readonly GovernanceRole[] = ["consultant", "external_auditor"];

/** What is wrong with lending to this person from one day to another at all; null when nothing is. */
export function faultOfOffer(offer: Offer, { today, holdings, other }: Circumstances): { readonly field: string; readonly because: string } | null {
  if (offer.fromPersonId === offer.toPersonId) return { field: "toPersonId", because: say("A duty is lent to somebody else.") };
  if (!other || other.erased || (other.leftOn !== null && other.leftOn < offer.endsOn))
    return { field: "toPersonId", because: say("Choose somebody who is here until the delegation ends.") };
  if (other.roles.includes("external_auditor"))
    return { field: "toPersonId", because: say("{name} audits from outside and can hold no part in this system.", { name: other.name }) };
  if (offer.endsOn < offer.startsOn) return { field: "endsOn", because: say("It would end before it begins.") };
  if (offer.endsOn < today) return { field: "endsOn", because: say("The last day has passed.") };
  if (daysBetween(offer.startsOn, offer.endsOn) > longestDays) return { field: "endsOn", because: say("A delegation ends within a year. For longer, somebody is appointed.") };
  const held = holdings.some((h) => h.from <= offer.startsOn && (h.until === null || h.until >= offer.endsOn));
  return held
    ? null
    : {
        field: "positionId",
        because: say("Only whoever holds the position in person, from the first day to the last, can lend its duties. What was lent to you cannot be lent on."),
      };
}

/** Why this cannot be lent to that person; null when it can. The classes are those of the responsibility matrix. */
export function refusedToLend(thing: Thing, to: Circumstances["other"]): string | null {
  const clause = thing.clause === null ? null : clauseOf(thing.clause);
  if (thing.class === "N") {
    return clause === null
      ? say("{title} is top management's own and cannot be delegated.", { title: thing.title })
      : say("{title} is top management's own ({clause}) and cannot be delegated.", { title: thing.title, clause });
  }
  if (!thing.owned) return say("{title} is not this position's, so it cannot lend it.", { title: thing.title });
  const fromOutside = to !== undefined && to.roles.length > 0 && to.roles.every((r) => outside.includes(r));
  if (fromOutside && (thing.class !== "D" || thing.signed))
    return say("{name} comes from outside and can never approve or answer here: {title}.", { name: to.name, title: thing.title });
  if (thing.class === "P" && !thing.othersOwn)
    return say("{title} is bound to the person. Only somebody who holds the same authority in an own position can stand in.", { title: thing.title });
  return null;
}

/** What is said beside a thing that can be lent within limits. */
export const noteOfLending = (thing: Pick<Thing, "class">): string | null =>
  thing.class === "E"
    ? say("The work can be given away. Whoever lends it goes on answering for it.")
    : thing.class === "P"
      ? say("The other decides by own authority, and signs as self.")
      : null;

/** The delegation that lends one of these already at that time; a duty is with one person at a time. */
export const lentTwice = (words: readonly string[], { lentAlready }: Pick<Circumstances, "lentAlready">): string | null => {
  const clash = lentAlready.find((d) => d.words.some((w) => words.includes(w)));
  return clash ? say("{number} lends a part of this at the same time. End it first.", { number: clash.number }) : null;
};

/** What a delegate may not do, whatever was lent. */
export const neverWhileActing = (lender: string): readonly string[] => [
  say("delegate it further"),
  say("sign for {name}: whoever acts signs as self, on behalf of the other", { name: lender }),
];
