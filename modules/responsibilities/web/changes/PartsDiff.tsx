import { say } from "#kernel/sentence.ts";

interface DiffProps {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const most = 3;

/** Letters in their order, each with the positions that gain or lose it. */
function byLetter(parts: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return ["A", "R", "C", "I"].map((letter) => [letter, parts.filter((p) => p.startsWith(`${letter} `)).map((p) => p.slice(2))] as const).filter(([, titles]) => titles.length > 0);
}

/** What is added and what goes, letter by letter; long lists are folded and say how long they are. */
export function PartsDiff({ added, removed }: DiffProps) {
  const gone = byLetter(removed),
    come = byLetter(added),
    short = [...gone, ...come].every(([, titles]) => titles.length <= most);
  const part = (letter: string, titles: readonly string[]) =>
    titles.length <= most ? `${letter} ${titles.join(", ")}` : say("{letter} for {n} positions", { letter, n: titles.length });
  const line = (
    <p className="diff">
      {gone.map(([letter, titles]) => (
        <span key={letter}>
          <del>{part(letter, titles)}</del>{" "}
        </span>
      ))}
      {come.map(([letter, titles]) => (
        <span key={letter}>
          <ins>{part(letter, titles)}</ins>{" "}
        </span>
      ))}
    </p>
  );
  if (short) return line;
  return (
    <details className="fold parts">
      <summary>{line}</summary>
      {[...gone.map((g) => [...g, true] as const), ...come.map((c) => [...c, false] as const)].map(([letter, titles, del]) => (
        <p key={`${letter}${String(del)}`} className="sm">
          {del ? <del>{letter}</del> : <ins>{letter}</ins>} {titles.join(", ")}
        </p>
      ))}
    </details>
  );
}
