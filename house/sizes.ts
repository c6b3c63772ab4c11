import { isTest, type Source } from "./source.ts";

export interface Sizes {
  readonly medianLines: number;
  readonly tooLong: readonly string[];
  readonly longFunctions: readonly string[];
  readonly looseTypes: readonly string[];
  readonly emptyNames: readonly string[];
}

const lines = (text: string): number => text.split("\n").length;

/** Functions of a server file that are longer than a screen, by the shape of our formatting: they end where their indent ends. */
function longFunctionsOf({ path, text }: Source, most: number): string[] {
  const rows = text.split("\n"),
    found: string[] = [];
  rows.forEach((row, at) => {
    const start = /^(\s*)(?:export )?(?:default )?(?:async )?(?:function\b|const \w+ = (?:async )?\(?[^=]*=> \{$|\w+: async .*=> \{$)/.exec(row);
    if (!start || !row.endsWith("{")) return;
    const end = rows.findIndex((other, i) => i > at && other.startsWith(`${start[1]}}`));
    if (end - at + 1 > most) found.push(`${path}:${at + 1} (${end - at + 1} lines)`);
  });
  return found;
}

/** How large things are, and names that say nothing. */
export function measure(sources: readonly Source[]): Sizes {
  const own = sources.filter((s) => !isTest(s.path)),
    counts = own.map((s) => lines(s.text)).toSorted((a, b) => a - b);
  return {
    medianLines: counts[Math.floor(counts.length / 2)] ?? 0,
    tooLong: sources.filter((s) => lines(s.text) > (isTest(s.path) ? 500 : 300)).map((s) => `${s.path} (${lines(s.text)})`),
    longFunctions: own.filter((s) => s.path.includes("/server/") || s.path.startsWith("platform/kernel/")).flatMap((s) => longFunctionsOf(s, 70)),
    looseTypes: sources.flatMap((s) =>
      s.text.split("\n").flatMap((row, i) => (/(:|\bas|<)\s*any\b/.test(row.replace(/\/\/.*|"[^"]*"|'[^']*'|\/[^/]+\//g, "")) ? [`${s.path}:${i + 1}`] : [])),
    ),
    emptyNames: sources.map((s) => s.path).filter((p) => /(^|\/)(utils?|helpers?|shared|common|misc)(\.|\/)/.test(p)),
  };
}
