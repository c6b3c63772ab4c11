import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { documentKind } from "../../document.ts";
import { documentViews } from "../../views.ts";
import { DocumentTabs } from "./DocumentTabs.tsx";
import { snippetParts } from "./snippet.ts";

/** In which document does this sentence stand? What is in force; what no longer holds only when it is asked for. */
export default function SearchPage() {
  const [query, change] = useQueryString();
  const text = query.get("q") ?? "",
    obsolete = query.get("old") === "true";
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => change({ q: typed || null }), 250);
    return () => clearTimeout(timer);
    // change is made anew by each drawing and always does the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, text]);
  const found = useView(
    documentViews.search,
    { text: text.trim(), limit: 30, ...(obsolete ? { obsolete: "true" } : {}) },
    {
      enabled: text.trim().length >= 2,
      keep: true,
    },
  );
  const items = text.trim().length >= 2 ? found.data?.items : undefined;
  return (
    <Page title={say("Search in documents")} width="narrow">
      <DocumentTabs />
      <div className="form">
        <input
          className="in l"
          type="search"
          aria-label={say("Words, or a sentence in quotation marks")}
          placeholder={say('torque wrench, or "before the first part"')}
          value={typed}
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
        />
        <label className="checks">
          <input type="checkbox" checked={obsolete} onChange={(event) => change({ old: event.target.checked ? "true" : null })} />
          {say("Also what is no longer in force")}
        </label>
      </div>
      {found.error ? <ErrorState error={found.error} /> : null}
      {text.trim().length >= 2 && found.isPending ? <Skeleton rows={4} /> : null}
      <p className="small muted gap-s" role="status">
        {items ? say("{n, plural, =0 {No document} one {# document} other {# documents}}", { n: items.length }) : ""}
      </p>
      {items?.length === 0 ? (
        <EmptyState title={say("These words stand in no document that you may read")}>{say("Try fewer words, or the word that the shop floor uses.")}</EmptyState>
      ) : null}
      <ol className="doc-hits">
        {items?.map((hit) => (
          <li key={hit.id}>
            <Link className="plain" href={`${hit.path}/read${obsolete && hit.state === "obsolete" ? `?revision=${hit.revision}&old=true` : ""}`}>
              <b className="med">{hit.title}</b>
            </Link>{" "}
            <Ref>{hit.code}</Ref> <State state={hit.state} states={documentKind.states} small />
            <p className="serif">{snippetParts(hit.snippet).map((part, i) => (part.found ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>))}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
