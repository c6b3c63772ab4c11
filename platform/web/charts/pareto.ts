export interface Counted {
  readonly label: string;
  readonly count: number;
  readonly href?: string | undefined;
}

export interface ParetoBar extends Counted {
  readonly cumulative: number;
  /** Among the few that make up the first four fifths. */
  readonly vital: boolean;
}

/** Largest first; what does not fit is gathered in one bar that stays last, however large. */
export function paretoOf(counted: readonly Counted[], most: number, other: string): readonly ParetoBar[] {
  const sorted = counted.filter((one) => one.count > 0).toSorted((a, b) => b.count - a.count);
  const rest = sorted.slice(most).reduce((sum, one) => sum + one.count, 0);
  const kept: Counted[] = rest > 0 ? [...sorted.slice(0, most), { label: other, count: rest }] : sorted;
  const total = kept.reduce((sum, one) => sum + one.count, 0);
  let cumulative = 0;
  return kept.map((one, i) => {
    const before = cumulative;
    cumulative += one.count;
    return { ...one, cumulative, vital: before < total * 0.8 && !(rest > 0 && i === kept.length - 1) };
  });
}
