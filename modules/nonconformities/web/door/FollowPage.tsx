import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { LongField } from "#web/kit/fields.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Section } from "#web/kit/page.tsx";
import { queuePublic } from "#web/offline/queue.ts";
import { useParameter } from "#web/routing.tsx";
import { fetchJson } from "#web/wire.ts";
import type { Followed } from "../../public-report.ts";
import { onAnswerTo } from "../reporting/send-report.ts";
import { Steps } from "../reporting/Steps.tsx";
import { DoorFrame } from "./DoorFrame.tsx";

/** What became of a report, for whoever holds its private link. */
export default function FollowPage() {
  const token = useParameter("token"),
    path = `/api/public/follow/${encodeURIComponent(token)}`;
  const followed = useQuery({ queryKey: ["follow", token], queryFn: () => fetchJson<Followed>(path), retry: false, refetchInterval: 60_000 });
  const report = followed.data;
  return (
    <DoorFrame title={say("What became of it")} note={report?.number} headed={report !== undefined}>
      {followed.error && !report ? (
        <ErrorState error={followed.error} again={followed.refetch} />
      ) : !report ? (
        <Skeleton rows={4} />
      ) : (
        <div className="stack">
          <div>
            <h1>{report.title}</h1>
            <p className="sm muted">
              {report.anonymous
                ? say("Reported without a name at {organisation},", { organisation: report.organisation })
                : say("You reported this at {organisation},", { organisation: report.organisation })}{" "}
              <DateText value={report.sentAt} form="time" />
            </p>
          </div>
          <Section title={say("So far")}>
            <Steps steps={report.steps} />
          </Section>
          <Section title={say("Between you and whoever handles it")} count={report.messages.length || undefined}>
            <ol className="nc-say">
              {report.messages.map((message, i) => (
                <li key={i}>
                  <small className="small muted">
                    {message.from === "you" ? say("You") : say("Answer")}, <DateText value={message.at} form="time" />
                  </small>
                  <p>{message.text}</p>
                </li>
              ))}
            </ol>
            <More path={path} onSaid={() => void followed.refetch()} />
          </Section>
        </div>
      )}
    </DoorFrame>
  );
}

/** Ask or add something; kept on the device until there is a network. */
function More({ path, onSaid }: { readonly path: string; readonly onSaid: () => void }) {
  const [text, setText] = useState(""),
    [open, setOpen] = useState(false),
    [note, setNote] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const key = await queuePublic(`${path}/messages`, { text: text.trim() });
    setNote(say("Kept on this device and being sent."));
    const stop = onAnswerTo(key, ({ status, answer }) => {
      stop();
      setNote(status < 300 ? null : ((answer as { detail?: string } | null)?.detail ?? say("The server did not take it.")));
      if (status < 300) onSaid();
    });
    setText("");
    setOpen(false);
  };
  return (
    <div className="gap">
      {note ? (
        <p className="sm ink2" role="status">
          {note}
        </p>
      ) : null}
      {open ? (
        <form className="nc-form" onSubmit={(event) => void send(event)}>
          <LongField label={say("Ask or add something")} value={text} onChange={setText} rows={3} />
          <button type="submit" className="btn p l block" disabled={!text.trim()}>
            {say("Send")}
          </button>
        </form>
      ) : (
        <button type="button" className="btn l block" onClick={() => setOpen(true)}>
          {say("Ask or add something")}
        </button>
      )}
    </div>
  );
}
