import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { today } from "#web/asof.ts";
import { assessmentActs, trainingActs } from "../../acts.ts";
import { trainingKind } from "../../training.ts";
import { trainingViews } from "../../views.ts";
import { AssessmentForm } from "../forms.tsx";
import { BeginHere } from "../registers/BeginHere.tsx";
import { causeNames, methodName } from "../words.ts";
import { EvaluateForm } from "./EvaluateForm.tsx";
import { MovedFigure } from "./MovedFigure.tsx";
import { LinkedOne } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** One person is to learn one thing: why, till when, how, and what shows that it was done. */
export default function TrainingPage() {
  const one = useView(trainingViews.one, { number: useParameter("number") }),
    me = useActor()?.id;
  return (
    <AnsweredPage of={one}>
      {({ record, person, course, document, curriculum, source, done, action, supervisors, sessions, attemptId, assessed, figure }) => (
        <RecordFrame
          record={record}
          kind={trainingKind}
          acts={trainingActs}
          lead={record.why}
          extras={{
            [trainingActs.evaluate.name]: { form: EvaluateForm },
            ...(record.courseId === null ? {} : { [trainingActs.confirm.name]: { hidden: true } }),
            ...(record.method === "read" ? {} : { [trainingActs.read.name]: { hidden: true } }),
          }}
          blocks={[
            { label: say("Who learns"), value: <Answers person={person} open /> },
            { label: say("How"), value: methodName(record.method) },
            { label: say("By"), value: <DueText due={record.dueOn} closed={record.closedAt !== null || record.done !== null} /> },
            { label: say("Asked for by"), value: curriculum ? <LinkedOne to={curriculum} /> : say(causeNames[record.cause]) },
          ]}
        >
          {record.hindrance ? (
            <Banner tone="bad" icon="lock">
              {record.hindrance}
            </Banner>
          ) : null}
          <Section title={say("What is to be learnt")}>
            <p>
              {say("Course:")} <LinkedOne to={course} />
            </p>
            {document ? (
              <p>
                {say("Document:")} <LinkedOne to={document} /> {record.revision ? say("revision {n}", { n: record.revision }) : null}
              </p>
            ) : null}
            <p className="sm muted">{say("Supervisors: {who}", { who: supervisors.map((s) => s.name).join(", ") || say("none") })}</p>
            {record.state === "open" && record.personId === me ? (
              <p className="row gap-s">
                {document ? (
                  <Link className="btn p" href={`${document.path}/read`}>
                    {say("Read it")}
                  </Link>
                ) : null}
                {record.quizId ? (
                  <Link className="btn p" href={attemptId ? `/record/${attemptId}` : `/training/take/${record.number}`}>
                    {attemptId ? say("Go on with the quiz") : say("Take the quiz")}
                  </Link>
                ) : null}
              </p>
            ) : null}
          </Section>
          {assessed && record.state === "open" ? (
            <Section title={say("Assessed at the work")}>
              <p className="sm">
                {say("Level: {level}.", { level: assessed.levelTitle })}{" "}
                {say("Who may assess it: {who}.", {
                  who: assessed.assessors.map((p) => p.name).join(", ") || say("nobody yet; whoever answers for the competence can name somebody"),
                })}
              </p>
              {record.personId === me ? null : (
                <p>
                  <BeginHere
                    act={assessmentActs.record as never}
                    form={AssessmentForm}
                    primary={assessed.assessors.some((p) => p.id === me)}
                    start={{ personId: record.personId, competenceId: assessed.competenceId, level: assessed.level, observedOn: today(), verdict: "competent" }}
                  />
                </p>
              )}
            </Section>
          ) : null}
          {record.method === "classroom" && record.state === "open" ? (
            <Section title={say("Sessions")} count={sessions.length}>
              {sessions.length === 0 ? <p className="sm muted">{say("None is planned yet. Whoever answers for the course plans one.")}</p> : null}
              <ul className="rows">
                {sessions.map((session) => (
                  <li key={session.id}>
                    <Link className="plain" href={session.path}>
                      <DateText value={session.startsAt} form="time" />, {session.place}
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title={say("What shows it")}>
            {done ? (
              <>
                <p>
                  {say("Done on")} <DateText value={done.on} /> {source ? <LinkedOne to={source} /> : null}{" "}
                  {done.enteredByName ? <Tag tone="soon">{say("entered for many")}</Tag> : null}
                </p>
                {done.enteredByName ? <p className="sm muted">{say("Entered by {name}.", { name: done.enteredByName })}</p> : null}
                {done.note ? <p className="sm trn-words">{done.note}</p> : null}
              </>
            ) : (
              <p className="sm muted">{record.retiredBecause ?? say("Nothing yet.")}</p>
            )}
            {figure ? <MovedFigure figure={figure} /> : null}
            {record.evaluateOn ? (
              <p className="sm">
                {say("The supervisor says whether it worked on")} <DateText value={record.evaluateOn} />
              </p>
            ) : null}
            {record.effectiveness ? (
              <p className="sm">
                {record.effectiveness.effective ? say("It worked.") : say("It did not work.")} {record.effectiveness.note} {action ? <LinkedOne to={action} /> : null}
              </p>
            ) : null}
          </Section>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
