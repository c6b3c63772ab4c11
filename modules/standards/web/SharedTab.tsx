import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import type { ReadinessStatus } from "../readiness.ts";
import { standardsViews } from "../views.ts";
import { looks, requirementPath } from "./words.ts";

/** What other adopted standards ask for too, joined by the keys of the harmonised structure: evidence given once counts for each. */
export function SharedTab({ edition }: { readonly edition: string }) {
  const shared = useView(standardsViews.shared, { edition });
  return (
    <Answered of={shared} rows={8}>
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={say("Shared with no other standard")}>{say("When another standard is adopted, what it asks for too is shown here side by side.")}</EmptyState>
        ) : (
          <>
            <p style={{ marginBottom: 14 }}>
              {say("{n, plural, one {One requirement is} other {# requirements are}} asked for by {others} too. Evidence given once counts for each of them.", {
                n: found.requirements,
                others: found.others.map((o) => o.reference).join(", "),
              })}
            </p>
            <table className="t move">
              <thead>
                <tr>
                  <th scope="col">{say("Topic")}</th>
                  <th scope="col">{say("Here")}</th>
                  <th scope="col">{say("There")}</th>
                </tr>
              </thead>
              <tbody>
                {found.items.map((row) => (
                  <tr key={row.key}>
                    <th scope="row">
                      <span className="ref">{row.key}</span> {row.title}
                    </th>
                    <td>
                      {row.here.map((r) => (
                        <One key={r.id} id={r.id} status={r.status} words={`${r.reference} ${r.title}`} />
                      ))}
                    </td>
                    <td>
                      {row.others.map((r) => (
                        <One key={r.id} id={r.id} status={r.status} words={`${r.short} ${r.reference} ${r.title}`} />
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </Answered>
  );
}

const One = ({ id, status, words }: { readonly id: string; readonly status: ReadinessStatus | null; readonly words: string }) => (
  <div>
    {status ? (
      <>
        <Status tone={looks[status].tone} quiet>
          {looks[status].label}
        </Status>{" "}
      </>
    ) : null}
    <Link className="plain" href={requirementPath(id)}>
      {words}
    </Link>
  </div>
);
