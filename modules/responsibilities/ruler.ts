import { addDays } from "#kernel/date.ts";
import { inForce } from "#modules/organisation/holding.ts";
import type { Segment } from "./answer.ts";
import { accountableOf, resolverOf, type Above, type Given } from "./answering.ts";
import { hands, lends, personOf, type DelegationState, type State } from "./state.ts";
import { delegationClass } from "./template.ts";
import type { Place } from "./subject.ts";

/** A row of the matrix as it was from a day on; null from the day it was withdrawn. */
export interface Version {
  readonly id: string;
  readonly from: string;
  readonly given: Given | null;
}

const rowsOn = (versions: readonly Version[], day: string): Given[] => {
  const latest = new Map<string, Given | null>();
  for (const version of versions) if (version.from <= day) latest.set(version.id, version.given);
  return [...latest.values()].filter((g): g is Given => g !== null);
};

/** Whatever became of it since: was it in force on that day? */
const lentOn = (state: State, d: DelegationState, day: string): boolean =>
  d.acceptedAt !== null &&
  d.startsOn <= day &&
  (d.endedOn !== null && d.endedOn < d.endsOn ? d.endedOn : d.endsOn) >= day &&
  hands(state, d.positionId, day).holders.some((h) => h.holding.personId === d.fromPersonId);

function segmentOn(state: State, it: { place: Place; above: Above; versions: readonly Version[] }, day: string): Omit<Segment, "from" | "until"> {
  const resolved = resolverOf(rowsOn(it.versions, day), it.above).resolve(it.place),
    positionId = resolved ? accountableOf(resolved.given.parts)[0] : undefined;
  if (!positionId) return { position: null, people: [], acting: [], assigned: false, vacant: true };
  const { holders, deputies } = hands(state, positionId, day),
    standing = deputies.filter((d) => d.acting && !d.away);
  const requirement = it.place.subject.type === "requirement" ? state.requirement(it.place.subject.ref) : undefined;
  const lent =
    requirement && delegationClass(requirement) === "N"
      ? []
      : state.delegations.filter((d) => d.positionId === positionId && lentOn(state, d, day) && lends(d, it.place.subject, it.above));
  const acting = [...standing.map((d) => d.holding.personId), ...lent.map((d) => d.toPersonId)];
  return {
    position: state.positions.get(positionId)?.title ?? null,
    people: holders.map((h) => personOf(state, h.holding.personId)),
    acting: acting.map((id) => personOf(state, id)),
    assigned: true,
    vacant: holders.length + standing.length === 0,
  };
}

/** The days on which the answer could change. */
function turningDays(state: State, versions: readonly Version[], until: string): string[] {
  const concerned = new Set(versions.flatMap((v) => (v.given ? accountableOf(v.given.parts) : [])));
  const days = versions.map((v) => v.from);
  for (const id of concerned) {
    for (const h of state.positions.get(id)?.holdings ?? []) {
      if (h.until !== null && h.until < h.from) continue;
      const person = state.people.get(h.personId);
      days.push(
        h.from,
        ...[h.until, person?.leftOn, person?.awayUntil].flatMap((d) => (d ? [addDays(d, 1)] : [])),
        ...(person?.awayFrom && inForce(h, person.awayFrom) ? [person.awayFrom] : []),
      );
    }
  }
  for (const d of state.delegations) if (concerned.has(d.positionId) && d.acceptedAt !== null) days.push(d.startsOn, addDays(d.endedOn ?? d.endsOn, 1));
  const first = versions.map((v) => v.from).toSorted()[0] ?? until;
  return [...new Set(days)].filter((day) => day >= first && day <= until).toSorted();
}

const same = (a: Omit<Segment, "from" | "until">, b: Omit<Segment, "from" | "until">): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Who answered for a subject over time, day by day, in as few segments as tell it: from the day the
 * matrix first spoke of it until `until` (the last segment is open). Absences are known as they stand
 * now; everything else is dated.
 */
export function rulerOf(state: State, it: { place: Place; above: Above; versions: readonly Version[] }, until: string): Segment[] {
  const segments: Segment[] = [];
  for (const day of turningDays(state, it.versions, until)) {
    const said = segmentOn(state, it, day),
      last = segments.at(-1);
    if (last) {
      const { from: _from, until: _until, ...before } = last;
      if (same(before, said)) continue;
      last.until = addDays(day, -1);
    }
    segments.push({ from: day, until: null, ...said });
  }
  return segments;
}
