import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { DateText } from "#web/kit/date.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { courseActs, trainingSessionActs } from "../../acts.ts";
import { courseKind } from "../../course.ts";
import { courseViews } from "../../views.ts";
import { ChangeCourseForm, SessionForm } from "../forms.tsx";
import { BeginHere } from "../registers/BeginHere.tsx";
import { methodName } from "../words.ts";
import { LinkedOne, LinkedRows } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** A course: what it leads to, who takes it, its sessions, and whether it works. */
export default function CoursePage() {
  const one = useView(courseViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, owner, competence, document, quiz, curricula, sessions, judged, effective }) => (
        <RecordFrame
          record={record}
          kind={courseKind}
          acts={courseActs}
          extras={{ [courseActs.change.name]: { start: { ...record }, form: ChangeCourseForm } }}
          blocks={[
            { label: say("How"), value: methodName(record.method) },
            { label: say("Answers"), value: <Answers person={owner} open /> },
            { label: say("Leads to"), value: <LinkedOne to={competence} /> },
            { label: say("Document"), value: <LinkedOne to={document} /> },
            { label: say("Quiz"), value: <LinkedOne to={quiz} /> },
            { label: say("Days"), value: record.days },
          ]}
        >
          {record.hindrance ? (
            <Banner tone="bad" icon="lock">
              {record.hindrance}
            </Banner>
          ) : null}
          <Section title={say("What it is about")}>
            <p className="trn-words">{record.content ?? say("Nothing is written yet.")}</p>
          </Section>
          <Section title={say("Who takes it")} more={<Link href={`/training/records?courseId=${record.id}`}>{say("All of them")}</Link>}>
            <p className="sm">{say("{open} are still to take it, {done} have.", { open: record.open, done: record.done })}</p>
            {record.effectivenessDays !== null ? <p className="sm">{say("It worked for {effective} of {judged} who were asked about.", { effective, judged })}</p> : null}
          </Section>
          {record.method === "classroom" ? (
            <Section
              title={say("Sessions")}
              count={sessions.length}
              more={<BeginHere act={trainingSessionActs.plan as never} form={SessionForm} start={{ courseId: record.id }} primary={false} size="s" />}
            >
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
          <LinkedRows title={say("Curricula")} rows={curricula} none={say("In none.")} />
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
