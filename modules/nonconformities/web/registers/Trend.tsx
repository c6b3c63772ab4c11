import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Figure } from "#web/charts/Figure.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { nonconformityViews } from "../../views.ts";

const monthName = (month: string): string => new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
const height = 96,
  width = 640;

/** Month by month: what came, and what was open at its end. */
export function Trend() {
  const trend = useView(nonconformityViews.trend, { months: 12 });
  return (
    <Section title={say("Month by month")}>
      <div className="nc-chart">
        <Answered of={trend} rows={3}>
          {({ months }) => {
            const most = Math.max(1, ...months.flatMap((m) => [m.opened, m.open])),
              step = width / months.length,
              y = (n: number) => height - (n / most) * (height - 18);
            const opened = months.reduce((sum, m) => sum + m.opened, 0),
              closed = months.reduce((sum, m) => sum + m.closed, 0);
            const sentence = say("In twelve months {opened} came and {closed} were closed; {open} are open now.", { opened, closed, open: months.at(-1)?.open ?? 0 });
            return (
              <Figure
                sentence={sentence}
                head={[say("Month"), say("Came"), say("Closed"), say("Open at its end")]}
                rows={months.map((m) => [m.month, String(m.opened), String(m.closed), String(m.open)])}
              >
                <svg className="chart" viewBox={`0 0 ${width} ${height + 20}`} role="group" aria-label={sentence}>
                  <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--chart-axis)" />
                  <polyline points={months.map((m, i) => `${(i + 0.5) * step},${y(m.open)}`).join(" ")} fill="none" stroke="var(--chart-line)" strokeWidth="1.4" />
                  {months.map((m, i) => (
                    <Link key={m.month} href={`/nc?since=${m.month}-01&until=${lastDay(m.month)}`} aria-label={say("{month}: {count} came", { month: m.month, count: m.opened })}>
                      <rect x={i * step + step * 0.25} width={step * 0.5} y={y(m.opened)} height={height - y(m.opened)} fill="var(--ramp-2)" />
                      {m.opened > 0 ? (
                        <text className="v over" x={(i + 0.5) * step} y={y(m.opened) - 4} textAnchor="middle">
                          {m.opened}
                        </text>
                      ) : null}
                      <text className="lab" x={(i + 0.5) * step} y={height + 15} textAnchor="middle">
                        {monthName(m.month)}
                      </text>
                    </Link>
                  ))}
                </svg>
                <p className="small muted">{say("Bars: what came. Line: what was open at the end of the month.")}</p>
              </Figure>
            );
          }}
        </Answered>
      </div>
    </Section>
  );
}
