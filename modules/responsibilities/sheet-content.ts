import type { Given } from "./answering.ts";
import type { Sheet } from "./record.ts";
import type { PositionState } from "./state.ts";
import { placeWord } from "./subject.ts";

export type SheetContent = Pick<Sheet, "role" | "duties" | "authority" | "may">;

/** Parts by position: one walk over the matrix for all sheets. */
export function partsByPosition(given: readonly Given[]): ReadonlyMap<string, SheetContent["duties"]> {
  const by = new Map<string, SheetContent["duties"]>();
  for (const row of given.toSorted((a, b) => (placeWord(a) < placeWord(b) ? -1 : 1))) {
    for (const { positionId, level } of row.parts) {
      const duties = by.get(positionId) ?? [];
      duties.push({ subject: row.subject, siteId: row.siteId, level });
      by.set(positionId, duties);
    }
  }
  return by;
}

/** What a position answers for, does and may: the same words always in the same order, so that its fingerprint changes only when it does. */
export const contentOfSheet = (position: Pick<PositionState, "role" | "authority" | "may">, duties: SheetContent["duties"] | undefined): SheetContent => ({
  role: position.role,
  duties: duties ?? [],
  authority: position.authority.toSorted(),
  may: position.may,
});

/** Who holds the position and has not said to have understood what the sheet now says. */
export const unacknowledgedBy = (sheet: Pick<Sheet, "contentHash" | "acknowledgements">, holders: readonly string[]): string[] =>
  holders.filter((person) => !sheet.acknowledgements.some((a) => a.personId === person && a.contentHash === sheet.contentHash));
