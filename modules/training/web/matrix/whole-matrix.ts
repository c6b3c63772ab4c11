import { ask, type Asks } from "#web/ask.ts";
import type { MatrixPage } from "../../matrix-views.ts";
import { trainingViews } from "../../training-views.ts";

const atOnce = 500;

/** Everybody who fits, not only those who were looked at; `moment` is that of the address. */
export async function wholeMatrix(filters: Asks<typeof trainingViews.matrix>, moment: string | undefined): Promise<MatrixPage> {
  const page = (offset: number) => ask(trainingViews.matrix, { ...filters, limit: atOnce, offset }, { moment });
  const first = await page(0),
    rows = [...first.rows];
  while (rows.length < first.total) {
    const next = await page(rows.length);
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return { ...first, rows };
}
