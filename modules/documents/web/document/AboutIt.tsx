import { say } from "#kernel/sentence.ts";
import { Section } from "#web/kit/page.tsx";
import { Chip, Ref } from "#web/kit/tags.tsx";
import { written } from "#kernel/date.ts";
import { clauseHref } from "../clause-href.ts";
import { monthsWords } from "../words.ts";
import type { DocumentShown } from "./shown.ts";
import { Whom } from "./DocumentHead.tsx";

/** What is said about a document besides its words. */
export function AboutIt({ shown }: { readonly shown: DocumentShown }) {
  const { record, audience, clauses, site, publicPath } = shown;
  return (
    <>
      <Section title={say("What is said about it")}>
        <dl className="doc-facts">
          <dt>{say("Type")}</dt>
          <dd>{record.typeTitle}</dd>
          <dt>{say("Whom it concerns")}</dt>
          <dd>{audience.length > 0 ? audience.join("; ") : <span className="muted">{say("Nobody is named yet: nobody is asked to read it.")}</span>}</dd>
          {record.processes.length > 0 ? (
            <>
              <dt>{say("Processes")}</dt>
              <dd className="row">
                {record.processes.map((process) => (
                  <Chip key={process} href={`/documents?process=${encodeURIComponent(process)}`}>
                    {process}
                  </Chip>
                ))}
              </dd>
            </>
          ) : null}
          <dt>{say("Periodic review")}</dt>
          <dd>{monthsWords(record.reviewMonths, say("none is asked for"))}</dd>
          {record.confirmed ? (
            <>
              <dt>{say("Last found still right")}</dt>
              <dd>
                {written(record.confirmed.on)}, <Whom id={record.confirmed.by} />
              </dd>
            </>
          ) : null}
          <dt>{say("Site")}</dt>
          <dd>{site?.name ?? say("every site")}</dd>
          <dt>{say("Language")}</dt>
          <dd>{new Intl.DisplayNames("en", { type: "language" }).of(record.language) ?? record.language}</dd>
          {record.external ? (
            <>
              <dt>{say("From outside")}</dt>
              <dd>
                {record.external.origin}, {record.external.edition}
                {record.external.licence ? ` (${record.external.licence})` : ""}
              </dd>
            </>
          ) : null}
          <dt>{say("Outside readers")}</dt>
          <dd>
            {record.public ? say("Anybody may read what is in force, without signing in.") : say("Only people of the organisation.")}{" "}
            {publicPath ? (
              <a className="lnk" href={publicPath} target="_blank" rel="noreferrer">
                {say("The page for everybody")}
              </a>
            ) : null}
          </dd>
        </dl>
      </Section>
      <Section title={say("Clauses")} count={clauses.length}>
        {clauses.length === 0 ? <p className="sm muted">{say("It serves no clause yet. A clause named here counts as evidence for it.")}</p> : null}
        <ul className="rows sm">
          {clauses.map((clause) => (
            <li key={clause.id}>
              <Ref href={clauseHref(clause.id)}>{clause.reference}</Ref> {clause.title}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
