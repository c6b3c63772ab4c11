import { say } from "#kernel/sentence.ts";
import { written } from "#kernel/date.ts";
import { figure } from "#web/kit/figures.ts";

interface Point {
  readonly on: string;
  readonly value: number;
}

const width = 160,
  height = 28;

/** How one figure moved, as a line without axes; its sentence says from where to where. */
export function Sparkline({ points }: { readonly points: readonly Point[] }) {
  const [first] = points,
    last = points.at(-1);
  if (!first || !last || points.length < 2) return <span className="muted small">{say("not followed yet")}</span>;
  const values = points.map((p) => p.value),
    low = Math.min(...values),
    range = Math.max(...values) - low || 1;
  const from = Date.parse(first.on),
    span = Date.parse(last.on) - from || 1;
  const x = (p: Point): number => 2 + ((Date.parse(p.on) - from) / span) * (width - 4),
    y = (p: Point): number => height - 3 - ((p.value - low) / range) * (height - 6);
  const sentence = say("From {first} on {from} to {last} on {to}.", { first: figure(first.value), from: written(first.on), last: figure(last.value), to: written(last.on) });
  return (
    <svg className="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
      <title>{sentence}</title>
      <polyline points={points.map((p) => `${x(p).toFixed(1)},${y(p).toFixed(1)}`).join(" ")} fill="none" stroke="var(--chart-line)" strokeWidth="1.4" />
      <circle cx={x(last)} cy={y(last)} r="2.2" fill="var(--chart-line)" />
    </svg>
  );
}
