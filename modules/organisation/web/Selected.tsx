import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { Link } from "#web/routing.tsx";
import { positionActs, unitActs } from "../acts.ts";
import type { ChartPosition } from "../chart.ts";
import type { PositionRead, UnitRead } from "../record.ts";
import { roleWords } from "../roles.ts";
import { AppointDialog } from "./AppointDialog.tsx";
import type { Branch } from "./branches.ts";
import { Coverage, Held } from "./Held.tsx";
import { PlaceForm } from "./PositionForm.tsx";
import { OwnActButton } from "./OwnActButton.tsx";
import { UnitForm } from "./UnitForm.tsx";

/** What is known about the line that is chosen in the chart, and what can be done with it. */
export const Selected = ({ branch, onMove }: { readonly branch: Branch; readonly onMove: () => void }) =>
  branch.position ? <SelectedPosition position={branch.position} onMove={onMove} /> : branch.unit ? <SelectedUnit unit={branch.unit as never} /> : null;

function SelectedPosition({ position, onMove }: { readonly position: ChartPosition; readonly onMove: () => void }) {
  const [appointing, setAppointing] = useState(false);
  const record = position as unknown as PositionRead; // the chart knows what the rules about the person ask for
  return (
    <section className="oc-side" aria-label={position.title}>
      <div>
        <h2>{position.title}</h2>
        <span className="small muted">
          <span className="mono">{position.number}</span> {roleWords[position.role].name}
        </span>
      </div>
      <Coverage coverage={position.coverage} />
      <div className="row">
        <Held position={position} />
      </div>
      <div className="acts">
        <Link className="btn p" href={`/positions/${position.number}`}>
          {say("Open")}
        </Link>
        <OwnActButton act={positionActs.appoint} record={record} onPress={() => setAppointing(true)} />
        <OwnActButton act={positionActs.move} record={record} onPress={onMove} />
        <Link className="btn" href={`/positions/new?under=${position.id}`}>
          {say("Add one below")}
        </Link>
      </div>
      {appointing ? <AppointDialog position={position} onClose={() => setAppointing(false)} /> : null}
    </section>
  );
}

function SelectedUnit({ unit }: { readonly unit: UnitRead }) {
  const start = { name: unit.title, parentId: unit.parentId ?? "", siteId: unit.siteId ?? "", positionId: unit.headPositionId ?? "" };
  const record = { ...unit, state: "established" as const };
  return (
    <section className="oc-side" aria-label={unit.title}>
      <div>
        <h2>{unit.title}</h2>
        <span className="small muted mono">{unit.number}</span>
      </div>
      <div className="acts">
        <Link className="btn p" href={`/units/${unit.number}`}>
          {say("Open")}
        </Link>
        <ActButton act={unitActs.rename} record={record} start={start} />
        <ActButton act={unitActs.move} record={record} start={start} form={UnitForm} />
        <ActButton act={unitActs.nameHead} record={record} start={start} />
      </div>
    </section>
  );
}

/** The keyboard's way of moving a position. */
export const moveForm = PlaceForm;
