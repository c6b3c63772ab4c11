import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { nonconformityActs } from "../../acts.ts";
import { AnswerElsewhereForm, ElsewhereForm } from "./forms.tsx";
import { IfAllowed } from "./IfAllowed.tsx";
import { nameOf, type CaseShown } from "./shown.ts";

/** Could the same be true elsewhere? Each place that was asked, and what it answered. */
export function Elsewhere({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown,
    ask = <IfAllowed act={nonconformityActs.askElsewhere} record={record} size="s" form={ElsewhereForm} label={say("Ask about another place")} />;
  return (
    <Section
      title={say("Similar elsewhere?")}
      count={record.elsewhere.length || undefined}
      more={
        <span className="row">
          <span className="muted small">D7</span>
          {ask}
        </span>
      }
    >
      {record.elsewhere.length === 0 ? (
        <p className="sm muted">{say("Nobody asked yet. Before closing, at least one other place says whether the same could be true there.")}</p>
      ) : (
        <ul className="rows">
          {record.elsewhere.map((place) => (
            <li key={place.id} className="nc-place">
              <div className="grow">
                <b className="med">{place.place}</b>
                {place.note ? <div className="sm">{place.note}</div> : null}
                <small className="small muted">
                  {place.answer === "open" ? say("asked by {name}", { name: nameOf(shown, place.by) }) : say("answered by {name}", { name: nameOf(shown, place.by) })},{" "}
                  <DateText value={place.on} form="short" />
                </small>
              </div>
              {place.answer === "open" ? (
                <Status tone="none">{say("not answered yet")}</Status>
              ) : place.answer === "no" ? (
                <Status tone="ok">{say("not there")}</Status>
              ) : (
                <Status tone="soon">{say("the same there")}</Status>
              )}
              {place.answer === "open" ? (
                <IfAllowed act={nonconformityActs.answerElsewhere} record={record} size="s" form={AnswerElsewhereForm} fixed={{ elsewhereId: place.id }} label={say("Answer")} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
