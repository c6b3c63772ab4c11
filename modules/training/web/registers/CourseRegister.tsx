import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { courseKind } from "../../record.ts";
import { courseViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { courseActs } from "../../acts.ts";
import { CourseForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { methodName } from "../words.ts";
import { numberColumn, titleColumn, stateColumn, plain } from "./parts.tsx";

type Line = Item<typeof courseViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  plain("method", say("How"), (r) => methodName(r.method), 150),
  plain("competence", say("Competence"), (r) => r.competence, 170),
  plain("code", say("Document"), (r) => r.code, 90),
  plain("waiting", say("Open"), (r) => r.waiting, 64),
  plain("done", say("Done"), (r) => r.done, 64),
  stateColumn(courseKind.states),
];

/** The ways to reach a competence or to know a document. */
export default function CourseRegister() {
  return (
    <TrainingFrame
      title={say("Courses")}
      lead={say("The ways to reach a competence or to know a document.")}
      acts={<BeginHere act={courseActs.offer as never} form={CourseForm} />}
    >
      <RemoteRegister
        view={courseViews.list}
        name="courses"
        noun={say("courses")}
        columns={columns}
        views={[]}
        exported={["number", "title", "method", "competence", "level", "code", "waiting", "done", "state"]}
        empty={<EmptyState title={say("No course yet")}>{say("Offer a reading, a quiz, a session, learning at the work or a certificate.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
