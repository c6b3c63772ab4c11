import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { documentViews } from "../../views.ts";
import { clauseHref } from "../clause-href.ts";
import { asksOfPeople } from "../words.ts";
import { ReadMeter } from "../document/ReadMeter.tsx";
import { readHref, type ReadShown } from "./text.ts";

/** Beside the text: what changed, who has read it, where it is used. */
export function ReadingSide({ shown }: { readonly shown: ReadShown }) {
  const { document, revision, banner } = shown;
  const one = useView(documentViews.one, { id: document.id }),
    impact = useView(documentViews.impact, { id: document.id });
  const asks = asksOfPeople(revision);
  const used = impact.data ? [...impact.data.links, ...impact.data.mentionedBy] : [];
  return (
    <aside className="doc-side noprint" aria-label={say("About these words")}>
      {revision.summary ? (
        <Section title={say("What changed")} note={revision.revision > 1 ? say("revision {a} to {b}", { a: revision.revision - 1, b: revision.revision }) : undefined}>
          <p className="sm">
            {revision.summary} {revision.cause ? <span className="muted">{revision.cause}</span> : null}
          </p>
          {revision.revision > 1 ? (
            <p className="sm gap-s">
              <Link className="line" href={`/documents/revisions/${revision.number}?tab=changes`}>
                {say("See the changes, word by word")}
              </Link>
            </p>
          ) : null}
        </Section>
      ) : null}
      {asks ? (
        <Section title={say("What it asks of people")}>
          <p className="sm">{asks}</p>
        </Section>
      ) : null}
      {one.data && one.data.asked > 0 && !banner ? (
        <Section title={say("Who has read it")} more={<Link href={`/documents/${document.number}?tab=readers`}>{say("Names")}</Link>}>
          <ReadMeter asked={one.data.asked} read={one.data.read} />
        </Section>
      ) : null}
      {one.data && one.data.clauses.length > 0 ? (
        <Section title={say("Clauses")} count={one.data.clauses.length}>
          <ul className="rows sm">
            {one.data.clauses.map((clause) => (
              <li key={clause.id}>
                <Ref href={clauseHref(clause.id)}>{clause.reference}</Ref> {clause.title}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {used.length > 0 ? (
        <Section title={say("Where it is used")} count={used.length}>
          <ul className="rows sm">
            {used.slice(0, 8).map((record) => (
              <li key={record.id}>
                <Link className="plain" href={readHref(record.path)}>
                  <Ref>{record.number}</Ref> {record.title}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </aside>
  );
}
