import { useQueries } from "@tanstack/react-query";
import { ask, viewKey, type Asks } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import type { MatrixPage, MatrixRow } from "../../matrix-views.ts";
import { trainingViews } from "../../training-views.ts";

/** People that one answer brings. */
export const pageSize = 200;
type MatrixAsks = Asks<typeof trainingViews.matrix>;

interface Matrix {
  readonly first: MatrixPage | undefined;
  readonly error: unknown;
  readonly rowAt: (index: number) => MatrixRow | undefined;
}

/** The matrix by pages of people: only the pages that are looked at are asked for. */
export function useMatrix(filters: MatrixAsks, pages: readonly number[]): Matrix {
  const { moment } = useAsOf();
  const wanted = [...new Set([0, ...pages])].toSorted((a, b) => a - b);
  const found = useQueries({
    queries: wanted.map((page) => {
      const asks = { ...filters, limit: pageSize, offset: page * pageSize };
      return {
        queryKey: viewKey(trainingViews.matrix, asks, moment),
        queryFn: ({ signal }: { signal: AbortSignal }) => ask(trainingViews.matrix, asks, { moment, signal }),
        staleTime: 30_000,
      };
    }),
  });
  const byPage = new Map(wanted.map((page, i) => [page, found[i]?.data]));
  return {
    first: byPage.get(0),
    error: found.find((query) => query.error)?.error ?? null,
    rowAt: (index) => byPage.get(Math.floor(index / pageSize))?.rows[index % pageSize],
  };
}
