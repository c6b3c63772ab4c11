import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useActor, useNamedView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { short, timeOf } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { useOutbox } from "#web/offline/use-outbox.ts";
import { useNotes } from "#web/shell/notes.ts";
import { fetchJson } from "#web/wire.ts";
import { dayThere, today } from "#web/zone.ts";

const online = (): boolean => navigator.onLine;

/** Is there a connection? Said in words, never only by a missing answer. */
export function useOnline(): boolean {
  const [is, setIs] = useState(online);
  useEffect(() => {
    const look = () => setIs(online());
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => { removeEventListener("online", look); removeEventListener("offline", look); };
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

interface Trail {
  readonly events: number;
  readonly sealedAt: string | null;
}

const trailInWords = ({ events, sealedAt }: Trail): string =>
  sealedAt ? say("Trail sealed {day}, {events} entries", { day: short(sealedAt), events: figure(events) }) : say("Trail, {events} entries", { events: figure(events) });

/** The foot of the sheet: site, day, what the page itself notes, sync and trail. */
export function Strip() {
  const actor = useActor();
  const { on } = useAsOf();
  const notes = useNotes();
  const sync = useSyncWords();
  const trail = useQuery({ queryKey: ["trail"], queryFn: () => fetchJson<Trail>("/api/mine/trail"), enabled: Boolean(actor), staleTime: 5 * 60_000, retry: false });
  return (
    <footer className="strip">
      <span>{actor?.organisation}</span>
      <span>{say("As of {day}", { day: written(dayThere(on ?? today())) })}</span>
      {notes.map((note) => <span key={note}>{note}</span>)}
      <span className="sp" />
      <span className="end" role="status">{sync}</span>
      {trail.data ? <span className="end"><Icon name="shield" />{trailInWords(trail.data)}</span> : null}
    </footer>
  );
}
