import { useState } from "react";
import { written } from "#kernel/date.ts";
import { recordViews, type EventShown } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { useActor, usePages } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { exactly, short, timeOf } from "#web/kit/date.tsx";
import { Icon } from "#web/icon.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Differences } from "#web/record/Differences.tsx";
import { folded } from "#web/record/folds.ts";
import { useQueryString } from "#web/routing.tsx";
import { dayThere, endOfDay, today } from "#web/zone.ts";

/** What happened to a record: sentences, newest first, old and new values inline, and a slider to any of its days. */
export function History({ id }: { readonly id: string }) {
  const { rows, total, more, pending, error } = usePages(recordViews.history, { id, limit: 20 });
  return (
    <Section title={say("History")} count={error ? undefined : total} id="history">
      {rows && rows.length > 1 ? <AsOfSlider events={rows} /> : null}
      {error?.status === 404 ? (
        <p className="sm muted">{say("What happened to it is not yours to see.")}</p>
      ) : error ? (
        <ErrorState error={error} />
      ) : pending ? (
        <Skeleton />
      ) : (
        <EventList events={rows ?? []} />
      )}
      {more ? (
        <button type="button" className="link sm" onClick={more}>
          {say("{rest, plural, one {# more entry} other {# more entries}}, with old and new values", { rest: total - (rows?.length ?? 0) })}
        </button>
      ) : null}
    </Section>
  );
}

export const EventList = ({ events }: { readonly events: readonly EventShown[] }) => (
  <ol className="hist">
    {folded(events).map((line) => ("one" in line ? <OneEvent key={line.one.sequence} event={line.one} /> : <Run key={`run${line.run[0]?.sequence}`} events={line.run} />))}
  </ol>
);

const sayRun = (events: readonly EventShown[]): string => {
  const said = { n: events.length, first: short(events.at(-1)?.at ?? today()), last: short(events[0]?.at ?? today()) };
  return said.first === said.last
    ? say("{n, plural, one {# smaller entry} other {# smaller entries}}, {last}", said)
    : say("{n, plural, one {# smaller entry} other {# smaller entries}}, {first} to {last}", said);
};

/** Comments, files and what went on by itself: one line that unfolds. */
const Run = ({ events }: { readonly events: readonly EventShown[] }) => (
  <li className="run">
    <details>
      <summary>{sayRun(events)}</summary>
      <ol className="hist">
        {events.map((event) => (
          <OneEvent key={event.sequence} event={event} />
        ))}
      </ol>
    </details>
  </li>
);

/** What was added to the record without changing it: the file's name, or what it was linked to. Comments stand in the talk. */
function added({ act, input, names }: EventShown): string | null {
  const said = (input ?? {}) as Readonly<Record<string, unknown>>;
  if (act === "record.attach") return textOf(said["name"]) || null;
  return act === "record.link" ? (names[textOf(said["to"])] ?? null) : null;
}

function OneEvent({ event }: { readonly event: EventShown }) {
  const actor = useActor();
  const what = added(event);
  const you = actor?.id === event.actor.id && !event.system;
  return (
    <li>
      <time dateTime={event.at} title={exactly(event.at)}>
        {dayThere(event.at) === today() ? timeOf(event.at) : short(event.at)}
      </time>
      {event.system ? (
        <span className="av" aria-hidden="true">
          <Icon name="clock" />
        </span>
      ) : (
        <Person circle name={event.actor.name} id={event.actor.id} />
      )}
      <div>
        <b className="med" data-on-paper={you ? event.actor.name : undefined}>
          {event.system ? say("The clock") : you ? say("You") : event.actor.name}
        </b>{" "}
        {say(event.past)}
        {what ? <>: {what}</> : null}
        {event.onBehalfOf ? <> {say("for {name}", { name: event.onBehalfOf.name })}</> : null}
        <Differences event={event} />
        {event.reason ? <small>“{event.reason}”</small> : null}
        {event.signature ? <small>{say("Signed by {name}: {meaning}", { name: event.signature.printedName, meaning: event.signature.meaning })}</small> : null}
      </div>
    </li>
  );
}

/** Moves through the record's own moments; where it stops, the whole page is as it was then. */
function AsOfSlider({ events }: { readonly events: readonly EventShown[] }) {
  const { on } = useAsOf();
  const [, change] = useQueryString();
  const moments = events.map((event) => event.at).toReversed();
  const last = moments.length - 1;
  const there = on ? moments.findLastIndex((at) => at <= endOfDay(on)) : last;
  const [at, setAt] = useState<number | null>(null);
  const shown = at ?? Math.max(0, there);
  const moment = moments[shown];
  const label = moment === undefined || (shown === last && !on) ? say("today") : `${written(dayThere(moment))} ${timeOf(moment)}`;
  const stop = () => {
    if (at !== null) change({ on: at === last ? null : (moments[at] ?? null) });
    setAt(null);
  };
  return (
    <div className="slider">
      <label className="small ink2" htmlFor="asof">
        {say("Show this record as of")}
      </label>
      <div className="sl">
        <input
          id="asof"
          type="range"
          min={0}
          max={last}
          value={shown}
          aria-valuetext={label}
          onChange={(event) => setAt(Number(event.target.value))}
          onPointerUp={stop}
          onKeyUp={stop}
          onBlur={stop}
        />
        <output>{label}</output>
      </div>
    </div>
  );
}
