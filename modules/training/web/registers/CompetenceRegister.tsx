import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { competenceKind } from "../../record.ts";
import { competenceViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { competenceActs } from "../../acts.ts";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, plain } from "./parts.tsx";

type Line = Item<typeof competenceViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  plain("group", say("Group"), (r) => r.group, 150),
  plain("levels", say("Levels"), (r) => r.levels.length, 70),
  plain("demands", say("Requirements"), (r) => r.demands, 110),
  plain("held", say("Held by"), (r) => r.held, 80),
  stateColumn(competenceKind.states),
];

/** What people here should be able to do, by levels. */
export default function CompetenceRegister() {
  return (
    <TrainingFrame title={say("Competences")} lead={say("What people here should be able to do, by levels.")} acts={<BeginHere act={competenceActs.define as never} />}>
      <RemoteRegister
        view={competenceViews.list}
        name="competences"
        noun={say("competences")}
        columns={columns}
        views={[]}
        exported={["number", "title", "group", "demands", "held", "validMonths", "state"]}
        empty={<EmptyState title={say("No competence yet")}>{say("Define what people should be able to do; requirements then say who needs it.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
