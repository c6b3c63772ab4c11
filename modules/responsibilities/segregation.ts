import { say } from "#kernel/sentence.ts";
import type { Requirement } from "#modules/standards/library.ts";
import type { Alarm } from "./answer.ts";
import { alarm, type Looked } from "./alarm.ts";
import { hands, personOf, type PositionState } from "./state.ts";

const inAudit = (requirement: Requirement): boolean => requirement.harmonised.some((key) => key.startsWith("HS-9.2"));

/** Two halves of a check that one person must not hold together, and why. */
const apart: readonly { readonly one: string; readonly other: string; readonly says: (it: { name: string; one: string; other: string }) => string }[] = [
  { one: "internal_auditor", other: "process_owner", says: (it) => say("{name} audits as {one} and runs a process as {other}: somebody else audits that process.", it) },
  { one: "internal_auditor", other: "management_representative", says: (it) => say("{name} audits as {one} and keeps the system that is audited as {other}.", it) },
  {
    one: "administrator",
    other: "management_representative",
    says: (it) => say("{name} administers the accounts as {one} and keeps the records that they protect as {other}.", it),
  },
];

function positionsByPerson({ state }: Looked): ReadonlyMap<string, readonly PositionState[]> {
  const by = new Map<string, PositionState[]>();
  for (const position of state.positions.values()) {
    if (position.state !== "established") continue;
    for (const { holding } of hands(state, position.id).holders) by.set(holding.personId, [...(by.get(holding.personId) ?? []), position]);
  }
  return by;
}

/** Is the person who verifies also the one who leads, with nobody else to check? (A small company may let them be one.) */
function checkerIsLeader(it: Looked, by: ReadonlyMap<string, readonly PositionState[]>): Alarm[] {
  const others = [...by].filter(([, positions]) => positions.some((p) => p.role === "internal_auditor"));
  return [...by]
    .filter(([, positions]) => positions.some((p) => p.role === "top_management") && positions.some((p) => p.role === "management_representative"))
    .flatMap(([personId]) => {
      if (others.some(([other]) => other !== personId)) return [];
      return [
        alarm({
          kind: "segregation",
          severity: "soon",
          person: personOf(it.state, personId),
          sentence: say("{name} leads and coordinates. Audits and checks of effectiveness need somebody else, from outside if need be.", {
            name: personOf(it.state, personId).name,
          }),
        }),
      ];
    });
}

/** Duties that one person should not hold together (RS-08). What the acts themselves refuse is refused there, case by case. */
export function segregationAlarms(it: Looked, answered: ReadonlyMap<string, readonly Requirement[]>): Alarm[] {
  const by = positionsByPerson(it);
  const pairs = [...by].flatMap(([personId, positions]) =>
    apart.flatMap(({ one, other, says }) => {
      const first = positions.find((p) => p.role === one),
        second = positions.find((p) => p.role === other);
      if (!first || !second) return [];
      const requirements: Record<string, string[]> = {};
      for (const r of positions.flatMap((p) => answered.get(p.id) ?? [])) if (one !== "internal_auditor" || !inAudit(r)) (requirements[r.editionId] ??= []).push(r.reference);
      const name = personOf(it.state, personId).name;
      return [
        alarm({ kind: "segregation", severity: "soon", person: personOf(it.state, personId), requirements, sentence: says({ name, one: first.title, other: second.title }) }),
      ];
    }),
  );
  return [...pairs, ...checkerIsLeader(it, by)];
}
