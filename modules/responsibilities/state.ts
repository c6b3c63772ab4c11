import type { GovernanceRole } from "#kernel/actor.ts";
import { inHands, uncoveredSince, type InHands, type Presence } from "#modules/organisation/holding.ts";
import type { Holding } from "#modules/organisation/record.ts";
import type { Edition, Requirement } from "#modules/standards/library.ts";
import { ancestorsOf } from "#modules/standards/requirements.ts";
import { upwards, type Above, type Given } from "./answering.ts";
import { delegationClass } from "./template.ts";
import { subjectOf, wordOf, type Subject } from "./subject.ts";

export interface PositionState {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly role: GovernanceRole;
  readonly siteId: string | null;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly authority: readonly string[];
  readonly may: string | null;
  readonly holdings: readonly Holding[];
}
export interface PersonState extends Presence {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}
export interface DelegationState {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly positionId: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly acts: readonly string[];
  readonly subjects: readonly string[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly endedOn: string | null;
  readonly acceptedAt: string | null;
  readonly why: string;
}
export interface SheetState {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly positionId: string;
  readonly revision: number;
  readonly contentHash: string;
  readonly acknowledgements: readonly { readonly personId: string; readonly contentHash: string; readonly revision: number; readonly at: string }[];
}
export interface Change {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly revision: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Everything that decides who answers on one day: loaded once, asked in memory. */
export interface State {
  readonly on: string;
  readonly positions: ReadonlyMap<string, PositionState>;
  readonly people: ReadonlyMap<string, PersonState>;
  readonly sites: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly given: readonly Given[];
  readonly delegations: readonly DelegationState[];
  readonly sheets: ReadonlyMap<string, SheetState>;
  readonly changes: ReadonlyMap<string, Change>;
  readonly requirement: (ref: string) => Requirement | undefined;
  readonly edition: (id: string) => Edition | undefined;
  /** Editions that the organisation works by. */
  readonly adopted: readonly string[];
  /** Requirements that were set aside everywhere, each with all below it. */
  readonly setAside: ReadonlySet<string>;
}

/** The assessable requirements that somebody must answer for: of these editions, without what was set aside. */
export const requirementsToAnswer = (state: State, editions: Iterable<string>): readonly Requirement[] =>
  requirementsIn(state, editions).filter((r) => r.assessable && !state.setAside.has(r.id) && !ancestorsOf(r, state.requirement).some((above) => state.setAside.has(above.id)));

export const requirementsIn = (state: Pick<State, "edition">, editions: Iterable<string>): readonly Requirement[] =>
  [...editions].toSorted().flatMap((id) => state.edition(id)?.requirements ?? []);

export const hands = (state: State, positionId: string, on = state.on): InHands => inHands(state.positions.get(positionId)?.holdings ?? [], state.people, on);
export const vacantSince = (state: State, positionId: string): string | null => uncoveredSince(state.positions.get(positionId)?.holdings ?? [], state.people, state.on);
export const personOf = (state: State, id: string): { id: string; name: string } => ({ id, name: state.people.get(id)?.name ?? "" });

/** The clause above a clause; what stands above a record is given by whoever knows its links. */
export const aboveIn =
  (requirement: State["requirement"], processOf: (recordId: string) => string | null = () => null): Above =>
  (subject) => {
    if (subject.type === "requirement") {
      const parent = requirement(subject.ref)?.parentId ?? null;
      return parent === null ? null : { type: "requirement", ref: parent };
    }
    if (subject.type === "record" || subject.type === "document") {
      const process = processOf(subject.ref);
      return process === null ? null : { type: "process", ref: process };
    }
    return null;
  };

/** Does the lender still hold the position in person on that day? What is lent lasts no longer. */
export const stillHeld = (state: State, delegation: Pick<DelegationState, "positionId" | "fromPersonId">, on = state.on): boolean =>
  hands(state, delegation.positionId, on).holders.some((h) => h.holding.personId === delegation.fromPersonId);

export const inForceOn = (state: State, delegation: DelegationState, on = state.on): boolean =>
  delegation.state === "in_force" && delegation.startsOn <= on && delegation.endsOn >= on && stillHeld(state, delegation, on);

/** Is this subject among what is lent, by itself or through what stands above it? A delegation that names nothing lends everything. */
export const lends = (delegation: Pick<DelegationState, "subjects">, subject: Subject, above: Above): boolean =>
  delegation.subjects.length === 0 || upwards(subject, above).some((s) => delegation.subjects.includes(wordOf(s)));

/** The delegations by which somebody acts for a position in a subject on the state's day. What top management does in person is never lent. */
export const actingFor = (state: State, positionId: string, subject: Subject, above: Above): readonly DelegationState[] => {
  const requirement = subject.type === "requirement" ? state.requirement(subject.ref) : undefined;
  const bound = requirement ? delegationClass(requirement) : "D";
  if (bound === "N") return [];
  // What is bound to the person is lent only by its name, never among "everything".
  return state.delegations.filter((d) => d.positionId === positionId && inForceOn(state, d) && lends(d, subject, above) && (bound !== "P" || d.subjects.length > 0));
};

export const subjectsOf = (words: readonly string[]): readonly Subject[] => words.map(subjectOf);
