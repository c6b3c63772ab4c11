import type { IndicatorShown } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { figure, withUnit } from "#web/kit/figures.ts";

/** The figure with its unit, or that there is none. */
export const valueOf = ({ value, unit, one }: IndicatorShown): string => (value === null ? say("nothing to count") : withUnit(value, value === 1 ? (one ?? unit) : unit));

/** Better, worse or the same than it was a month or so ago, in words and never by colour alone. */
export function moved({ value, better, days }: IndicatorShown): { readonly text: string; readonly bad: boolean } | null {
  const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const before = days.findLast((d) => d.on <= monthAgo)?.value ?? days[0]?.value;
  if (value === null || before === undefined) return null;
  const by = value - before;
  if (by === 0) return { text: say("as a month ago"), bad: false };
  const bad = by > 0 === (better === "less");
  return { text: by > 0 ? say("{n} more than a month ago", { n: figure(by) }) : say("{n} less than a month ago", { n: figure(-by) }), bad };
}
