import type { Requirement } from "#modules/standards/library.ts";
import { delegationClass } from "./template.ts";
import { accountableOf, type Resolved } from "./answering.ts";
import { positionNamed, type Composing } from "./opens.ts";
import { actingFor, hands, inForceOn, personOf, type PositionState } from "./state.ts";
import { clauseOf, type Level, type Subject } from "./subject.ts";

export type AnswerState = "held" | "acting" | "vacant" | "nobody" | "two";

/** How a requirement stands: somebody holds the position that answers, somebody acts, nobody is there, or the matrix is silent. */
export function answerOf(it: Composing, subject: Subject, resolved: Resolved | null): AnswerState {
  const answering = resolved ? accountableOf(resolved.given.parts) : [];
  if (answering.length !== 1) return answering.length === 0 ? "nobody" : "two";
  const [positionId = ""] = answering,
    { coverage } = hands(it.state, positionId);
  if (actingFor(it.state, positionId, subject, it.above).length > 0) return "acting";
  return coverage === "held" ? "held" : coverage === "acting" ? "acting" : "vacant";
}

const roleOrder = ["top_management", "management_representative", "process_owner", "employee", "internal_auditor", "administrator", "consultant", "external_auditor"];

/** The positions that stand as columns: everybody who works at the site or for all, and whoever has a part in what is shown. */
export function columnsOf(it: Composing, siteId: string | null, parts: ReadonlySet<string>): readonly PositionState[] {
  return [...it.state.positions.values()]
    .filter((p) => (p.state === "established" && p.role !== "external_auditor" && (siteId === null || p.siteId === null || p.siteId === siteId)) || parts.has(p.id))
    .toSorted((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || a.title.localeCompare(b.title) || (a.number < b.number ? -1 : 1));
}

export function columnShown(it: Composing, position: PositionState, mine: ReadonlySet<string>) {
  const { state } = it,
    { holders, deputies, coverage } = hands(state, position.id);
  const lent = state.delegations
    .filter((d) => d.positionId === position.id && inForceOn(state, d))
    .map((d) => ({ person: personOf(state, d.toPersonId), until: d.endsOn, whole: d.subjects.length === 0, delegationId: d.id, subjects: [...d.subjects] }));
  const standing = deputies.filter((d) => d.acting && !d.away);
  const people = holders.length > 0 ? holders : standing;
  return {
    ...positionNamed(state, position.id)!,
    holders: people.map((h) => personOf(state, h.holding.personId)),
    vacant: coverage === "vacant" || coverage === "away",
    mine: mine.has(position.id),
    acting: lent,
  };
}

/** Requirements as rows, each pointing at the row of the matrix that speaks for it. */
export function rowsOf(it: Composing, requirements: readonly Requirement[], siteId: string | null) {
  const speaking: Resolved["given"][] = [],
    at = new Map<string, number>();
  const depths = new Map<string, number>();
  const rows = requirements.map((requirement) => {
    const subject = { type: "requirement", ref: requirement.id } as const,
      resolved = it.resolver.resolve({ subject, siteId });
    const depth = requirement.parentId === null ? 0 : (depths.get(requirement.parentId) ?? -1) + 1;
    depths.set(requirement.id, depth);
    if (resolved && !at.has(resolved.given.id)) at.set(resolved.given.id, speaking.push(resolved.given) - 1);
    const elsewhere = siteId !== null ? [] : [...it.resolver.sites].filter((site) => it.resolver.resolve({ subject, siteId: site })?.given.id !== resolved?.given.id);
    return {
      requirementId: requirement.id,
      editionId: requirement.editionId,
      reference: requirement.reference,
      title: requirement.title,
      depth,
      assessable: requirement.assessable,
      class: delegationClass(requirement),
      assignment: resolved ? (at.get(resolved.given.id) ?? null) : null,
      inheritedFrom: resolved && resolved.steps > 0 ? clauseOf(resolved.from.ref) : null,
      answer: answerOf(it, subject, resolved),
      differsAt: elsewhere,
    };
  });
  return { rows, speaking };
}

/** A row's parts as cells: the column's place and the level. */
export const cellsOf = (given: Resolved["given"], place: ReadonlyMap<string, number>): [number, Level][] =>
  given.parts
    .flatMap(({ positionId, level }): [number, Level][] => {
      const at = place.get(positionId);
      return at === undefined ? [] : [[at, level]];
    })
    .toSorted((a, b) => a[0] - b[0]);
