import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { curriculumKind } from "../../record.ts";
import { curriculumViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { curriculumActs } from "../../acts.ts";
import { CurriculumForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, plain } from "./parts.tsx";

type Line = Item<typeof curriculumViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  plain("says", say("Of whom"), (r) => r.says.join("; "), 260),
  plain("courses", say("Courses"), (r) => r.courses, 80),
  stateColumn(curriculumKind.states),
];

/** Which courses a position, a unit or a role takes, in their order. */
export default function CurriculumRegister() {
  return (
    <TrainingFrame
      title={say("Curricula")}
      lead={say("Which courses a position, a unit or a role takes, in their order.")}
      acts={<BeginHere act={curriculumActs.compose as never} form={CurriculumForm} />}
    >
      <RemoteRegister
        view={curriculumViews.list}
        name="curricula"
        noun={say("curricula")}
        columns={columns}
        views={[]}
        exported={["number", "title", "says", "courses", "state"]}
        empty={<EmptyState title={say("No curriculum yet")}>{say("Compose one for a position; whoever comes into it is assigned its courses.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
