import { useQuery } from "@tanstack/react-query";
import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { useParameter } from "#web/routing.tsx";
import { fetchJson } from "#web/wire.ts";
import type { PublicCopy } from "../../public-copy.ts";

const reasons: Readonly<Record<NonNullable<PublicCopy["because"]>, string>> = {
  superseded: say("A newer revision is in force. Do not work from this paper."),
  withdrawn: say("The document is withdrawn. Do not work from this paper."),
  not_in_force: say("This revision is not in force. Do not work from this paper."),
  recalled: say("This copy was called back. Give it to whoever keeps the documents."),
  expired: say("This copy has expired. Ask for a new one."),
  ended: say("This copy was taken in or lost. Do not work from it."),
};

/** Is this paper current? For whoever reads the code on it, without signing in. */
export default function CopyDoor() {
  const code = useParameter("code");
  const asked = useQuery({ queryKey: ["copy-door", code], queryFn: () => fetchJson<PublicCopy>(`/api/public/copies/${encodeURIComponent(code)}`), retry: false });
  const copy = asked.data;
  if (asked.error) return <ErrorState error={asked.error} again={asked.refetch} />;
  if (!copy) return <Skeleton rows={3} />;
  return (
    <main className="stack">
      <p className="sm muted">{copy.organisation}</p>
      <h1>{copy.current ? say("This is current") : say("This is not current")}</h1>
      <p>
        {say("{code} {title}, revision {n}", { code: copy.code, title: copy.title, n: copy.revision })}
        {copy.copy ? ` · ${copy.copy}` : null}
      </p>
      {copy.because ? <p>{reasons[copy.because]}</p> : null}
      {copy.since ? (
        <p className="sm muted">
          {say("Since")} <DateText value={copy.since} />
        </p>
      ) : null}
    </main>
  );
}
