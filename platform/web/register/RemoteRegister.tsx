import type { z } from "zod";
import type { View } from "#kernel/view.ts";
import { usePages, useTotals, type Asks, type Item } from "#web/ask.ts";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { askedOf, exportOf } from "#web/register/asked.ts";
import type { Column } from "#web/register/columns.ts";
import { DataTable, type DataTableProps } from "#web/register/DataTable.tsx";
import { useRegister, type SavedView } from "#web/register/use-register.ts";

/** A view that gives its rows by cursor, and can be asked by words, order and filters. */
type ListView = View<z.ZodObject>;

export interface RemoteRegisterProps<V extends ListView> extends Omit<DataTableProps<Item<V> & object>, "columns" | "rows" | "keyOf" | "hrefOf" | "remote" | "exportHref"> {
  readonly view: V;
  readonly columns: readonly Column<Item<V> & object>[];
  /** The fields of a row that a file gets, in their order; without it the register makes a CSV of what it shows. */
  readonly exported?: readonly string[];
}

interface Listed {
  readonly id: string;
  readonly path: string;
}

/** The views of a register with how many rows each of the `counted` ones has. */
function useCounted<V extends ListView>(view: V, views: readonly SavedView[], columns: readonly Column<Item<V> & object>[]): readonly SavedView[] {
  const counted = views.filter((saved) => saved.counted);
  const totals = useTotals(
    view,
    counted.map(({ query }) => {
      const { q = "", ...filters } = Object.fromEntries(new URLSearchParams(query));
      return askedOf({ text: q, sort: null, filters }, Object.keys(view.asks.shape), columns) as Asks<V>;
    }),
  );
  return views.map((saved) => (saved.counted ? { ...saved, count: totals[counted.indexOf(saved)] } : saved));
}

/** A register whose server filters, sorts and pages: what stands in the address is what the view is asked, as far as the view knows the word. */
export function RemoteRegister<V extends ListView>({ view, columns, exported, views = [], ...table }: RemoteRegisterProps<V>) {
  const register = useRegister();
  const asks = askedOf(register, Object.keys(view.asks.shape), columns);
  const { rows, total, more, pending, error } = usePages(view, { ...asks, limit: 100 } as never);
  const counted = useCounted(view, views, columns);
  if (error) return <ErrorState error={error} />;
  if (pending) return <Skeleton rows={8} />;
  return (
    <DataTable<Item<V> & object>
      {...table}
      views={counted}
      columns={columns}
      rows={(rows ?? []) as readonly (Item<V> & object)[]}
      keyOf={(row) => (row as unknown as Listed).id}
      hrefOf={(row) => (row as unknown as Listed).path}
      remote={{ total, more }}
      {...(exported ? { exportHref: exportOf(view.name, asks, exported) } : {})}
    />
  );
}
