import type { ReactNode } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Why, type Reason } from "#web/record/Why.tsx";
import { Link } from "#web/routing.tsx";
import type { ReasonShown, WhyShown } from "../shown.ts";
import { PersonLink } from "./AnswersFor.tsx";
import { OverruledNote } from "./OverruledNote.tsx";
import { holdings, looks, requirementPath } from "./words.ts";

/** The record that matters most for a reason, or the list of all of them. */
function linkOf(reason: ReasonShown, id: string): Reason["link"] {
  const records = reason.breaking.length > 0 ? reason.breaking : reason.supporting,
    count = reason.breaking.length > 0 ? reason.breakingCount : reason.supportingCount;
  const [only] = records;
  if (!only) return undefined;
  if (count === 1 && only.path) return { label: only.number, href: only.path };
  return { label: say("{count, plural, one {# record} other {# records}}", { count }), href: `${requirementPath(id)}#${reason.id}` };
}

/** Why a requirement stands as it does: reasons failing first, the shortest way with names, rule and time; an overruling beside it. */
export function WhyOf({ why, acts }: { readonly why: WhyShown; readonly acts?: ReactNode }) {
  const { tone, label } = looks[why.status];
  const reasons = why.reasons.map((r): Reason => ({ tone: holdings[r.holds].tone, title: r.states, sentence: r.sentence, link: linkOf(r, why.id) }));
  const sentence = why.since ? `${why.sentence} ${say("So since {day}.", { day: written(why.since) })}` : why.sentence;
  const way =
    why.way.length === 0 && !acts ? null : (
      <>
        {why.overruled ? <OverruledNote overruled={why.overruled} /> : null}
        {why.way.length > 0 ? (
          <>
            <h3>{say("Shortest way to proved")}</h3>
            <Steps way={why.way} />
          </>
        ) : null}
        {acts ? (
          <div className="acts" style={{ marginTop: 10 }}>
            {acts}
          </div>
        ) : null}
      </>
    );
  return (
    <Why
      about={why.reference}
      status={{ tone, label }}
      sentence={sentence}
      reasons={reasons}
      way={way}
      computed={{ at: why.computedAt, rule: why.rule }}
      footer={say(
        "{n, plural, =0 {No record was found.} one {One record was looked at.} other {# records were looked at.}} An overruling stands beside the computed status and never replaces it.",
        { n: why.records },
      )}
    />
  );
}

const Steps = ({ way }: { readonly way: WhyShown["way"] }) => (
  <ol className="steps">
    {way.map((step, i) => (
      <li key={i}>
        <span className="no">{i + 1}</span>
        <span>{step.opens?.path ? <Link href={step.opens.path}>{step.sentence}</Link> : step.sentence}</span>
        {step.people[0] ? <PersonLink person={step.people[0]} /> : <span />}
      </li>
    ))}
  </ol>
);
