import { useQuery } from "@tanstack/react-query";
import { say } from "#kernel/sentence.ts";
import { Door } from "#web/account/Door.tsx";
import { Icon } from "#web/icon.tsx";
import { DateText } from "#web/kit/date.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { useParameter } from "#web/routing.tsx";
import { fetchJson } from "#web/wire.ts";
import type { PublicCopy } from "../../public-copy.ts";
import "./door.css";

const reasons: Readonly<Record<NonNullable<PublicCopy["because"]>, string>> = {
  superseded: say("A newer revision is in force. Do not work from this paper."),
  withdrawn: say("The document is withdrawn. Do not work from this paper."),
  not_in_force: say("This revision is not in force. Do not work from this paper."),
  recalled: say("This copy was called back. Give it to whoever keeps the documents."),
  expired: say("This copy has expired. Ask for a new one."),
  ended: say("This copy was taken in or lost. Do not work from it."),
};

/** Is this paper current? For whoever reads the code on it, without signing in; whoever has a login goes on to what is in force. */
export default function CopyDoor() {
  const code = useParameter("code");
  const asked = useQuery({ queryKey: ["copy-door", code], queryFn: () => fetchJson<PublicCopy>(`/api/public/copies/${encodeURIComponent(code)}`), retry: false });
  const copy = asked.data,
    title = say("Is this paper current?");
  if (asked.error)
    return (
      <Door title={title}>
        <ErrorState error={asked.error} again={asked.refetch} />
      </Door>
    );
  if (!copy)
    return (
      <Door title={title}>
        <Skeleton rows={3} />
      </Door>
    );
  return (
    <Door title={copy.current ? say("This is current") : say("This is not current")} foot={copy.organisation}>
      <div className={`doc-verdict ${copy.current ? "ok" : "bad"}`}>
        <Icon name={copy.current ? "tick" : "risk"} />
        <p>{copy.because ? reasons[copy.because] : say("You may work from this paper.")}</p>
      </div>
      <p>
        <b className="mono">{copy.code}</b> {copy.title}
      </p>
      <p className="sm muted">
        {say("Revision {n}", { n: copy.revision })}
        {copy.copy ? ` · ${copy.copy}` : null}
        {copy.since ? (
          <>
            {" · "}
            {say("Since")} <DateText value={copy.since} />
          </>
        ) : null}
      </p>
      <p>
        <a className="btn" href={`/documents/${copy.number}/read?revision=${copy.revision}`}>
          {say("Open the one in force")}
        </a>
      </p>
    </Door>
  );
}
