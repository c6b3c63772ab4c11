import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { demandKind } from "../../record.ts";
import { demandViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { demandActs } from "../../acts.ts";
import { DemandForm } from "../forms.tsx";
import { BeginHere } from "./BeginHere.tsx";
import { numberColumn, titleColumn, stateColumn, plain } from "./parts.tsx";

type Line = Item<typeof demandViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  { ...plain<Line>("says", say("Of whom"), (r) => r.says, 240), phone: "who" },
  plain("levelTitle", say("Level"), (r) => r.levelTitle, 140),
  plain("days", say("Days"), (r) => r.days, 60),
  stateColumn(demandKind.states),
];

/** Which competence is demanded of whom, at which level. */
export default function DemandRegister() {
  return (
    <TrainingFrame
      title={say("Competence requirements")}
      lead={say("Which competence is demanded of whom, at which level.")}
      acts={<BeginHere act={demandActs.set as never} form={DemandForm} />}
    >
      <RemoteRegister
        view={demandViews.list}
        name="demands"
        noun={say("requirements")}
        columns={columns}
        views={[]}
        exported={["number", "competence", "levelTitle", "says", "days", "state"]}
        empty={<EmptyState title={say("No requirement yet")}>{say("Demand a competence of a position, a unit, a role or everybody; gaps then show in the matrix.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
