import type { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import type { Requirement } from "#modules/standards/library.ts";
import { defaultLevels, delegationClass, mayHold } from "./template.ts";
import { accountableOf } from "./answering.ts";
import { clauseOf, type Level, type Part, type Place } from "./subject.ts";

/** What the rules ask about the organisation and the standards. */
export interface Known {
  readonly position: (id: string) => { readonly title: string; readonly role: GovernanceRole; readonly state: string } | undefined;
  readonly requirement: (ref: string) => Requirement | undefined;
}

const outside: readonly GovernanceRole[] = ["consultant", "external_auditor"];
const inAudit = (requirement: Requirement): boolean => /^9\.2(\.|$)/.test(requirement.reference) || requirement.harmonised.some((key) => key.startsWith("HS-9.2"));

/** An internal auditor keeps away from the work that is audited; auditing itself is the auditor's work. */
const auditsOwnWork = (role: GovernanceRole, level: Level, requirement: Requirement): boolean =>
  role === "internal_auditor" && level === "R" && !inAudit(requirement) && defaultLevels(requirement).internal_auditor !== "R";

/** Why this position may not have this part in this subject; null when it may. No organisation can switch these off (RS-07). */
export function refusedPart(part: Part, place: Place, known: Known): string | null {
  const position = known.position(part.positionId);
  if (!position || position.state !== "established") return say("A position in this row does not exist any more.");
  const { role, title } = position,
    { level } = part;
  if (role === "external_auditor") return say("{title} is held by an auditor from outside, who has no part in the system that is audited.", { title });
  if (role === "consultant" && level !== "R" && level !== "C")
    return say("{title} is held by a consultant, who can do work and advise here, but can never answer for it.", { title });
  if (place.subject.type !== "requirement") return level === "A" && outside.includes(role) ? say("{title} is held by somebody from outside.", { title }) : null;
  // Most parts need no look at the standard: only answering, and an auditor's work, depend on the clause.
  if (level !== "A" && role !== "internal_auditor") return null;
  const requirement = known.requirement(place.subject.ref);
  if (!requirement) return null;
  const clause = `${requirement.reference} ${requirement.title}`;
  if (auditsOwnWork(role, level, requirement)) return say("{title} audits; doing the work of {clause} would make that an audit of own work.", { title, clause });
  if (mayHold(role, level, requirement)) return null;
  if (level === "A" && delegationClass(requirement) === "N")
    return say("{clause} is top management's own and cannot be given away: {title} cannot answer for it.", { clause, title });
  return say("{title} cannot answer for {clause}: it is held by an {role}.", { title, clause, role: role.replaceAll("_", " ") });
}

const nameOf = (place: Place, known: Known): string => {
  const requirement = place.subject.type === "requirement" ? known.requirement(place.subject.ref) : undefined;
  return requirement ? `${requirement.reference} ${requirement.title}` : clauseOf(place.subject.ref);
};

/** What is wrong with a row, in sentences: exactly one position answers, each position has one part, and none that it may not have. */
export function faultsOfRow(row: Place & { readonly parts: readonly Part[] | null }, known: Known): readonly string[] {
  if (row.parts === null) return [];
  const clause = nameOf(row, known),
    answering = accountableOf(row.parts),
    faults: string[] = [];
  if (row.subject.type === "requirement" && !known.requirement(row.subject.ref))
    faults.push(say("There is no requirement {ref} in the standards library.", { ref: row.subject.ref }));
  if (answering.length === 0) faults.push(say("Nobody answers for {clause} yet. Choose one position.", { clause }));
  if (answering.length > 1) faults.push(say("{n} positions would answer for {clause}. Exactly one can.", { n: answering.length, clause }));
  if (new Set(row.parts.map((p) => p.positionId)).size < row.parts.length) faults.push(say("A position stands twice in the row for {clause}.", { clause }));
  for (const part of row.parts) {
    const refused = refusedPart(part, row, known);
    if (refused) faults.push(refused);
  }
  return faults;
}
