import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { qualificationKind } from "../../record.ts";
import { qualificationViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { qualificationActs } from "../../acts.ts";
import { QualificationForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, personColumn, plain, dayColumn } from "./parts.tsx";

type Line = Item<typeof qualificationViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  personColumn,
  plain("competence", say("Competence"), (r) => r.competence, 180),
  plain("issuer", say("Issued by"), (r) => r.issuer, 160),
  dayColumn("expiresOn", say("Runs out"), (r) => r.expiresOn),
  stateColumn(qualificationKind.states),
];

/** What people brought from elsewhere, confirmed by somebody else. */
export default function QualificationRegister() {
  return (
    <TrainingFrame
      title={say("Certificates from outside")}
      lead={say("What people brought from elsewhere, confirmed by somebody else.")}
      acts={<BeginHere act={qualificationActs.enter as never} form={QualificationForm} />}
    >
      <RemoteRegister
        view={qualificationViews.list}
        name="certificates"
        noun={say("certificates")}
        columns={columns}
        views={[{ title: say("To be confirmed"), query: "state=entered", counted: true }]}
        exported={["number", "person", "competence", "level", "issuer", "certificateNumber", "issuedOn", "expiresOn", "state"]}
        empty={<EmptyState title={say("No certificate yet")}>{say("Enter one and attach a photograph or a scan; somebody else confirms it.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
