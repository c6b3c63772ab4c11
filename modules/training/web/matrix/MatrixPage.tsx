import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { exportHref } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { figure } from "#web/kit/figures.ts";
import { Popover } from "#web/kit/popover.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { useQueryString } from "#web/routing.tsx";
import { trainingViews } from "../../training-views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { CellDialog, type OpenCell } from "./CellDialog.tsx";
import { Filters, filtersIn } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import { Legend } from "./Legend.tsx";
import { PeopleList } from "./PeopleList.tsx";
import { PrintMatrix } from "./PrintMatrix.tsx";
import { useMatrix } from "./use-matrix.ts";

const narrow = (): boolean => matchMedia("(max-width: 900px)").matches;

/** People by competences: who can do what, and who should. What is looked at stands in the address. */
export default function MatrixPage() {
  const [query, change] = useQueryString(),
    { moment } = useAsOf(),
    filters = filtersIn(query),
    key = JSON.stringify([filters, moment]),
    [pages, setPages] = useState<readonly number[]>([0]),
    [open, setOpen] = useState<OpenCell | null>(null);
  const asked = query.get("as"),
    as = asked === "list" || asked === "grid" ? asked : narrow() ? "list" : "grid";
  const { first, error, rowAt } = useMatrix(filters, pages);
  const shared = { first: first!, rowAt, onPages: setPages, onOpen: setOpen };
  return (
    <TrainingFrame
      title={say("Who can do what")}
      lead={say("People and the competences that are required of them or held by them.")}
      acts={
        <>
          <Popover
            kind="menu"
            className="btn"
            button={
              <>
                {say("Export")} <Icon name="download" />
              </>
            }
          >
            {(close) =>
              (["csv", "xlsx"] as const).map((format) => (
                <a key={format} href={exportHref(trainingViews.sheet, format, { ...filters, ...(moment ? { asOf: moment } : {}) })} download onClick={close}>
                  {format.toUpperCase()}
                </a>
              ))
            }
          </Popover>
          <PrintMatrix filters={filters} total={first?.total ?? 0} />
        </>
      }
    >
      <Filters />
      {error ? <ErrorState error={error} /> : null}
      {!first && !error ? <Skeleton rows={8} /> : null}
      {first && first.total === 0 ? <EmptyState title={say("Nobody fits")}>{say("Take a filter away to see more, or demand a competence of somebody.")}</EmptyState> : null}
      {first && first.total > 0 ? (
        <>
          <div className="trn-above">
            <p className="small muted" role="status">
              {say("{people} people, {columns} competences, {gaps} gaps", { people: figure(first.total), columns: figure(first.columns.length), gaps: figure(first.gaps) })}
            </p>
            <Segmented
              label={say("Shown as")}
              value={as}
              onChange={(next) => change({ as: next })}
              choices={[
                { value: "grid", label: say("Grid") },
                { value: "list", label: say("List") },
              ]}
            />
          </div>
          {as === "grid" ? <Grid key={key} {...shared} /> : <PeopleList key={key} {...shared} />}
          {as === "grid" ? <Legend /> : null}
        </>
      ) : null}
      {open ? <CellDialog open={open} onClose={() => setOpen(null)} /> : null}
    </TrainingFrame>
  );
}
