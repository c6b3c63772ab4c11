import { say } from "#kernel/sentence.ts";
import type { ChartPosition } from "#modules/organisation/chart.ts";

export interface Candidate {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly why: string;
  readonly refused: string | null;
}

const wordsOf = (title: string): readonly string[] =>
  title
    .toLowerCase()
    .split(/[^a-z&]+/)
    .filter((w) => w.length > 2 && !["manager", "head", "lead", "officer", "the"].includes(w));

/** Why this position's holders stand near the vacant one; null when they do not. The nearer, the smaller the rank. */
function nearness(p: ChartPosition, vacant: ChartPosition): { readonly rank: number; readonly why: string } | null {
  const shared = wordsOf(p.title).filter((w) => wordsOf(vacant.title).includes(w)),
    kin = p.title.split(",")[0] === vacant.title.split(",")[0];
  if (p.role === "consultant") return { rank: 9, why: say("Holds {title}.", { title: p.title }) };
  if (p.id === vacant.reportsTo) return { rank: 2, why: say("Holds {title}, to which it reports.", { title: p.title }) };
  if (kin) return { rank: 0, why: say("Holds {title}.", { title: p.title }) };
  if (p.role === vacant.role && p.siteId !== null && p.siteId === vacant.siteId) return { rank: 1, why: say("Holds {title}, at the same site.", { title: p.title }) };
  if (p.role === vacant.role && shared.length > 0) return { rank: 3, why: say("Holds {title}.", { title: p.title }) };
  return p.reportsTo === vacant.reportsTo && p.role === vacant.role && vacant.reportsTo !== null
    ? { rank: 4, why: say("Holds {title}, which reports to the same position.", { title: p.title }) }
    : null;
}

/** People who could act in a vacant position, those nearest first; consultants last, with the reason why they never can. */
export function candidatesOf(positions: readonly ChartPosition[], vacant: ChartPosition): readonly Candidate[] {
  const ranked = positions
    .filter((p) => p.id !== vacant.id)
    .flatMap((p) => {
      const near = nearness(p, vacant);
      return near ? p.holders.filter((h) => !h.away).map((h) => ({ ...near, holder: h, outside: p.role === "consultant" })) : [];
    });
  const seen = new Set<string>(),
    best = ranked.toSorted((a, b) => a.rank - b.rank || a.holder.name.localeCompare(b.holder.name)).filter(({ holder }) => !seen.has(holder.id) && seen.add(holder.id));
  return [...best.filter((b) => !b.outside).slice(0, 4), ...best.filter((b) => b.outside).slice(0, 1)].map(({ holder, why, outside }) => ({
    id: holder.id,
    number: holder.number,
    name: holder.name,
    why,
    refused: outside ? say("An outsider can do work and advise here, but can never answer for it.") : null,
  }));
}
