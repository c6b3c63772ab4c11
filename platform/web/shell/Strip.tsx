import { useEffect, useState } from "react";
import type { Actor } from "#kernel/actor.ts";
import { written } from "#kernel/date.ts";
import type { z } from "zod";
import { trailViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useActor, useNamedView, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Link } from "#web/routing.tsx";
import { Icon } from "#web/icon.tsx";
import { timeOf } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { useOutbox } from "#web/offline/use-outbox.ts";
import { useNotes } from "#web/shell/notes.ts";
import { dayThere, today } from "#web/zone.ts";

const online = (): boolean => navigator.onLine;

/** Is there a connection? Said in words, never only by a missing answer. */
export function useOnline(): boolean {
  const [is, setIs] = useState(online);
  useEffect(() => {
    const look = () => setIs(online());
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return is;
}

/** The sync state in one sentence. */
export function useSyncWords(): string {
  const is = useOnline();
  const { waiting } = useOutbox();
  const { dataUpdatedAt } = useNamedView("me.inbox", { limit: "1" });
  if (!is) return waiting > 0 ? say("Offline, {waiting, plural, one {# thing waits} other {# things wait}} to be sent", { waiting }) : say("Offline");
  if (waiting > 0) return say("Sending {waiting, plural, one {# thing} other {# things}}", { waiting });
  return dataUpdatedAt ? say("Synced {time}", { time: timeOf(new Date(dataUpdatedAt).toISOString()) }) : say("Not synced yet");
}

type TrailState = z.output<typeof trailViews.state.gives>;

/** "Trail intact, 48,112 entries"; while the server still reads it, how far it has come. */
const trailInWords = ({ events, checked, ok }: TrailState): string => {
  if (!ok) return say("Trail broken, {events} entries", { events: figure(events) });
  return checked < events
    ? say("Trail, {checked} of {events} entries checked", { checked: figure(checked), events: figure(events) })
    : say("Trail intact, {events} entries", { events: figure(events) });
};

/** Employees have no use for the foot: what matters of it to them, no connection and another day, is said at the top. */
const seesFoot = (actor: Actor): boolean => actor.positions.some((position) => position.role !== "employee");

/** The foot of the sheet: site, day, what the page itself notes, sync and trail. */
export function Strip() {
  const actor = useActor();
  const { on } = useAsOf();
  const notes = useNotes();
  const sync = useSyncWords();
  const trail = useView(trailViews.state, {}, { enabled: actor !== undefined && seesFoot(actor), fresh: 5 * 60_000 });
  if (actor && !seesFoot(actor)) return null;
  return (
    <footer className="strip">
      <span>{actor?.organisation}</span>
      <span>{say("As of {day}", { day: written(dayThere(on ?? today())) })}</span>
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
      <span className="sp" />
      <span className="end" role="status">
        {sync}
      </span>
      {trail.data ? (
        <span className={`end ${trail.data.ok ? "" : "bad-text"}`}>
          <Icon name={trail.data.ok ? "shield" : "risk"} />
          <Link href="/trail">{trailInWords(trail.data)}</Link>
        </span>
      ) : null}
    </footer>
  );
}
