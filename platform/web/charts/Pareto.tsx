import { say } from "#kernel/sentence.ts";
import { Figure } from "#web/charts/Figure.tsx";
import { paretoOf, type Counted } from "#web/charts/pareto.ts";
import { figure } from "#web/kit/figures.ts";
import { Link } from "#web/routing.tsx";

const height = 180;
const width = 640;
const foot = 34;

/** Bars in one colour, the vital few dark, the cumulative line thin, "other" last; each bar opens its list. */
export function Pareto({ counted, what, most = 8 }: { readonly counted: readonly Counted[]; readonly what: string; readonly most?: number }) {
  const bars = paretoOf(counted, most, say("other"));
  const total = bars.at(-1)?.cumulative ?? 0;
  const vital = bars.filter((bar) => bar.vital);
  const share = total ? Math.round(((vital.at(-1)?.cumulative ?? 0) / total) * 100) : 0;
  const sentence =
    total === 0
      ? say("No {what} yet.", { what })
      : say("{count} of {kinds} make up {share} % of {total} {what}.", { count: vital.length, kinds: bars.length, share, total: figure(total), what });
  const step = width / Math.max(1, bars.length);
  const y = (n: number) => height - (n / Math.max(1, total)) * (height - 16);
  const isTall = (n: number) => height - y(n) > 24;
  const line = bars.map((bar, i) => `${(i + 0.5) * step},${y(bar.cumulative)}`).join(" ");
  return (
    <Figure
      sentence={sentence}
      head={[say("Kind"), say("Count"), say("Together")]}
      rows={bars.map((bar) => [
        bar.href ? (
          <Link key="l" href={bar.href}>
            {bar.label}
          </Link>
        ) : (
          bar.label
        ),
        figure(bar.count),
        figure(bar.cumulative),
      ])}
    >
      <svg className="chart" viewBox={`0 0 ${width} ${height + foot}`} role="group" aria-label={sentence}>
        <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--chart-axis)" />
        {bars.map((bar, i) => {
          const drawn = (
            <>
              <rect x={i * step + step * 0.14} width={step * 0.72} y={y(bar.count)} height={height - y(bar.count)} fill={bar.vital ? "var(--chart-line)" : "var(--ramp-2)"} />
              <text
                className="v"
                x={(i + 0.5) * step}
                y={y(bar.count) + (isTall(bar.count) ? 15 : -5)}
                textAnchor="middle"
                style={isTall(bar.count) && bar.vital ? { fill: "var(--sheet)" } : undefined}
              >
                {figure(bar.count)}
              </text>
              <text className="lab" x={(i + 0.5) * step} y={height + 15} textAnchor="middle">
                {bar.label.length > step / 6.4 ? `${bar.label.slice(0, Math.max(3, Math.floor(step / 6.4) - 1))}…` : bar.label}
              </text>
            </>
          );
          return bar.href ? (
            <Link key={bar.label} href={bar.href} aria-label={say("{label}: {count}", { label: bar.label, count: bar.count })}>
              {drawn}
            </Link>
          ) : (
            <g key={bar.label}>{drawn}</g>
          );
        })}
        <polyline points={line} fill="none" stroke="var(--chart-mean)" strokeWidth="1" />
        {bars.map((bar, i) => (
          <circle key={bar.label} cx={(i + 0.5) * step} cy={y(bar.cumulative)} r="2" fill="var(--chart-mean)" />
        ))}
      </svg>
    </Figure>
  );
}
