import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { exportHref } from "#web/ask.ts";
import { figure } from "#web/kit/figures.ts";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { useQueryString } from "#web/routing.tsx";
import { trainingViews } from "../../training-views.ts";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { CellDialog, type OpenCell } from "./CellDialog.tsx";
import { Filters, filtersIn } from "./Filters.tsx";
import { Grid } from "./Grid.tsx";
import { Legend } from "./Legend.tsx";
import { useMatrix } from "./use-matrix.ts";

/** People by competences: who can do what, and who should. What is looked at stands in the address. */
export default function MatrixPage() {
  const [query] = useQueryString(),
    filters = filtersIn(query),
    key = JSON.stringify(filters),
    [pages, setPages] = useState<readonly number[]>([0]),
    [open, setOpen] = useState<OpenCell | null>(null);
  const { first, error, rowAt } = useMatrix(filters, pages),
    { with: _, ...wide } = filters;
  return (
    <TrainingFrame
      title={say("Who can do what")}
      lead={say("People and the competences that are required of them or held by them.")}
      acts={(["csv", "xlsx"] as const).map((format) => (
        <a key={format} className="btn" href={exportHref(trainingViews.gaps, format, wide)} download>
          {format === "csv" ? say("Gaps as CSV") : say("Gaps as XLSX")}
        </a>
      ))}
    >
      <Filters />
      {error ? <ErrorState error={error} /> : null}
      {!first && !error ? <Skeleton rows={8} /> : null}
      {first && first.total === 0 ? <EmptyState title={say("Nobody fits")}>{say("Take a filter away to see more, or demand a competence of somebody.")}</EmptyState> : null}
      {first && first.total > 0 ? (
        <>
          <p className="small muted" role="status">
            {say("{people} people, {columns} competences, {gaps} gaps", { people: figure(first.total), columns: figure(first.columns.length), gaps: figure(first.gaps) })}
          </p>
          <Grid key={key} first={first} rowAt={rowAt} onPages={setPages} onOpen={setOpen} />
          <Legend />
        </>
      ) : null}
      {open ? <CellDialog open={open} onClose={() => setOpen(null)} /> : null}
    </TrainingFrame>
  );
}
