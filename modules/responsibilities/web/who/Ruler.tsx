import { useState } from "react";
import { addDays, daysBetween, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { today } from "#web/asof.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { Section } from "#web/kit/page.tsx";
import { useQueryString } from "#web/routing.tsx";
import type { Answered } from "../../answer.ts";

type Segment = Answered["ruler"][number];

const namesIn = (s: Segment): string =>
  s.vacant ? (s.assigned ? say("vacant") : say("given to nobody")) : (s.acting.length > 0 ? s.acting : s.people).map((p) => p.name).join(", ");
const sentenceOf = (s: Segment): string =>
  s.until
    ? say("{who}, {from} to {until}", { who: namesIn(s), from: written(s.from), until: written(s.until) })
    : say("{who}, since {from}", { who: namesIn(s), from: written(s.from) });

/** Years as ticks; a short ruler gets its ends. */
function ticks(first: string, last: string): readonly string[] {
  const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) }, (_, i) => `${Number(first.slice(0, 4)) + i + 1}-01-01`);
  return years.length > 0 ? years : [first];
}

/** Who answered from one day to another. Dragging, typing or pressing a segment shows the whole answer as it was that day. */
export function Ruler({ answer }: { readonly answer: Answered }) {
  const [query, change] = useQueryString(),
    [dragged, setDragged] = useState<number | null>(null);
  const segments = answer.ruler,
    now = today(),
    asked = query.get("on")?.slice(0, 10) ?? now,
    first = segments[0]?.from;
  const show = (day: string) => change({ on: day === now ? null : day }, "push");
  const field = (
    <div className="another">
      <DateField
        label={say("On another day")}
        value={asked}
        onChange={(day) => {
          if (day && day !== asked) show(day);
        }}
        help={say("In the past or still ahead.")}
      />
    </div>
  );
  if (!first)
    return (
      <Section title={say("Who answered, on any day")} id="days">
        <p className="sm muted">{say("The matrix has never given this to anybody.")}</p>
        {field}
      </Section>
    );
  const last = [now, asked, segments.at(-1)?.until ?? now].toSorted().at(-1) ?? now,
    start = [first, asked].toSorted()[0] ?? first,
    span = Math.max(1, daysBetween(start, last)),
    at = (day: string) => `${(daysBetween(start, day) / span) * 100}%`;
  const shown = dragged === null ? asked : addDays(start, dragged);
  const stop = () => {
    if (dragged !== null && shown !== asked) show(shown);
    setDragged(null);
  };
  return (
    <Section title={say("Who answered, on any day")} note={say("Drag, or type a date, to see the answer as it was that day.")} id="days">
      <div className="asof">
        <div className="segs">
          {segments.map((s) => (
            <button
              key={s.from}
              type="button"
              className={s.vacant ? "vac" : s.acting.length > 0 ? "del" : ""}
              style={{ insetInlineStart: at(s.from), width: `calc(${at(s.until ? addDays(s.until, 1) : last)} - ${at(s.from)})` }}
              title={sentenceOf(s)}
              onClick={() => show(s.from > now || (s.from <= asked && (s.until ?? last) >= asked) ? asked : s.from)}
            >
              <span>{namesIn(s)}</span>
              <span className="vh">{sentenceOf(s)}</span>
            </button>
          ))}
          <i className="needle" style={{ insetInlineStart: at(shown) }} aria-hidden="true" />
        </div>
        <input
          type="range"
          min={0}
          max={span}
          value={daysBetween(start, shown)}
          aria-label={say("Day")}
          aria-valuetext={written(shown)}
          onChange={(event) => setDragged(Number(event.target.value))}
          onPointerUp={stop}
          onKeyUp={stop}
          onBlur={stop}
        />
        <div className="ticks" aria-hidden="true">
          {ticks(start, last).map((day) => (
            <span key={day} style={{ insetInlineStart: at(day) }}>
              {day.endsWith("-01-01") ? day.slice(0, 4) : written(day)}
            </span>
          ))}
          <b style={{ insetInlineStart: at(shown) }}>{written(shown)}</b>
        </div>
      </div>
      <ol className="vh">
        {segments.map((s) => (
          <li key={s.from}>{sentenceOf(s)}</li>
        ))}
      </ol>
      {field}
    </Section>
  );
}
