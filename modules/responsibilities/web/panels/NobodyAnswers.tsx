import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { responsibilityViews } from "../../views.ts";
import "../responsibilities.css";

const most = 5;

/** For whoever coordinates and whoever leads: where nobody answers, and what comes next. */
export default function NobodyAnswers() {
  const { data } = useView(responsibilityViews.alarms, {}, { every: 60_000 });
  if (!data) return null;
  const wrong = data.items.filter((a) => a.severity === "bad"),
    sheets = data.items.filter((a) => a.kind === "unacknowledged"),
    soon = data.items.filter((a) => a.severity === "soon" && a.kind !== "unacknowledged");
  return (
    <Section title={say("Nobody answers")} count={wrong.length} more={<Link href="/responsibilities/alarms">{say("All of it")}</Link>}>
      <ul className="rows">
        {wrong.length === 0 ? (
          <li>
            <Status tone="ok">{say("Somebody answers for every requirement.")}</Status>
          </li>
        ) : null}
        {[...wrong, ...soon].slice(0, most).map((a, i) => (
          <li key={i} className="could-row row">
            {a.person ? <Person circle name={a.person.name} id={a.person.id} /> : <Vacant circle />}
            <span className="grow">
              <Link className="plain" href={a.opens?.path ?? (a.kind === "nobody_answers" ? "/responsibilities?show=nobody" : "/responsibilities/alarms")}>
                {a.sentence}
              </Link>
              {a.detail ? <small className="muted"> {a.detail}</small> : null}
            </span>
            <Status tone={a.severity} quiet>
              {a.severity === "bad" ? say("wrong now") : say("soon")}
            </Status>
          </li>
        ))}
        {wrong.length + soon.length > most ? (
          <li>
            <Link href="/responsibilities/alarms">{say("and {n} more", { n: wrong.length + soon.length - most })}</Link>
          </li>
        ) : null}
        {sheets.length > 0 ? (
          <li className="row">
            <Link className="plain grow" href="/responsibilities/alarms?kind=unacknowledged">
              {say("{n, plural, one {One duty sheet is} other {# duty sheets are}} not accepted yet.", { n: sheets.length })}
            </Link>
            <Status tone="soon" quiet>
              {say("waits")}
            </Status>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
