import type { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import type { Requirement } from "#modules/standards/library.ts";
import type { ProposedRow } from "./record.ts";
import { refusedPart, type Known } from "./row-rules.ts";
import { defaultLevels } from "./template.ts";
import type { Level, Part } from "./subject.ts";

/** A position as the default matrix looks at it. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly role: GovernanceRole;
  readonly siteId: string | null;
  readonly unit: string | null;
}

/** Words by which a part of the business is known in titles of positions and units. */
const functionWords: Readonly<Record<string, readonly string[]>> = {
  purchasing: ["purchas", "procure", "supply", "sourcing", "stores"], hr: ["hr", "human", "people", "personnel", "training"], it: ["it", "information", "network", "security"], sales: ["sales", "customer", "market", "commercial"],
  design_owner: ["design", "development", "product"], development: ["development", "software", "design"], food_safety_team: ["food", "haccp", "hygiene"], facilities: ["facilit", "maintenance", "plant"],
  compliance_function: ["compliance", "legal"], legal: ["legal", "compliance"], regulatory: ["regulatory", "quality"], finance: ["finance", "account"],
};

const fits = (candidate: Candidate, usual: string | null): boolean => {
  if (!usual) return false;
  const words = `${candidate.title} ${candidate.unit ?? ""}`.toLowerCase().split(/[^a-z&]+/);
  return (functionWords[usual] ?? []).some((stem) => words.some((word) => (stem.length > 2 ? word.startsWith(stem) : word === stem)));
};

/** Where nobody has the usual role, the next one in this order answers instead. */
const insteadOf: Readonly<Partial<Record<GovernanceRole, readonly GovernanceRole[]>>> = {
  process_owner: ["management_representative", "top_management"], management_representative: ["top_management"],
};

/** The position that answers by default, and what a person should look at before signing. */
function answering(role: GovernanceRole, requirement: Requirement, positions: readonly Candidate[]): { readonly position: Candidate | undefined; readonly look: string | null } {
  for (const wanted of [role, ...(insteadOf[role] ?? [])]) {
    const having = positions.filter((p) => p.role === wanted);
    const fitting = having.filter((p) => fits(p, requirement.usualFunction));
    const [position] = fitting.length > 0 ? fitting : having;
    if (!position) continue;
    if (wanted !== role) return { position, look: say("No position has the role that usually answers for this; {title} was chosen instead.", { title: position.title }) };
    if (having.length === 1 || fitting.length === 1) return { position, look: null };
    return { position, look: say("{n} positions could answer for this; {title} was chosen because it comes first.", { n: fitting.length || having.length, title: position.title }) };
  }
  return { position: undefined, look: say("No position could answer for this yet.") };
}

const equal = (a: readonly Part[], b: readonly Part[]): boolean => a.length === b.length && a.every((p) => b.some((q) => q.positionId === p.positionId && q.level === p.level));

/** The parts that the default matrix gives for one requirement, to the positions that this organisation has. */
export function defaultParts(requirement: Requirement, positions: readonly Candidate[], known: Known): { readonly parts: readonly Part[]; readonly look: string | null } {
  const levels = Object.entries(defaultLevels(requirement)) as [GovernanceRole, Level][];
  const answersByDefault = levels.find(([, level]) => level === "A")?.[0] ?? "management_representative";
  const { position, look } = answering(answersByDefault, requirement, positions);
  const parts: Part[] = position ? [{ positionId: position.id, level: "A" }] : [];
  for (const [role, level] of levels) {
    if (level === "A") continue;
    for (const other of positions.filter((p) => p.role === role && p.id !== position?.id)) {
      const part = { positionId: other.id, level };
      if (refusedPart(part, { subject: { type: "requirement", ref: requirement.id }, siteId: null }, known) === null) parts.push(part);
    }
  }
  return { parts, look };
}

/**
 * The default matrix for an edition, as rows to look at and sign. A clause that would say what the
 * clause above it says anyway has no row of its own: it inherits.
 */
export function defaultMatrix(requirements: readonly Requirement[], positions: readonly Candidate[], known: Known, siteId: string | null = null): readonly ProposedRow[] {
  const here = positions.filter((p) => siteId === null || p.siteId === null || p.siteId === siteId);
  const said = new Map<string, readonly Part[]>(), rows: ProposedRow[] = [];
  const byId = new Map(requirements.map((r) => [r.id, r]));
  const inherited = (requirement: Requirement): readonly Part[] | undefined => {
    const parent = requirement.parentId === null ? undefined : byId.get(requirement.parentId);
    return parent ? (said.get(parent.id) ?? inherited(parent)) : undefined;
  };
  for (const requirement of requirements.filter((r) => r.assessable)) {
    const { parts, look } = defaultParts(requirement, here, known), above = inherited(requirement);
    if (above && equal(above, parts)) continue;
    said.set(requirement.id, parts);
    rows.push({ subject: { type: "requirement", ref: requirement.id }, siteId, was: null, parts: [...parts], look });
  }
  return rows;
}
