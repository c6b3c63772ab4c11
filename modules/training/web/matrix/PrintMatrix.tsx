import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { Asks } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { tell } from "#web/kit/said.tsx";
import type { MatrixPage } from "../../matrix-views.ts";
import type { trainingViews } from "../../training-views.ts";
import { MatrixOnPaper } from "./MatrixOnPaper.tsx";
import { wholeMatrix } from "./whole-matrix.ts";

/** As many people as are worth paper: more are narrowed by a filter, or taken as a file. */
const mostOnPaper = 500;

interface PrintProps {
  readonly filters: Asks<typeof trainingViews.matrix>;
  readonly total: number;
}

/** Prints everybody who fits: the grid on the screen draws only what is seen, paper gets it all. */
export function PrintMatrix({ filters, total }: PrintProps) {
  const { moment } = useAsOf(),
    [paper, setPaper] = useState<MatrixPage | null>(null),
    [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!paper) return undefined;
    const over = () => setPaper(null);
    addEventListener("afterprint", over, { once: true });
    const frame = requestAnimationFrame(() => print());
    return () => {
      removeEventListener("afterprint", over);
      cancelAnimationFrame(frame);
    };
  }, [paper]);
  const begin = async () => {
    if (total > mostOnPaper) return tell(say("{total} people do not fit on paper. Filter them first: {most} do.", { total, most: mostOnPaper }));
    setBusy(true);
    try {
      setPaper(await wholeMatrix(filters, moment));
    } catch (problem) {
      tell(problem instanceof Error ? problem.message : say("This did not work"));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" className="btn" aria-busy={busy} disabled={busy || total === 0} onClick={() => void begin()}>
        {say("Print")}
      </button>
      {paper ? <MatrixOnPaper matrix={paper} /> : null}
    </>
  );
}
