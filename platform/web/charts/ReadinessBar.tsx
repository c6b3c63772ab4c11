import { say } from "#kernel/sentence.ts";

export interface Counts {
  readonly ok: number;
  readonly part: number;
  readonly bad: number;
  readonly none?: number;
}

const inWords = ({ ok, part, bad, none = 0 }: Counts): string =>
  [
    say("{ok} proved", { ok }),
    ...(part ? [say("{part} partly", { part })] : []),
    ...(bad ? [say("{bad} not proved", { bad })] : []),
    ...(none ? [say("{none} not yet answered", { none })] : []),
  ].join(", ");

/** Solid, half filled, hatched; widths are counts of requirements, and the counts are its name. */
export function ReadinessBar(counts: Counts) {
  const { ok, part, bad, none = 0 } = counts;
  const total = ok + part + bad + none || 1;
  const part_ = (tone: keyof Counts, n: number) => (n > 0 ? <i className={tone} style={{ width: `${(n / total) * 100}%` }} /> : null);
  return (
    <div className="bar-r" role="img" aria-label={inWords(counts)}>
      {part_("ok", ok)}
      {part_("part", part)}
      {part_("bad", bad)}
      {part_("none", none)}
    </div>
  );
}

/** What the fills mean; once per page. */
export const ReadinessLegend = () => (
  <div className="legend">
    <span>
      <i className="sw ok" />
      {say("Proved")}
    </span>
    <span>
      <i className="sw part" />
      {say("Partly proved")}
    </span>
    <span>
      <i className="sw bad" />
      {say("Not proved")}
    </span>
    <span>
      <i className="sw none" />
      {say("Not yet answered")}
    </span>
  </div>
);
