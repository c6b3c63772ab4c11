import { addDays, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { DateField } from "#web/kit/DateField.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { standardsViews } from "../views.ts";
import { StatusOf } from "./StatusOf.tsx";
import { requirementPath } from "./words.ts";

/** What changed since a day, and which facts turned. */
export function ChangesTab({ edition }: { readonly edition: string }) {
  const [query, change] = useQueryString(),
    since = query.get("since") ?? addDays(today(), -30);
  const changes = useView(standardsViews.changes, { edition, since }, { keep: true, enabled: /^\d{4}-\d\d-\d\d$/.test(since) });
  return (
    <div className="stack">
      <div style={{ maxWidth: 240 }}>
        <DateField label={say("Since")} value={since} onChange={(next) => change({ since: next })} />
      </div>
      <Answered of={changes}>
        {(found) => {
          if (!found.since || !found.before || !found.after)
            return (
              <EmptyState title={say("Nothing was kept before that day")}>
                {say("Remit keeps at the end of each day how every adopted edition stands. Choose a later day.")}
              </EmptyState>
            );
          const lead = say("{before} were proved on {day}, {after} are now. {n, plural, =0 {No status changed.} one {One status changed.} other {# statuses changed.}}", {
            before: found.before.proved,
            day: written(found.since),
            after: found.after.proved,
            n: found.total,
          });
          return (
            <>
              <p>{lead}</p>
              {found.items.length === 0 ? null : (
                <table className="t move">
                  <thead>
                    <tr>
                      <th scope="col">{say("Requirement")}</th>
                      <th scope="col">{say("Before")}</th>
                      <th scope="col">{say("Now")}</th>
                      <th scope="col">{say("Because")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.items.map((item) => (
                      <tr key={item.requirementId}>
                        <th scope="row">
                          <Link className="plain" href={requirementPath(item.requirementId)}>
                            <span className="ref">{item.reference}</span> {item.title}
                          </Link>
                        </th>
                        <td>
                          <StatusOf status={item.was} />
                        </td>
                        <td>
                          <StatusOf status={item.is} />
                        </td>
                        <td>
                          {item.because.length === 0 ? (
                            <span className="muted small">{say("Whether it applies changed.")}</span>
                          ) : (
                            item.because.map((why) => <small key={why}>{why}</small>)
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </>
          );
        }}
      </Answered>
    </div>
  );
}
