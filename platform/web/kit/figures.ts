/** Figures as the house writes them: lakh and crore in the Indian locale, units after a thin space. */
const whole = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 2 });

export const figure = (n: number): string => whole.format(n);
export const rupees = (n: number): string => `₹${whole.format(n)}`;
/** A sign stands after a thin space, a word after a whole one; neither is torn from its figure. */
export const withUnit = (n: number, unit: string): string => `${whole.format(n)}${/^\p{L}{3}/u.test(unit) ? "\u00a0" : "\u2009"}${unit}`;

export const bytes = (n: number): string => (n < 1000 ? withUnit(n, "B") : n < 1_000_000 ? withUnit(Math.round(n / 1000), "kB") : withUnit(Math.round(n / 100_000) / 10, "MB"));

/** The first characters of a fingerprint in pairs, as they are compared by eye: `E2 7C 91 0B`. */
export const fingerprint = (hash: string, pairs = 4): string =>
  (
    hash
      .slice(0, pairs * 2)
      .toUpperCase()
      .match(/../g) ?? []
  ).join(" ");
