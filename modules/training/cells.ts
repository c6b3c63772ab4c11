import { addDays } from "#kernel/date.ts";
import type { CellState } from "./matrix-views.ts";

/** Evidence as the matrix reads it. */
export interface Evidence {
  readonly level: number;
  readonly fromOn: string;
  readonly expiresOn: string | null;
  /** Not revoked, and not said to have run out. */
  readonly holds: boolean;
}

export interface CellNow {
  readonly required: number;
  readonly held: number;
  /** Until when what counts holds; null for ever, or when nothing is held. */
  readonly expires: string | null;
  readonly state: CellState;
}

/** Does this evidence hold on a day? Its last day is its expiry. */
export const holdsOn = (evidence: Evidence, day: string): boolean => evidence.holds && evidence.fromOn <= day && (evidence.expiresOn === null || evidence.expiresOn >= day);

const latest = (some: readonly Evidence[]): string | null =>
  some.some((e) => e.expiresOn === null) ? null : some.reduce<string | null>((last, e) => (last === null || (e.expiresOn ?? "") > last ? e.expiresOn : last), null);

/**
 * What one person's evidence of one competence amounts to on a day, against the level required. Held is the
 * highest level that holds; the day on which it ends is that of the evidence which covers what is required.
 * Null when nothing is required and nothing held.
 */
export function cellOf(required: number, evidence: readonly Evidence[], at: { readonly today: string; readonly within: number; readonly soon?: string }): CellNow | null {
  const valid = evidence.filter((e) => holdsOn(e, at.today)),
    held = valid.reduce((most, e) => Math.max(most, e.level), 0);
  if (required === 0 && held === 0) return null;
  if (required === 0) return { required, held, expires: latest(valid.filter((e) => e.level === held)), state: "extra" };
  const covering = valid.filter((e) => e.level >= required);
  if (covering.length > 0) {
    const expires = latest(covering);
    return { required, held, expires, state: expires !== null && expires <= (at.soon ?? addDays(at.today, at.within)) ? "expiring" : "met" };
  }
  const ranOut = evidence.some((e) => e.level >= required && e.expiresOn !== null && e.expiresOn < at.today);
  return { required, held, expires: latest(valid), state: ranOut ? "expired" : "gap" };
}

/** Is something required that is not held? */
export const isGap = (cell: CellNow): boolean => cell.state === "gap" || cell.state === "expired";
