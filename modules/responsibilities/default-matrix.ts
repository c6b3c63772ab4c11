import type { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import type { Requirement } from "#modules/standards/library.ts";
import { childrenOf, treeOf, withDescendants, type Tree } from "#modules/standards/requirements.ts";
import type { ProposedRow } from "./record.ts";
import { faultsOfRow, refusedPart, type Known } from "./row-rules.ts";
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
  purchasing: ["purchas", "procure", "supply", "sourcing", "stores"],
  hr: ["hr", "human", "people", "personnel", "training"],
  it: ["it", "information", "network", "security"],
  sales: ["sales", "customer", "market", "commercial"],
  design_owner: ["design", "development", "product"],
  development: ["development", "software", "design"],
  food_safety_team: ["food", "haccp", "hygiene"],
  facilities: ["facilit", "maintenance", "plant"],
  compliance_function: ["compliance", "legal"],
  legal: ["legal", "compliance"],
  regulatory: ["regulatory", "quality"],
  finance: ["finance", "account"],
};

const fits = (candidate: Candidate, usual: string | null): boolean => {
  if (!usual) return false;
  const words = `${candidate.title} ${candidate.unit ?? ""}`.toLowerCase().split(/[^a-z&]+/);
  return (functionWords[usual] ?? []).some((stem) => words.some((word) => (stem.length > 2 ? word.startsWith(stem) : word === stem)));
};

/** Where nobody has the usual role, the next one in this order answers instead. */
const insteadOf: Readonly<Partial<Record<GovernanceRole, readonly GovernanceRole[]>>> = {
  process_owner: ["management_representative", "top_management"],
  management_representative: ["top_management"],
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
    return {
      position,
      look: say("{n} positions could answer for this; {title} was chosen because it comes first.", { n: fitting.length || having.length, title: position.title }),
    };
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

/** What would stand for one requirement: its parts, and what to look at. */
type Said = ReturnType<typeof defaultParts>;

/** What a whole branch says when all of it says the same; null when it does not, or when that could not stand at its head. */
function branchSays(head: Requirement, tree: Tree, it: { said: ReadonlyMap<string, Said>; known: Known }): Said | null {
  const all = withDescendants(tree, head).flatMap((r) => it.said.get(r.id) ?? []),
    [first] = all;
  if (!first || !all.every((one) => equal(one.parts, first.parts))) return null;
  const row = { subject: { type: "requirement", ref: head.id }, siteId: null, parts: first.parts } as const;
  if (all.length > 1 && faultsOfRow(row, it.known).length > 0) return null;
  return { parts: first.parts, look: all.find((one) => one.look !== null)?.look ?? null };
}

/**
 * The default matrix for an edition, as rows to look at and sign. Where a whole branch of clauses
 * would say the same, its head says it once and the clauses below inherit.
 */
export function defaultMatrix(requirements: readonly Requirement[], positions: readonly Candidate[], known: Known, siteId: string | null = null): readonly ProposedRow[] {
  const here = positions.filter((p) => siteId === null || p.siteId === null || p.siteId === siteId),
    tree = treeOf(requirements);
  const said = new Map(requirements.filter((r) => r.assessable).map((r) => [r.id, defaultParts(r, here, known)] as const));
  const rowsOf = (requirement: Requirement): ProposedRow[] => {
    const branch = branchSays(requirement, tree, { said, known }),
      own = branch ?? said.get(requirement.id);
    const row: ProposedRow[] = own ? [{ subject: { type: "requirement", ref: requirement.id }, siteId, was: null, parts: [...own.parts], look: own.look }] : [];
    return branch ? row : [...row, ...childrenOf(tree, requirement.id).flatMap(rowsOf)];
  };
  return childrenOf(tree, null).flatMap(rowsOf);
}
