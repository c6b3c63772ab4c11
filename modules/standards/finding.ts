import type { Requirement } from "./library.ts";
import { compareReferences } from "./requirements.ts";

const folded = (words: string): string => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const searched = (requirement: Requirement): string =>
  folded([requirement.reference, requirement.title, requirement.asks ?? "", ...requirement.points.map((p) => p.covers), ...requirement.maintain, ...requirement.retain].join(" "));

/** How well a requirement fits what was typed; null when it does not. Smaller is better. */
function fit(requirement: Requirement, typed: string): number | null {
  const reference = requirement.reference.toLowerCase();
  if (reference === typed || reference === `a.${typed}`) return reference === typed ? 0 : 1;
  if (/^[a-z]?\.?\d/.test(typed)) return reference.startsWith(`${typed}.`) || reference.startsWith(`a.${typed}.`) ? 2 : null;
  const all = searched(requirement);
  const words = typed.split(/\s+/);
  if (!words.every((word) => all.includes(word))) return null;
  const title = folded(requirement.title);
  return words.every((word) => title.includes(word)) ? (title.startsWith(typed) ? 3 : 4) : 5;
}

/** Requirements found by a reference ("8.5", "A.5.1", "clause 10.2") or by words, best first. */
export function findRequirements(requirements: readonly Requirement[], typed: string): readonly Requirement[] {
  const query = folded(typed.trim()).replace(/^(?:clause|section|annex|§)\s*/, "");
  if (query === "") return [];
  return requirements
    .map((requirement) => ({ requirement, rank: fit(requirement, query) }))
    .filter((found): found is { requirement: Requirement; rank: number } => found.rank !== null)
    .toSorted((a, b) => a.rank - b.rank || a.requirement.editionId.localeCompare(b.requirement.editionId) || compareReferences(a.requirement.reference, b.requirement.reference))
    .map((found) => found.requirement);
}
