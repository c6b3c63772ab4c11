import { say } from "#kernel/sentence.ts";
import { Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import type { SuccessorShown } from "../shown.ts";
import { StatusOf } from "./StatusOf.tsx";
import type { TransitionShown } from "./TransitionTab.tsx";
import { changeWords, requirementPath } from "./words.ts";

const sure = { high: null, medium: say("fairly sure"), low: say("not sure") } as const;

/** Old requirement, what follows it, what changed, and how the new one stands today. */
export function TransitionRows({ rows }: { readonly rows: TransitionShown["rows"] }) {
  if (rows.length === 0) return <p className="muted">{say("None.")}</p>;
  return (
    <table className="t move">
      <thead>
        <tr>
          <th scope="col">{say("Requirement")}</th>
          <th scope="col">{say("What it means")}</th>
          <th scope="col">{say("In the new edition")}</th>
          <th scope="col">{say("Step")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link className="plain" href={requirementPath(row.id)}>
                <span className="ref">{row.reference}</span> {row.title}
              </Link>
              {row.status && row.carrying !== "new" ? (
                <small>
                  <StatusOf status={row.status} small />
                </small>
              ) : null}
            </th>
            <td>{row.sentence}</td>
            <td>
              {row.successors.map((s) => (
                <OneSuccessor key={s.id} successor={s} named={row.carrying !== "new"} />
              ))}
            </td>
            <td>
              {row.carrying === "carries_over" || row.carrying === "gone" ? (
                <span className="muted small">{say("nothing to do")}</span>
              ) : (
                <Status tone={row.done ? "ok" : "none"}>{row.done ? say("Done") : say("Open")}</Status>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OneSuccessor({ successor, named }: { readonly successor: SuccessorShown; readonly named: boolean }) {
  const certainty = successor.confidence ? sure[successor.confidence] : null;
  return (
    <div style={{ marginBottom: 6 }}>
      {named ? (
        <>
          <Link className="plain" href={requirementPath(successor.id)}>
            <span className="ref">{successor.reference}</span> {successor.title}
          </Link>{" "}
        </>
      ) : null}
      {successor.change ? <Tag>{changeWords[successor.change]}</Tag> : null} {certainty ? <span className="muted small">{certainty}</span> : null}
      {successor.status ? (
        <small>
          <StatusOf status={successor.status} small />
        </small>
      ) : null}
      {successor.added.map((states) => (
        <small key={states}>+ {states}</small>
      ))}
    </div>
  );
}
