import { addDays, type Day } from "#kernel/date.ts";
import type { GovernanceRole } from "#kernel/actor.ts";
import type { Holding } from "./record.ts";

/** What about a person decides whether they are there on a day. */
export interface Presence {
  readonly leftOn: Day | null;
  readonly awayFrom: Day | null;
  readonly awayUntil: Day | null;
  readonly erased: boolean;
}

type Period = Pick<Holding, "from" | "until">;

export const inForce = (holding: Period, on: Day): boolean => holding.from <= on && (holding.until === null || holding.until >= on);
export const endsAfter = (holding: Period, on: Day): boolean => holding.until === null || (holding.until > on && holding.until >= holding.from);

/** One that ends before it begins was taken back: it overlaps nothing and never was in force. */
const takenBack = ({ from, until }: Period): boolean => until !== null && until < from;

export const overlap = (a: Period, b: Period): boolean => !takenBack(a) && !takenBack(b) && (a.until === null || a.until >= b.from) && (b.until === null || b.until >= a.from);

/** The most that hold at once on any day of a period. It can only grow on a day when somebody begins. */
export function mostAtOnce(holdings: readonly Period[], during: Period): number {
  const concerned = holdings.filter((h) => overlap(h, during));
  const days = [during.from, ...concerned.map((h) => h.from).filter((from) => from > during.from)];
  return Math.max(0, ...days.map((on) => concerned.filter((h) => inForce(h, on)).length));
}

const gone = (person: Presence | undefined, on: Day): boolean => !person || person.erased || (person.leftOn !== null && person.leftOn < on);
export const isAway = (person: Presence, on: Day): boolean => person.awayFrom !== null && person.awayFrom <= on && (person.awayUntil === null || person.awayUntil >= on);

/** Whose hands a position is in: a holder's, a deputy's, or nobody's, because the holder is away or there is none. */
export type Coverage = "held" | "acting" | "away" | "vacant";

export interface InHands {
  readonly coverage: Coverage;
  readonly holders: readonly { readonly holding: Holding; readonly away: boolean }[];
  readonly deputies: readonly { readonly holding: Holding; readonly away: boolean; readonly acting: boolean }[];
}

/** Who holds a position on a day. A deputy acts while every holder is away or there is none. */
export function inHands(holdings: readonly Holding[], people: ReadonlyMap<string, Presence>, on: Day): InHands {
  const present = holdings.filter((h) => inForce(h, on) && !gone(people.get(h.personId), on)).map((holding) => ({ holding, away: isAway(people.get(holding.personId)!, on) }));
  const holders = present.filter((p) => !p.holding.deputy),
    held = holders.some((h) => !h.away);
  const deputies = present.filter((p) => p.holding.deputy).map((p) => ({ ...p, acting: !held }));
  const coverage = held ? "held" : deputies.some((d) => !d.away) ? "acting" : holders.length > 0 ? "away" : "vacant";
  return { coverage, holders, deputies };
}

/** Since when nobody has been there: the day after the last one was, or null when nobody ever was. */
export function uncoveredSince(holdings: readonly Holding[], people: ReadonlyMap<string, Presence>, on: Day): Day | null {
  const turning = holdings.flatMap((h) => {
    const person = people.get(h.personId);
    return [h.until, person?.leftOn ?? null, person?.awayFrom ? addDays(person.awayFrom, -1) : null].filter((d): d is Day => d !== null && d < on && d >= h.from);
  });
  const covered = [...new Set(turning)]
    .toSorted()
    .toReversed()
    .find((last) => ["held", "acting"].includes(inHands(holdings, people, last).coverage));
  return covered ? addDays(covered, 1) : null;
}

const outside: readonly GovernanceRole[] = ["consultant", "external_auditor"];
/** A consultant's or an external auditor's position: whoever holds one holds none inside at the same time. */
export const isOutsideRole = (role: GovernanceRole): boolean => outside.includes(role);
