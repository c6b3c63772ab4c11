import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { nonconformityActs } from "../../acts.ts";
import { CriterionForm, CostForm, LessonForm } from "./forms.tsx";
import { IfAllowed } from "./IfAllowed.tsx";
import { nameOf, type CaseShown } from "./shown.ts";
import { figure } from "#web/kit/figures.ts";

/** By what the effect is judged, who judges it and why they may, and what each round found. */
export function DidItWork({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown,
    { criterion, verifications } = record;
  if (record.evaluation?.needed === false) return <Lesson shown={shown} />;
  const checker = shown.verifiers[0],
    stands = criterion?.round === record.round;
  return (
    <Section title={say("Did it work?")} note={say("Effect check")}>
      {criterion ? (
        <>
          <p className="serif nc-criterion">{criterion.criterion}</p>
          <p className="sm">
            {say("{measure}. Sample: {sample}.", { measure: criterion.measure, sample: criterion.sample })} {say("Checked on")} <DateText value={criterion.checkOn} />.
          </p>
          <p className="small muted gap-s">
            {say("Fixed by {name}", { name: nameOf(shown, criterion.by) })} <DateText value={criterion.on} form="short" />,{" "}
            {say("before any action was done, so that nobody can move the bar later.")}{" "}
            {checker && !verifications.length && record.closedAt === null ? say("{name} can check it, having done none of the work.", { name: checker.name }) : null}
          </p>
        </>
      ) : (
        <p className="sm muted">{say("Not fixed yet. When the cause is known, one sentence says how anybody will see that it worked, before the first action is done.")}</p>
      )}
      {criterion && !stands ? <p className="sm soon-text gap-s">{say("This was the bar of round {round}. The next round needs its own.", { round: criterion.round })}</p> : null}
      {criterion && stands && record.roundDone === 0 ? (
        <p className="gap-s">
          <IfAllowed
            act={nonconformityActs.fixCriterion}
            record={record}
            size="s"
            form={CriterionForm}
            start={{ criterion: criterion.criterion, measure: criterion.measure, sample: criterion.sample, checkOn: criterion.checkOn }}
            label={say("Change the bar while nothing is done")}
          />
        </p>
      ) : null}
      <ol className="rows gap-s">
        {verifications.map((check) => (
          <li key={`${check.round}${check.at}`}>
            <Status tone={check.effective ? "ok" : "bad"}>{check.effective ? say("It worked") : say("It did not work")}</Status>{" "}
            <span className="small muted">
              {say("round {round}", { round: check.round })}, {nameOf(shown, check.by)}, <DateText value={check.on} form="short" />
            </span>
            <div className="sm">
              {check.result} <span className="muted">({check.sample})</span>
            </div>
          </li>
        ))}
      </ol>
      <Lesson shown={shown} plain />
    </Section>
  );
}

function Lesson({ shown, plain = false }: { readonly shown: CaseShown; readonly plain?: boolean }) {
  const { record } = shown;
  const words = (
    <>
      {record.lesson ? (
        <p className="sm gap-s">
          <b className="med">{say("What others should know:")}</b> {record.lesson}
        </p>
      ) : null}
      {record.cost ? (
        <p className="sm gap-s">
          <b className="med">{say("Cost so far:")}</b> {record.cost.currency === "INR" ? "₹" : `${record.cost.currency} `}
          {figure(record.cost.amount)}
          {record.cost.note ? <span className="muted">, {record.cost.note}</span> : null}
        </p>
      ) : null}
      <p className="row gap-s">
        <IfAllowed act={nonconformityActs.learn} record={record} size="s" form={LessonForm} start={{ lesson: record.lesson ?? "" }} />
        <IfAllowed
          act={nonconformityActs.setCost}
          record={record}
          size="s"
          form={CostForm}
          start={{ amount: record.cost ? String(record.cost.amount) : "", note: record.cost?.note ?? "" }}
        />
      </p>
    </>
  );
  return plain ? (
    words
  ) : (
    <Section title={say("What we learned")} note="D8">
      {words}
    </Section>
  );
}
