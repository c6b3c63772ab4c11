import type { Requirement } from "#modules/standards/library.ts";
import { compareReferences } from "#modules/standards/requirements.ts";
import { findRequirements } from "#modules/standards/finding.ts";

/** What was typed, without the words around the question: "who is responsible for 8.4?" asks about "8.4". */
export const askedFor = (typed: string): string =>
  typed
    .trim()
    .replace(/[?!.\s]+$/, "")
    .replace(/^(?:who(?:'s| is| was| has)?\s+)?(?:(?:is|was)\s+)?(?:responsible|accountable|answerable|answers?|answered|owns?|in charge|does)\s*(?:for|of)?\s*/i, "")
    .replace(/^(?:the|clause|requirement)\s+/i, "")
    .trim();

interface Place {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** "8.5.1 at Peenya", "peenya 8.5.1": the site that the words name, and what is asked about it. The name of a site alone asks about no other thing. */
export function placeIn(asked: string, sites: Iterable<Place>): { readonly asked: string; readonly site: Place | null } {
  for (const site of sites)
    for (const called of [site.name, site.code]) {
      const name = escaped(called),
        rest = asked.replace(new RegExp(`^${name}[\\s,:]+|[\\s,]+(?:at\\s+|in\\s+)?${name}$`, "iu"), "").trim();
      if (rest !== "" && rest !== asked) return { asked: rest, site };
    }
  return { asked, site: null };
}

/** "NC-2026-041", "PRO-31", "DEL-27". */
export const looksLikeNumber = (asked: string): boolean => /^[a-z]{1,8}-[a-z0-9-]*\d$/i.test(asked);

/** Requirements that fit, those that the organisation's matrix speaks of first. */
export function requirementsFor(asked: string, requirements: readonly Requirement[], inScope: ReadonlySet<string>, limit: number): readonly Requirement[] {
  const found = findRequirements(requirements, asked);
  const exact = (r: Requirement): number => (r.reference.toLowerCase() === asked.toLowerCase() ? 0 : 1);
  const scoped = (r: Requirement): number => (inScope.has(r.editionId) ? 0 : 1);
  return found
    .map((requirement, at) => ({ requirement, at }))
    .toSorted(
      (a, b) =>
        exact(a.requirement) - exact(b.requirement) ||
        scoped(a.requirement) - scoped(b.requirement) ||
        a.at - b.at ||
        compareReferences(a.requirement.reference, b.requirement.reference),
    )
    .slice(0, limit)
    .map((f) => f.requirement);
}
