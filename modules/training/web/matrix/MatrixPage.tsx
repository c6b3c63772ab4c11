import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { figure } from "#web/kit/figures.ts";
import { tell } from "#web/kit/said.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { useQueryString } from "#web/routing.tsx";
import { TrainingFrame } from "../TrainingFrame.tsx";
import { CellDialog, type OpenCell } from "./CellDialog.tsx";
import { saveMatrix } from "./export.ts";
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
    [saving, setSaving] = useState(false),
    [open, setOpen] = useState<OpenCell | null>(null);
  const { first, error, rowAt } = useMatrix(filters, pages);
  return (
    <TrainingFrame
      title={say("Who can do what")}
      lead={say("People and the competences that are required of them or held by them.")}
      acts={
        <>
          <button
            type="button"
            className="btn"
            aria-busy={saving}
            disabled={saving}
            onClick={() => {
              setSaving(true);
              void saveMatrix(filters)
                .catch((problem: unknown) => tell(problem instanceof Error ? problem.message : say("This did not work")))
                .finally(() => setSaving(false));
            }}
          >
            {say("Export as CSV")}
          </button>
          <button type="button" className="btn" onClick={() => print()}>
            {say("Print")}
          </button>
        </>
      }
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
