import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { assessmentKind } from "../../record.ts";
import { assessmentViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { assessmentActs } from "../../acts.ts";
import { AssessmentForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, personColumn, plain, dayColumn } from "./parts.tsx";

type Line = Item<typeof assessmentViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  personColumn,
  plain("competence", say("Competence"), (r) => r.competence, 180),
  plain("assessor", say("Assessor"), (r) => r.assessor, 150),
  dayColumn("observedOn", say("Seen on"), (r) => r.observedOn),
  stateColumn(assessmentKind.states),
];

/** What somebody who can do it saw of somebody who learns it. */
export default function AssessmentRegister() {
  return (
    <TrainingFrame
      title={say("Assessments at the work")}
      lead={say("What somebody who can do it saw of somebody who learns it.")}
      acts={<BeginHere act={assessmentActs.record as never} form={AssessmentForm} />}
    >
      <RemoteRegister
        view={assessmentViews.list}
        name="assessments"
        noun={say("assessments")}
        columns={columns}
        views={[]}
        exported={["number", "person", "competence", "level", "assessor", "observedOn", "verdict", "state"]}
        empty={<EmptyState title={say("No assessment yet")}>{say("Watch somebody at the work and record what you saw; only who is qualified may.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
