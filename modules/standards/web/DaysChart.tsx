import { daysBetween, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Figure } from "#web/charts/Figure.tsx";
import { useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { standardsViews } from "../views.ts";
import type { ReadinessShown } from "./ReadinessPage.tsx";
import { drawDays, type Point } from "./draw-days.ts";
import { applyingOf } from "./words.ts";

const width = 372,
  height = 190;

/** How many requirements were proved, day by day, and where that leads by the next audit. */
export function DaysChart({ found }: { readonly found: ReadinessShown }) {
  const { data } = useView(standardsViews.days, { edition: found.edition.id }),
    audit = found.adoption?.certificate?.nextAudit?.from;
  const now: Point = { on: today(), proved: found.counts.proved },
    kept = (data?.items ?? []).filter((d) => d.on < now.on);
  const [first] = kept;
  if (!first) return null;
  const goal = audit && audit > now.on && daysBetween(now.on, audit) < 400 ? audit : null,
    points = [...kept.map((d) => ({ on: d.on, proved: d.proved })), now];
  const drawing = drawDays(points, { needed: found.requirements, goal, width, height });
  const sentence = say("{was} of {before} were proved on {day}, {proved} of {n} are today.", {
    was: first.proved,
    before: applyingOf(first),
    day: written(first.on),
    proved: now.proved,
    n: found.requirements,
  });
  const ahead = goal && drawing.projected !== null ? ` ${say("At this pace {n} will be by {day}.", { n: drawing.projected.proved, day: written(goal) })}` : "";
  return (
    <section className="days" aria-label={say("Day by day")}>
      <h2>{goal ? say("On the way to {day}", { day: written(goal) }) : say("Day by day")}</h2>
      <Figure sentence={`${sentence}${ahead}`} head={[say("Day"), say("Proved")]} rows={points.map((p) => [written(p.on), p.proved])}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {drawing.lines.map((line) => (
            <g key={line.value}>
              <path d={`M34 ${line.y}H${width - 16}`} stroke="var(--chart-grid)" />
              <text x="28" y={line.y + 4} textAnchor="end">
                {line.value}
              </text>
            </g>
          ))}
          <path d={`M34 ${drawing.needed}H${width - 16}`} stroke="var(--ink)" strokeDasharray="1 3" />
          <text className="now" x="28" y={drawing.needed + 4} textAnchor="end">
            {found.requirements}
          </text>
          <path d={`M34 ${height - 29.5}H${width - 16}`} stroke="var(--chart-axis)" />
          {drawing.months.map((m) => (
            <g key={m.x}>
              <path d={`M${m.x} ${height - 30}v5`} stroke="var(--chart-axis)" />
              <text x={m.x + 2} y={height - 12}>
                {m.label}
              </text>
            </g>
          ))}
          <polyline points={drawing.path} fill="none" stroke="var(--blueprint)" strokeWidth="1.75" />
          {drawing.projected ? (
            <>
              <path d={`M${drawing.now.x} ${drawing.now.y}L${drawing.projected.x} ${drawing.projected.y}`} stroke="var(--blueprint)" strokeDasharray="3 3" />
              <circle cx={drawing.projected.x} cy={drawing.projected.y} r="3" fill="var(--sheet)" stroke="var(--blueprint)" strokeWidth="1.5" />
            </>
          ) : null}
          <circle cx={drawing.now.x} cy={drawing.now.y} r="3" fill="var(--blueprint)" />
          <text className="now" x={drawing.now.x - 6} y={drawing.now.y - 8} textAnchor="end">
            {now.proved}
          </text>
        </svg>
      </Figure>
    </section>
  );
}
