import type { Requirement } from "#modules/standards/library.ts";
import { ancestorsOf } from "#modules/standards/requirements.ts";

/** Does a module that serves these clauses help with this requirement: the clause itself, one above or below it, or its twin in another standard? */
export function servesRequirement(serves: readonly string[], requirement: Requirement, find: (id: string) => Requirement | undefined): boolean {
  const above = new Set([requirement.id, ...ancestorsOf(requirement, find).map((r) => r.id)]);
  return serves.some((id) => {
    if (above.has(id) || id.startsWith(`${requirement.id}.`)) return true;
    const served = find(id);
    return served !== undefined && served.harmonised.some((key) => requirement.harmonised.includes(key));
  });
}
