import type { GovernanceRole } from "#kernel/actor.ts";
import { letterClasses } from "./template-letters.ts";
import { templateRows } from "./template-rows.ts";

/** Accountable, responsible, consulted, informed. */
export type Level = "A" | "R" | "C" | "I";

/**
 * What may be handed on. N: top management answers and acts in person. E: the work may be handed on,
 * the answering not. P: bound to the person; a substitute holds the same authority. D: may be lent by the rules.
 */
export type DelegationClass = "N" | "E" | "P" | "D";

/** One activity of the default matrix, and which requirements it stands for. */
export interface TemplateRow {
  readonly id: string;
  readonly activity: string;
  readonly cells: string;
  readonly delegation: DelegationClass;
  readonly harmonised: readonly string[];
  readonly references: readonly string[];
  /** Limits of a cell, in words: "drafts only". */
  readonly only?: Partial<Record<GovernanceRole, string>>;
  /** Done by somebody outside the organisation: nobody inside holds it. */
  readonly outside?: true;
}

/** What this needs to know of a requirement; a requirement of the standards library is one. */
export interface Assignable {
  readonly editionId: string;
  readonly reference: string;
  readonly harmonised: readonly string[];
  readonly accountable: string | null;
}

export interface DefaultDuty {
  readonly role: GovernanceRole;
  readonly level: Level;
}

export { templateRows } from "./template-rows.ts";

const columns: readonly GovernanceRole[] = ["top_management", "management_representative", "process_owner", "employee", "internal_auditor", "consultant"];

/** The levels of a row, cell by cell; "A/R" is two duties of one role. */
export const dutiesOf = (cells: string): readonly DefaultDuty[] =>
  cells.split(" ").flatMap((cell, at) => {
    const role = columns[at];
    return role === undefined || cell === "-" ? [] : cell.split("/").map((level) => ({ role, level: level as Level }));
  });

/** Where no row speaks of a requirement, the role that usually answers for it decides. */
const byPreset: Readonly<Record<string, string>> = {
  top_management: "A R C I - C",
  management_representative: "I A/R R - - C",
  process_owner: "I C A/R R - C",
};
const whenNobodyIsNamed = "management_representative";

const byReference = new Map(templateRows.flatMap((row) => row.references.map((reference) => [reference, row] as const)));
const byKey = new Map(templateRows.flatMap((row) => row.harmonised.map((key) => [key, row] as const)));

/** "iso-9001-2026" is an edition of "iso-9001". */
export const standardOf = (editionId: string): string => editionId.replace(/-\d{4}$/, "");

/** "7.5.3.2", "7.5.3", "7.5", "7": a reference and the clauses above it. */
const upwards = (reference: string): readonly string[] => {
  const parts = reference.split(".");
  return parts.map((_, at) => parts.slice(0, parts.length - at).join("."));
};

/**
 * The row of the template that speaks of this requirement: by its own reference, else by its
 * harmonised keys in their order, else by the nearest clause above it.
 */
export function rowFor(requirement: Assignable): TemplateRow | undefined {
  const [own, ...above] = upwards(requirement.reference).map((reference) => byReference.get(`${standardOf(requirement.editionId)}:${reference}`));
  return own ?? requirement.harmonised.map((key) => byKey.get(key)).find(Boolean) ?? above.find(Boolean);
}

/** Every default duty for a requirement; exactly one is A, at least one is R, whatever the edition. */
export function defaultDuties(requirement: Assignable): readonly DefaultDuty[] {
  const row = rowFor(requirement);
  const preset = byPreset[requirement.accountable ?? whenNobodyIsNamed] ?? byPreset[whenNobodyIsNamed] ?? "";
  return dutiesOf(row === undefined ? preset : row.cells);
}

/** One level per role; a role that is accountable and responsible shows as accountable. */
export function defaultLevels(requirement: Assignable): Partial<Record<GovernanceRole, Level>> {
  const levels: Partial<Record<GovernanceRole, Level>> = {};
  for (const { role, level } of defaultDuties(requirement)) levels[role] ??= level;
  return levels;
}

/** The role that answers for a requirement by default. */
export const defaultAccountable = (requirement: Assignable): GovernanceRole | undefined => defaultDuties(requirement).find((duty) => duty.level === "A")?.role;

/** What may be handed on of a requirement, or of one of its lettered points where they differ. */
export function delegationClass(requirement: Assignable, letter?: string): DelegationClass {
  const letters = letterClasses[`${requirement.editionId}:${requirement.reference}`];
  const ofLetter = letter === undefined ? undefined : letters?.[letter];
  return ofLetter ?? rowFor(requirement)?.delegation ?? "D";
}

/** May somebody in this role hold this level of a requirement at all? The rules that no organisation can switch off. */
export function mayHold(role: GovernanceRole, level: Level, requirement: Assignable): boolean {
  if (role === "external_auditor") return false;
  if (role === "consultant") return level === "R" || level === "C";
  if (level !== "A") return true;
  if (role === "employee" || role === "internal_auditor") return false;
  return delegationClass(requirement) !== "N" || role === "top_management";
}
