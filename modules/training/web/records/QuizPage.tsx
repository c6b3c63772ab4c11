import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { useParameter } from "#web/routing.tsx";
import { quizActs } from "../../acts.ts";
import { quizKind } from "../../quiz.ts";
import { quizViews } from "../../views.ts";
import { Rules } from "../quiz/TakePage.tsx";
import { BankSection } from "../quiz/BankSection.tsx";
import { LinkedOne, LinkedRows } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** A quiz: its rules, how people do, and for those who write it its questions. */
export default function QuizPage() {
  const one = useView(quizViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, owner, document, courses, passed, failed, locked, mayWrite }) => (
        <RecordFrame
          record={record}
          kind={quizKind}
          acts={quizActs}
          extras={{ [quizActs.write.name]: { hidden: true }, [quizActs.setRules.name]: { start: { ...record } } }}
          blocks={[
            { label: say("Answers"), value: <Answers person={owner} open /> },
            { label: say("Questions"), value: say("{draw} of {all}", { draw: record.draw, all: record.questions }) },
            { label: say("To pass"), value: `${record.passPercent}\u2009%` },
            { label: say("Locked after"), value: say("{n, plural, one {# failure} other {# failures}}", { n: record.failures }) },
            { label: say("Document"), value: <LinkedOne to={document} /> },
          ]}
        >
          <Section title={say("How people do")}>
            <p className="sm">
              {say("{passed} passed, {failed} did not; {locked, plural, =0 {nobody is locked} one {one person is locked} other {# people are locked}}.", {
                passed,
                failed,
                locked,
              })}
            </p>
          </Section>
          {mayWrite && record.state !== "retired" ? <BankSection record={record} /> : null}
          {record.state === "in_use" && record.pretest ? (
            <Section title={say("Take it")}>
              <Rules quizId={record.id} trainingId={null} />
            </Section>
          ) : null}
          <LinkedRows title={say("Courses")} rows={courses} none={say("In none yet.")} />
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
