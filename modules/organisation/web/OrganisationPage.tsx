import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { ActForm } from "#web/act/ActForm.tsx";
import { ActButton, decision } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useActor, useView } from "#web/ask.ts";
import { today, useAsOf } from "#web/asof.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { figure } from "#web/kit/figures.ts";
import { Columns, Page, TitleBlock } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { Status } from "#web/kit/status.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { Link, useGo, useQueryString } from "#web/routing.tsx";
import { positionActs, unitActs } from "../acts.ts";
import type { Chart } from "../chart.ts";
import { organisationViews } from "../views.ts";
import { byReporting, byUnit, find, type Branch } from "./branches.ts";
import { ChartTree } from "./ChartTree.tsx";
import { useMoving } from "./move.ts";
import { PlaceForm } from "./PositionForm.tsx";
import { Selected } from "./Selected.tsx";
import { UnitForm } from "./UnitForm.tsx";
import "./chart.css";

type By = "reporting" | "unit";

/** Who is where, under whom: today, on a day to come, or as the trail kept it. */
export default function OrganisationPage() {
  const [query, change] = useQueryString();
  const { on } = useAsOf();
  const day = query.get("day") ?? undefined,
    siteId = query.get("site") ?? undefined;
  const chart = useView(organisationViews.chart, { ...(day ? { on: day } : {}), ...(siteId ? { siteId } : {}) }, { keep: true });
  const choose = (next: string) => change(next > today() ? { day: next, on: null } : { on: next && next < today() ? next : null, day: null });
  return (
    <Page
      title={say("Organisation")}
      lead={say("A position stands in the chart; people hold it from a day to a day.")}
      acts={
        <>
          <Link className="btn" href="/organisation/settings">
            {say("Settings")}
          </Link>
          <Link className="btn" href="/organisation/import">
            {say("Import")}
          </Link>
          <ActButton act={unitActs.establish} form={UnitForm} />
          <Link className="btn p" href="/positions/new">
            {say("Establish a position")}
          </Link>
        </>
      }
    >
      <Answered of={chart} rows={8}>
        {(found) => (
          <>
            <Head chart={found} />
            <div className="fb" style={{ alignItems: "end" }}>
              <Segmented
                label={say("Order by")}
                value={query.get("by") ?? "reporting"}
                onChange={(by) => change({ by: by === "reporting" ? null : by })}
                choices={[
                  { value: "reporting", label: say("Who reports to whom") },
                  { value: "unit", label: say("Units") },
                ]}
              />
              {found.sites.length > 1 ? (
                <Segmented
                  label={say("Site")}
                  value={siteId ?? ""}
                  onChange={(site) => change({ site: site || null })}
                  choices={[{ value: "", label: say("All sites") }, ...found.sites.map((s) => ({ value: s.id, label: s.title }))]}
                />
              ) : null}
              <span className="sp" />
              <div style={{ width: 190 }}>
                <DateField label={say("On the day")} value={day ?? on?.slice(0, 10) ?? today()} onChange={choose} />
              </div>
            </div>
            {found.positions.length + found.units.length === 0 ? <Empty /> : <Drawing chart={found} by={query.get("by") === "unit" ? "unit" : "reporting"} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

const Head = ({ chart }: { readonly chart: Chart }) => (
  <TitleBlock
    blocks={[
      {
        label: say("Positions"),
        value: (
          <Link className="plain" href="/positions">
            {figure(chart.positions.length)}
          </Link>
        ),
      },
      {
        label: say("People in them"),
        value: (
          <Link className="plain" href="/people?holding=something">
            {figure(chart.people)}
          </Link>
        ),
      },
      {
        label: say("In nobody's hands"),
        value:
          chart.vacant === 0 ? (
            <Status tone="ok">{say("none")}</Status>
          ) : (
            <Link className="plain" href="/positions?coverage=Vacant|Away, nobody acts">
              <Status tone="bad">{say("{n, plural, one {# position} other {# positions}}", { n: chart.vacant })}</Status>
            </Link>
          ),
      },
      { label: say("Units"), value: figure(chart.units.length) },
      { label: say("Sites"), value: chart.sites.map((s) => s.title).join(", ") || say("none") },
    ]}
  />
);

const Empty = () => (
  <EmptyState
    title={say("No position yet")}
    acts={
      <>
        <Link className="btn p" href="/positions/new">
          {say("Establish the first position")}
        </Link>
        <Link className="btn" href="/organisation/import">
          {say("Import from a file")}
        </Link>
      </>
    }
  >
    {say("Begin at the top: the position that answers for everything in the end. Or bring sites, units, positions and people in from one file.")}
  </EmptyState>
);

function Drawing({ chart, by }: { readonly chart: Chart; readonly by: By }) {
  const go = useGo(),
    [query, change] = useQueryString(),
    { refusal: past } = useAsOf(),
    actor = useActor();
  const [moving, setMoving] = useState<Branch | null>(null);
  const { move, refusal } = useMoving();
  const branches = by === "unit" ? byUnit(chart) : byReporting(chart);
  const selected = query.get("at"),
    branch = selected ? find(branches, selected) : null;
  const movable = chart.positions.some((p) => decision(positionActs.move as unknown as AnyAct, actor, p as never, past).yes);
  const open = ({ position, unit }: Branch) => go(position ? `/positions/${position.number}` : `/units/${unit?.number ?? ""}`);
  const narrow = () => matchMedia("(max-width: 900px)").matches;
  return (
    <>
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <Columns
        slim
        main={
          <>
            <ChartTree
              branches={branches}
              sites={chart.sites}
              selected={selected}
              movable={movable}
              onSelect={(b) => (narrow() ? open(b) : change({ at: b.id }))}
              onOpen={open}
              onMove={(b) => {
                if (movable) setMoving(b);
              }}
              onDrop={(b, onto) => void move(b, onto, by)}
            />
            <p className="oc-keys">
              {movable ? say("Arrow keys move and fold, Enter opens, M moves. Or drag a line onto another.") : say("Arrow keys move and fold, Enter opens.")}
            </p>
          </>
        }
        side={
          branch ? (
            <Selected branch={branch} onMove={() => setMoving(branch)} />
          ) : (
            <p className="sm muted hide-s">{say("Choose a line to see who holds it and what can be done.")}</p>
          )
        }
      />
      {moving ? <MoveDialog branch={moving} onClose={() => setMoving(null)} /> : null}
    </>
  );
}

/** Moving without dragging: where it stands is chosen from lists. */
function MoveDialog({ branch, onClose }: { readonly branch: Branch; readonly onClose: () => void }) {
  const { position, unit } = branch,
    thing = position ?? unit;
  if (!thing) return null;
  const start = position
    ? { reportsTo: position.reportsTo ?? "", unitId: position.unitId ?? "", siteId: position.siteId ?? "" }
    : { parentId: unit?.parentId ?? "", siteId: unit?.siteId ?? "" };
  return (
    <Dialog title={say("Move {title}", { title: thing.title })} onClose={onClose} keep>
      <ActForm
        act={(position ? positionActs.move : unitActs.move) as unknown as AnyAct}
        record={thing}
        start={start}
        form={position ? PlaceForm : UnitForm}
        label={say("Move")}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
}
