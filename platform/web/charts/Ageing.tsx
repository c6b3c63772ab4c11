import { say } from "#kernel/sentence.ts";
import { Figure } from "#web/charts/Figure.tsx";
import type { Counted } from "#web/charts/pareto.ts";
import { figure } from "#web/kit/figures.ts";
import { Link } from "#web/routing.tsx";

export interface AgeBand extends Counted {
  /** Too old by the organisation's own rule: drawn hatched, and said in the table. */
  readonly late?: boolean;
}

/** How old what is open is: one lying bar for each age, late ones hatched; each opens its list. */
export function Ageing({ bands, what }: { readonly bands: readonly AgeBand[]; readonly what: string }) {
  const total = bands.reduce((sum, band) => sum + band.count, 0);
  const late = bands.filter((band) => band.late).reduce((sum, band) => sum + band.count, 0);
  const most = Math.max(1, ...bands.map((band) => band.count));
  const sentence =
    late > 0
      ? say("{total} {what} are open, {late} of them too long.", { total: figure(total), what, late: figure(late) })
      : say("{total} {what} are open, none too long.", { total: figure(total), what });
  return (
    <Figure
      sentence={sentence}
      head={[say("Age"), say("Count"), say("Too long")]}
      rows={bands.map((band) => [
        band.href ? (
          <Link key="l" href={band.href}>
            {band.label}
          </Link>
        ) : (
          band.label
        ),
        figure(band.count),
        band.late ? say("yes") : say("no"),
      ])}
    >
      <svg className="chart" style={{ maxWidth: 480 }} viewBox={`0 0 420 ${bands.length * 26 + 4}`} role="group" aria-label={sentence}>
        <defs>
          <pattern id="late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--bad-tint)" />
            <path d="M0 0V6" stroke="var(--bad-shape)" strokeWidth="1.4" />
          </pattern>
        </defs>
        <path d={`M110.5 0V${bands.length * 26}`} stroke="var(--chart-axis)" />
        {bands.map((band, i) => {
          const long = (band.count / most) * 250;
          const drawn = (
            <>
              <text className="lab" x="102" y={i * 26 + 16} textAnchor="end">
                {band.label}
              </text>
              <rect x="111" y={i * 26 + 5} width={long} height="15" fill={band.late ? "url(#late)" : "var(--chart-line)"} stroke={band.late ? "var(--bad-shape)" : "none"} />
              <text className="v" x={111 + long + 7} y={i * 26 + 17}>
                {figure(band.count)}
              </text>
            </>
          );
          return band.href && band.count > 0 ? (
            <Link key={band.label} href={band.href} aria-label={say("{label}: {count}", { label: band.label, count: band.count })}>
              {drawn}
            </Link>
          ) : (
            <g key={band.label}>{drawn}</g>
          );
        })}
      </svg>
    </Figure>
  );
}
