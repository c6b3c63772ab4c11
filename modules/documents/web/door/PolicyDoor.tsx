import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { useParameter } from "#web/routing.tsx";
import { fetchJson } from "#web/wire.ts";
import type { PublicPolicy } from "../../public-copy.ts";
import { BodyText } from "../reading/BodyText.tsx";
import "./door.css";

/** A policy that its owner opened to everybody: what is in force, and since when. */
export default function PolicyDoor() {
  const code = useParameter("code");
  const asked = useQuery({ queryKey: ["policy-door", code], queryFn: () => fetchJson<PublicPolicy>(`/api/public/policies/${encodeURIComponent(code)}`), retry: false });
  const policy = asked.data;
  useEffect(() => {
    document.title = policy ? `${policy.title} · ${policy.organisation}` : "Remit";
  }, [policy]);
  if (!policy)
    return (
      <main className="doc-policy">
        <h1>{say("A policy for everybody")}</h1>
        {asked.error ? <ErrorState error={asked.error} again={asked.refetch} /> : <Skeleton rows={6} />}
      </main>
    );
  return (
    <main className="doc-policy">
      <header>
        <p className="sm muted">{policy.organisation}</p>
        <h1>{policy.title}</h1>
        <p className="sm muted">
          <span className="mono">{policy.code}</span> {say("Revision {n}", { n: policy.revision })}
          {policy.effectiveAt ? (
            <>
              {" · "}
              {say("In force since")} <DateText value={policy.effectiveAt} />
            </>
          ) : null}
        </p>
      </header>
      {policy.body ? <BodyText body={policy.body} /> : <p className="doc-text plain">{policy.words ?? say("It is a file whose words cannot be shown here.")}</p>}
    </main>
  );
}
