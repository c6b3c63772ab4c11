import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Vacant } from "#web/kit/people.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { standardsViews, type MissingRow } from "../views.ts";
import { PersonLink } from "./AnswersFor.tsx";
import { holdings, requirementPath, whoPath } from "./words.ts";

const parts = [
  { holds: "no", title: say("Does not hold") },
  { holds: "partly", title: say("Holds in part") },
  { holds: "unanswered", title: say("Not yet answered by Remit: show it from elsewhere") },
] as const;

/** Everything that an auditor would ask for and not find, failing first, with whoever answers for it. */
export function MissingTab({ edition }: { readonly edition: string }) {
  const [query] = useQueryString(),
    site = query.get("site"),
    missing = useView(standardsViews.missing, { edition, ...(site ? { site } : {}) });
  return (
    <Answered of={missing} rows={8}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={say("An auditor would find everything")}>{say("Each requirement has somebody who answers for it, and each thing that must hold, holds.")}</EmptyState>
        ) : (
          <div className="stack">
            {parts.map(({ holds, title }) => (
              <Part key={holds} title={title} rows={items.filter((row) => row.holds === holds)} />
            ))}
          </div>
        )
      }
    </Answered>
  );
}

function Part({ title, rows }: { readonly title: string; readonly rows: readonly MissingRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} count={rows.length}>
      <table className="t move">
        <thead>
          <tr>
            <th scope="col">{say("What must hold")}</th>
            <th scope="col">{say("Requirement")}</th>
            <th scope="col">{say("Answers")}</th>
            <th scope="col">{say("Record")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.requirementId} ${row.what}`}>
              <th scope="row">
                <Status tone={holdings[row.holds].tone} quiet>
                  {holdings[row.holds].label}
                </Status>{" "}
                {row.what}
                <small>{row.how}</small>
              </th>
              <td>
                <Link className="plain" href={requirementPath(row.requirementId)}>
                  <span className="ref">{row.reference}</span> {row.title}
                </Link>
              </td>
              <td>
                {row.people[0] ? (
                  <PersonLink person={row.people[0]} />
                ) : (
                  <Link className="plain" href={whoPath(row.requirementId)}>
                    <Vacant>{say("nobody")}</Vacant>
                  </Link>
                )}
              </td>
              <td>{row.opens?.path ? <Ref href={row.opens.path}>{row.opens.number}</Ref> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
