import { say } from "#kernel/sentence.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { actionKind } from "../../action.ts";
import { actionSortName } from "../words.ts";
import { AddAction } from "./AddAction.tsx";
import type { ActionShown, CaseShown } from "./shown.ts";

/** D5 and D6: what is done against the cause, by whom and until when. */
export function WhatWeDo({ shown }: { readonly shown: CaseShown }) {
  const { actions, record } = shown,
    going = actions.filter((a) => a.state !== "cancelled"),
    done = going.filter((a) => ["done", "accepted"].includes(a.state)).length;
  return (
    <Section title={say("What we do")} id="actions" count={going.length > 0 ? say("{done} of {all} done", { done, all: going.length }) : undefined} note="D3, D5, D6">
      {actions.length === 0 ? (
        <p className="sm muted">
          {record.evaluation?.needed === false
            ? say("No corrective action: the correction is enough.")
            : say("No action yet. The cause first, then what is done against it, each with one person and one date.")}
        </p>
      ) : (
        <table className="t nc-actions">
          <caption className="vh">{say("Actions")}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{say("Number")}</span>
              </th>
              <th scope="col">{say("What")}</th>
              <th scope="col">{say("Kind")}</th>
              <th scope="col">{say("Answers")}</th>
              <th scope="col">{say("Due")}</th>
              <th scope="col">{say("State")}</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action, i) => (
              <Row key={action.id} action={action} n={i + 1} all={actions} />
            ))}
          </tbody>
        </table>
      )}
      <AddAction shown={shown} />
    </Section>
  );
}

const under = (action: ActionShown, all: readonly ActionShown[]): string | null => {
  if (action.proof) return say("Evidence: {proof}", { proof: action.proof });
  if (action.asked) return say("More time asked: “{reason}”", { reason: action.asked.reason });
  if (action.waits && action.waitsFor)
    return say("Begins when action {n} is done", { n: all.findIndex((other) => other.id === action.waitsFor) + 1 || (action.waitsForNumber ?? "") });
  if (action.sentBack > 0 && action.doneOn === null) return say("Came back: the proof was not enough");
  return action.details;
};

function Row({ action, n, all }: { readonly action: ActionShown; readonly n: number; readonly all: readonly ActionShown[] }) {
  const below = under(action, all),
    gone = action.state === "cancelled";
  return (
    <tr className={gone ? "flat muted" : "flat"}>
      <td className="mono muted">{n}</td>
      <th scope="row">
        <Link className="plain" href={`/actions/${action.number}`}>
          {gone ? <s>{action.title}</s> : action.title}
        </Link>
        {below ? <small>{below}</small> : null}
      </th>
      <td className="muted small">{actionSortName(action.sort)}</td>
      <td>
        <Answers person={action.owner} />
      </td>
      <td className="nc-due">
        {action.doneOn ? <DateText value={action.doneOn} form="short" /> : <DueText due={action.dueOn} original={action.originalDueOn} closed={action.closedAt !== null} />}
      </td>
      <td>
        {action.waits && action.state === "open" ? (
          <State state="waits" states={{ waits: { label: say("Waits"), tone: "none" } }} />
        ) : (
          <State state={action.state} states={actionKind.states} />
        )}
      </td>
    </tr>
  );
}
