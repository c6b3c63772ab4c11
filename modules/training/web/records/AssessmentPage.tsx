import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { assessmentActs } from "../../acts.ts";
import { assessmentKind } from "../../assessment.ts";
import { assessmentViews } from "../../views.ts";
import { LinkedOne } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** What an assessor saw at the work, what it says, and by what the assessor was qualified. */
export default function AssessmentPage() {
  const one = useView(assessmentViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, assessor, qualifiedBy }) => (
        <RecordFrame
          record={record}
          kind={assessmentKind}
          acts={assessmentActs}
          blocks={[
            { label: say("Person"), value: <Link href={`/record/${record.personId}`}>{record.person}</Link> },
            { label: say("Competence"), value: <Link href={`/record/${record.competenceId}`}>{record.competence}</Link> },
            { label: say("Level"), value: record.level },
            { label: say("Assessor"), value: <Answers person={assessor} open /> },
            { label: say("Seen on"), value: <DateText value={record.observedOn} /> },
          ]}
        >
          <Section title={say("What was seen")}>
            <Status tone={record.verdict === "competent" ? "ok" : "soon"}>{record.verdict === "competent" ? say("Can do it") : say("Not yet")}</Status>
            <p className="trn-words gap-s">{record.observed}</p>
            <p className="sm muted gap-s">
              {say("The assessor was qualified by:")} <LinkedOne to={qualifiedBy} />
            </p>
          </Section>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
