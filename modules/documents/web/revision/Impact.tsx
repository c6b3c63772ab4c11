import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { documentViews } from "../../document-views.ts";
import { clauseHref } from "../clause-href.ts";

interface Way {
  readonly number: string;
  readonly title: string;
  readonly path: string;
}

const Ways = ({ title, ways }: { readonly title: string; readonly ways: readonly Way[] }) =>
  ways.length === 0 ? null : (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul>
          {ways.map((way) => (
            <li key={way.number}>
              <Link href={way.path}>
                <span className="mono small">{way.number}</span> {way.title}
              </Link>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );

/** What the change touches, looked at before it is approved. */
export function Impact({ documentId }: { readonly documentId: string }) {
  const impact = useView(documentViews.impact, { id: documentId });
  return (
    <Section title={say("What it touches")}>
      <Answered of={impact}>
        {(it) => (
          <dl className="rv-impact">
            <div>
              <dt>{say("People")}</dt>
              <dd>{say("{n, plural, =0 {Nobody is on its distribution list} one {One person is} other {# people are}} to hear of it", { n: it.people })}</dd>
            </div>
            {it.copiesOut > 0 ? (
              <div>
                <dt>{say("Printed copies")}</dt>
                <dd>{say("{n, plural, one {One controlled copy is} other {# controlled copies are}} out and will be called back", { n: it.copiesOut })}</dd>
              </div>
            ) : null}
            {it.processes.length > 0 ? (
              <div>
                <dt>{say("Processes")}</dt>
                <dd>{it.processes.join(", ")}</dd>
              </div>
            ) : null}
            {it.clauses.length > 0 ? (
              <div>
                <dt>{say("Clauses")}</dt>
                <dd className="chips">
                  {it.clauses.map((c) => (
                    <Ref key={c.id} href={clauseHref(c.id)}>
                      {c.reference}
                    </Ref>
                  ))}
                </dd>
              </div>
            ) : null}
            <Ways title={say("Refer to it")} ways={it.mentionedBy} />
            <Ways title={say("Translations")} ways={it.translations} />
            <Ways title={say("Linked records")} ways={it.links} />
          </dl>
        )}
      </Answered>
    </Section>
  );
}
