import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { documentViews } from "../../views.ts";
import { clauseHref } from "../clause-href.ts";

interface Listed {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly path: string;
}

const Records = ({ title, records, none }: { readonly title: string; readonly records: readonly Listed[]; readonly none: string }) => (
  <Section title={title} count={records.length}>
    {records.length === 0 ? <p className="sm muted">{none}</p> : null}
    <ul className="rows sm">
      {records.map((record) => (
        <li key={record.id}>
          <Link className="plain" href={record.path}>
            <Ref>{record.number}</Ref> {record.title}
          </Link>
        </li>
      ))}
    </ul>
  </Section>
);

/** What a change of this document would touch: looked at before a revision is approved. */
export function Impact({ id }: { readonly id: string }) {
  const impact = useView(documentViews.impact, { id });
  return (
    <Answered of={impact} rows={5}>
      {(touched) => (
        <>
          <p className="doc-lead">
            {say(
              "A change of it reaches {people, plural, =0 {nobody yet} one {# person} other {# people}}{copies, plural, =0 {} one { and calls back # printed copy} other { and calls back # printed copies}}.",
              { people: touched.people, copies: touched.copiesOut },
            )}
          </p>
          <Records title={say("Documents that refer to it")} records={touched.mentionedBy} none={say("No document in force refers to it.")} />
          <Records title={say("Linked records")} records={touched.links} none={say("Nothing is linked to it.")} />
          <Records title={say("Translations")} records={touched.translations} none={say("It has no translation.")} />
          <Section title={say("Clauses that it serves")} count={touched.clauses.length}>
            <ul className="rows sm">
              {touched.clauses.map((clause) => (
                <li key={clause.id}>
                  <Ref href={clauseHref(clause.id)}>{clause.reference}</Ref> {clause.title}
                </li>
              ))}
            </ul>
          </Section>
          {touched.processes.length > 0 ? (
            <Section title={say("Processes")} count={touched.processes.length}>
              <p className="sm">{touched.processes.join(", ")}</p>
            </Section>
          ) : null}
        </>
      )}
    </Answered>
  );
}
