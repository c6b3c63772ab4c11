import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { attainmentKind } from "../../record.ts";
import { attainmentViews } from "../../views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { numberColumn, titleColumn, stateColumn, personColumn, plain, dayColumn } from "./parts.tsx";

type Line = Item<typeof attainmentViews.list>;

const columns: readonly Column<Line>[] = [
  numberColumn,
  titleColumn,
  personColumn,
  plain("competence", say("Competence"), (r) => r.competence, 180),
  plain("level", say("Level"), (r) => r.level, 60),
  dayColumn("fromOn", say("From"), (r) => r.fromOn),
  dayColumn("expiresOn", say("Until"), (r) => r.expiresOn),
  stateColumn(attainmentKind.states),
];

/** What the matrix reads: who can do what, from when, until when, by which record. */
export default function AttainmentRegister() {
  return (
    <TrainingFrame title={say("Evidence of competence")} lead={say("What the matrix reads: who can do what, from when, until when, by which record.")}>
      <RemoteRegister
        view={attainmentViews.list}
        name="evidence"
        noun={say("pieces of evidence")}
        columns={columns}
        views={[{ title: say("Ran out"), query: "state=expired", counted: true }]}
        exported={["number", "person", "competence", "level", "fromOn", "expiresOn", "state"]}
        empty={<EmptyState title={say("No evidence yet")}>{say("It comes from training that was done, assessments at the work and certificates.")}</EmptyState>}
      />
    </TrainingFrame>
  );
}
