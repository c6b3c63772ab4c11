import type { z } from "zod";
import type { View } from "#kernel/view.ts";
import { usePages, type Item } from "#web/ask.ts";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { askedOf, exportOf } from "#web/register/asked.ts";
import type { Column } from "#web/register/columns.ts";
import { DataTable, type DataTableProps } from "#web/register/DataTable.tsx";
import { useRegister } from "#web/register/use-register.ts";

/** A view that gives its rows by cursor, and can be asked by words, order and filters. */
type ListView = View<z.ZodObject>;

interface RemoteRegisterProps<V extends ListView> extends Omit<DataTableProps<Item<V> & object>, "columns" | "rows" | "keyOf" | "hrefOf" | "remote" | "exportHref"> {
  readonly view: V;
  readonly columns: readonly Column<Item<V> & object>[];
  /** The fields of a row that a file gets, in their order; without it the register makes a CSV of what it shows. */
  readonly exported?: readonly string[];
}

interface Listed {
  readonly id: string;
  readonly path: string;
}

/** A register whose server filters, sorts and pages: what stands in the address is what the view is asked, as far as the view knows the word. */
export function RemoteRegister<V extends ListView>({ view, columns, exported, ...table }: RemoteRegisterProps<V>) {
  const register = useRegister();
  const asks = askedOf(register, Object.keys(view.asks.shape), columns);
  const { rows, total, more, pending, error } = usePages(view, { ...asks, limit: 100 } as never);
  if (error) return <ErrorState error={error} />;
  if (pending) return <Skeleton rows={8} />;
  return (
    <DataTable<Item<V> & object>
      {...table}
      columns={columns}
      rows={(rows ?? []) as readonly (Item<V> & object)[]}
      keyOf={(row) => (row as unknown as Listed).id}
      hrefOf={(row) => (row as unknown as Listed).path}
      remote={{ total, more }}
      {...(exported ? { exportHref: exportOf(view.name, asks, exported) } : {})}
    />
  );
}
