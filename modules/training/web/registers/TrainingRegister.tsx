import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { trainingKind } from "../../record.ts";
import { trainingViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { trainingActs } from "../../acts.ts";
import { AssignForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { methodName } from "../words.ts";
import { numberColumn, titleColumn, stateColumn, personColumn, dueColumn, plain } from "./parts.tsx";

type Line = Item<typeof trainingViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  personColumn,
  plain("method", say("How"), (r) => methodName(r.method), 140),
  plain("why", say("Why"), (r) => r.why, 220),
  plain("bulk", say("Entered for many"), (r) => (r.bulk ? say("for many") : ""), 100),
  stateColumn(trainingKind.states),
  dueColumn,
];

/** Who is to learn what, and who has. */
export default function TrainingRegister() {
  return (
    <TrainingFrame title={say("Training records")} lead={say("Who is to learn what, and who has.")} acts={<BeginHere act={trainingActs.assign as never} form={AssignForm} />}>
      <RemoteRegister
        view={trainingViews.list}
        name="trainings"
        noun={say("training records")}
        columns={columns}
        views={[
          { title: say("To be done"), query: "open=true", counted: true },
          { title: say("Late"), query: "late=true", counted: true },
          { title: say("Did it work?"), query: "state=to_evaluate", counted: true },
          { title: say("Entered for many"), query: "bulk=true" },
        ]}
        exported={["number", "title", "person", "course", "method", "cause", "why", "dueOn", "doneOn", "bulk", "state"]}
        empty={<EmptyState title={say("No training yet")}>{say("It comes from curricula, gaps and new issues of documents, or is assigned by somebody.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
