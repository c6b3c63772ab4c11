import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { fingerprint } from "#web/kit/figures.ts";
import { Section } from "#web/kit/page.tsx";
import { State, Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { revisionKind } from "../../revision.ts";
import { documentViews } from "../../views.ts";
import { asksOfPeople } from "../words.ts";
import type { ReadShown } from "./text.ts";

/** What each meaning of a signature says, in the voice of whoever signed. */
const meant: Readonly<Record<string, string>> = {
  authorship: say("wrote this and stands by it"),
  review: say("reviewed it and agrees"),
  approval: say("approved it"),
  responsibility: say("issued it and answers for it"),
};

function Signed({ signatures }: Pick<ReadShown, "signatures">) {
  const standing = signatures.filter((s) => s.void === null).toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <Section title={say("Signatures")} count={standing.length}>
      {standing.length === 0 ? <p className="sm muted">{say("Nobody has signed these words yet.")}</p> : null}
      <ul className="doc-signed">
        {standing.map((s) => (
          <li key={s.id}>
            <b>{s.printedName}</b>
            {s.position ? <span className="small muted">{s.position}</span> : null}
            <Status tone="ok" small>
              {meant[s.meaning] ? say(meant[s.meaning] ?? "") : s.meaning}
            </Status>
            <span className="small muted">
              <DateText value={s.at} form="time" />,{" "}
              <span className="mono" title={s.contentHash}>
                {fingerprint(s.contentHash)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who stands by these words, and what was changed since the first issue. */
export function SignedAndRevised({ shown }: { readonly shown: ReadShown }) {
  const one = useView(documentViews.one, { id: shown.document.id });
  const issued = one.data?.revisions.filter((r) => ["effective", "superseded", "approved"].includes(r.state)) ?? [];
  return (
    <div className="doc-end">
      <Signed signatures={shown.signatures} />
      {issued.length > 0 ? (
        <Section title={say("Revisions")} count={issued.length}>
          <ul className="rows sm">
            {issued.map((r) => (
              <li key={r.id} className="doc-rev">
                <b className="med">{say("Revision {n}", { n: r.revision })}</b>
                <span className="grow">
                  {r.summary ?? (r.revision === 1 ? say("First issue") : say("What changed was not said"))}
                  {r.training ? <small className="muted">{asksOfPeople(r)}</small> : null}
                  {r.approvers.length > 0 ? <small className="muted">{say("approved by {names}", { names: r.approvers.map((a) => a.name).join(", ") })}</small> : null}
                </span>
                <State state={r.state} states={revisionKind.states} small />
                <DateText value={r.effectiveAt} none={say("not yet")} />
                {r.id === shown.revision.id ? (
                  <span className="small muted">{say("shown here")}</span>
                ) : (
                  <Link className="noprint" href={`/documents/${shown.document.number}/read?revision=${r.revision}&old=true`}>
                    {say("Read it")}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}
