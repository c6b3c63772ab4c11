import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { trainingSessionKind } from "../../record.ts";
import { trainingSessionViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { trainingSessionActs } from "../../acts.ts";
import { SessionForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, plain, dayColumn } from "./parts.tsx";

type Line = Item<typeof trainingSessionViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  dayColumn("startsAt", say("When"), (r) => r.startsAt),
  plain("place", say("Where"), (r) => r.place, 150),
  plain("trainer", say("Trainer"), (r) => r.trainer, 150),
  plain("enrolled", say("On the list"), (r) => r.enrolled, 90),
  plain("signed", say("Signed"), (r) => r.signed, 70),
  stateColumn(trainingSessionKind.states),
];

/** Courses held in a room: when, where, by whom, and who was there. */
export default function SessionRegister() {
  return (
    <TrainingFrame
      title={say("Sessions")}
      lead={say("Courses held in a room: when, where, by whom, and who was there.")}
      acts={<BeginHere act={trainingSessionActs.plan as never} form={SessionForm} />}
    >
      <RemoteRegister
        view={trainingSessionViews.list}
        name="sessions"
        noun={say("sessions")}
        columns={columns}
        views={[]}
        exported={["number", "course", "startsAt", "place", "trainer", "enrolled", "signed", "seats", "state"]}
        empty={<EmptyState title={say("No session yet")}>{say("Plan one for a course that is held in a room; people enrol or are put on the list.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
