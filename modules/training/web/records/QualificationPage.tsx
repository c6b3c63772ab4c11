import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { qualificationActs } from "../../acts.ts";
import { qualificationKind } from "../../qualification.ts";
import { qualificationViews } from "../../views.ts";
import { RecordFrame } from "./RecordFrame.tsx";

/** A certificate from outside: what it shows, until when, who entered it and who confirmed it. */
export default function QualificationPage() {
  const one = useView(qualificationViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, enteredBy, confirmedBy }) => (
        <RecordFrame
          record={record}
          kind={qualificationKind}
          acts={qualificationActs}
          extras={{ [qualificationActs.correct.name]: { start: { ...record } } }}
          blocks={[
            { label: say("Person"), value: <Link href={`/record/${record.personId}`}>{record.person}</Link> },
            { label: say("Competence"), value: <Link href={`/record/${record.competenceId}`}>{record.competence}</Link> },
            { label: say("Level"), value: record.level },
            { label: say("Issued by"), value: record.issuer },
            { label: say("Number on it"), value: record.certificateNumber },
            { label: say("Issued"), value: <DateText value={record.issuedOn} /> },
            { label: say("Runs out"), value: <DateText value={record.expiresOn} none={say("never")} /> },
          ]}
        >
          <Attachments id={record.id} title={say("The certificate itself")} />
          <p className="sm muted">
            {say("Entered by {name}.", { name: enteredBy?.name ?? "" })} {confirmedBy ? say("Confirmed by {name}.", { name: confirmedBy.name }) : say("Not confirmed yet.")}
          </p>
        </RecordFrame>
      )}
    </AnsweredPage>
  );
}
