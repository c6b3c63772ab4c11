import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { asksOfPeople } from "../words.ts";
import { revisionKind } from "../../revision.ts";
import type { RevisionBrief } from "../../document-views.ts";
import type { DocumentShown } from "./shown.ts";

const wasIssued = (r: RevisionBrief): boolean => ["effective", "superseded", "approved"].includes(r.state);

/** Every revision with what changed and why, who wrote and who approved it, and the way to its words and to its changes. */
export function Revisions({ shown }: { readonly shown: DocumentShown }) {
  const { revisions, record } = shown;
  return (
    <Section title={say("Revisions")} count={revisions.length}>
      {revisions.length === 0 ? <p className="sm muted">{say("None that you may see. What is being written is seen by those who write and decide.")}</p> : null}
      <ul className="rows">
        {revisions.map((r) => (
          <li key={r.id} className="doc-revision">
            <Link className="plain" href={`/documents/revisions/${r.number}`}>
              <b className="med">{say("Revision {n}", { n: r.revision })}</b>
            </Link>
            <span className="grow sm">
              {r.summary ?? (r.revision === 1 ? say("First issue") : <span className="muted">{say("What changed is not said yet")}</span>)}
              {r.cause ? <small className="muted">{r.cause}</small> : null}
              {r.training ? <small className="muted">{asksOfPeople(r)}</small> : null}
              <small className="muted">
                {r.authors.length > 0 ? say("written by {names}", { names: r.authors.map((a) => a.name).join(", ") }) : null}
                {r.approvers.length > 0 ? `${r.authors.length > 0 ? "; " : ""}${say("approved by {names}", { names: r.approvers.map((a) => a.name).join(", ") })}` : null}
              </small>
            </span>
            <span>
              <State state={r.state} states={revisionKind.states} small />
              <small className="muted">
                <DateText value={r.effectiveAt} none="" />
              </small>
            </span>
            <span className="doc-ways sm">
              {wasIssued(r) ? <Link href={`/documents/${record.number}/read${r.id === record.currentId ? "" : `?revision=${r.revision}&old=true`}`}>{say("Read")}</Link> : null}
              {r.revision > 1 ? <Link href={`/documents/revisions/${r.number}?tab=changes`}>{say("Changes")}</Link> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
