import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { quizKind } from "../../record.ts";
import { quizViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { quizActs } from "../../acts.ts";
import { QuizForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, plain } from "./parts.tsx";

type Line = Item<typeof quizViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  plain("questions", say("Questions"), (r) => r.questions, 90),
  plain("draw", say("Drawn"), (r) => r.draw, 70),
  plain("passPercent", say("To pass, %"), (r) => r.passPercent, 90),
  plain("passed", say("Passed"), (r) => r.passed, 70),
  plain("failed", say("Not passed"), (r) => r.failed, 90),
  plain("locked", say("Locked"), (r) => r.locked, 70),
  stateColumn(quizKind.states),
];

/** Banks of questions, how they are taken, and how people do. */
export default function QuizRegister() {
  return (
    <TrainingFrame
      title={say("Quizzes")}
      lead={say("Banks of questions, how they are taken, and how people do.")}
      acts={<BeginHere act={quizActs.draft as never} form={QuizForm} />}
    >
      <RemoteRegister
        view={quizViews.list}
        name="quizzes"
        noun={say("quizzes")}
        columns={columns}
        views={[]}
        exported={["number", "title", "questions", "draw", "passPercent", "code", "passed", "failed", "locked", "state"]}
        empty={<EmptyState title={say("No quiz yet")}>{say("Write its questions, say why each answer is right, and put it in use.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
