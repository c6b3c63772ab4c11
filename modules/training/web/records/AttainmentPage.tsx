import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { useParameter } from "#web/routing.tsx";
import { attainmentActs } from "../../acts.ts";
import { attainmentKind } from "../../attainment.ts";
import { attainmentViews } from "../../views.ts";
import { LinkedOne } from "./LinkedRows.tsx";
import { RecordFrame } from "./RecordFrame.tsx";

/** By which record a competence is shown, from when and until when. */
export default function AttainmentPage() {
  const one = useView(attainmentViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, person, competence, source }) => (
        <RecordFrame
          record={record}
          kind={attainmentKind}
          acts={attainmentActs}
          blocks={[
            { label: say("Person"), value: <Answers person={person} open /> },
            { label: say("Competence"), value: <LinkedOne to={competence} /> },
            { label: say("Level"), value: record.level },
            { label: say("From"), value: <DateText value={record.fromOn} /> },
            { label: say("Until"), value: <DateText value={record.expiresOn} none={say("for ever")} /> },
          ]}
        >
          <Section title={say("By what it is shown")}>
            <LinkedOne to={source} />
            {record.revoked ? <p className="sm bad-text gap-s">{say("Revoked: {reason}", { reason: record.revoked.reason })}</p> : null}
          </Section>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
