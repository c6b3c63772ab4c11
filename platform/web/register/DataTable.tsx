import { useMemo, useState, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { EmptyState } from "#web/kit/states.tsx";
import { measured } from "#web/measured.ts";
import { arrange } from "#web/register/arranging.ts";
import type { Column } from "#web/register/columns.ts";
import { countOf } from "#web/register/counted.ts";
import { FilterBar } from "#web/register/FilterBar.tsx";
import { RegisterTable } from "#web/register/RegisterTable.tsx";
import { useKept, useRegister, type SavedView } from "#web/register/use-register.ts";
import { ViewTabs } from "#web/register/ViewTabs.tsx";
import { useNoteInStrip } from "#web/shell/notes.ts";

/** Something done with the selected rows. Refused, it stays visible with its reason. */
export interface BulkAct<R> {
  readonly label: string;
  readonly refused?: string | undefined;
  readonly onPress: (rows: readonly R[]) => void;
}

export interface DataTableProps<R extends object> {
  /** Names the register among what this person keeps: views and columns. */
  readonly name: string;
  /** What the rows are, in the plural: "documents". */
  readonly noun: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly hrefOf?: (row: R) => string;
  readonly views?: readonly SavedView[];
  /** The server filters, sorts and pages: rows are what has come so far. */
  readonly remote?: { readonly total: number; readonly more?: (() => void) | undefined };
  readonly bulk?: readonly BulkAct<R>[];
  /** What Space shows beside the list. */
  readonly peek?: (row: R) => ReactNode;
  /** Where the server gives what is filtered as a file; without it a CSV is made here. */
  readonly exportHref?: (format: "csv" | "xlsx", query: string) => string;
  readonly empty?: ReactNode;
}

/** A register: views as tabs, filters as chips, 36 px rows that are drawn only where they are seen, keys, export. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const { name, noun, columns, rows, remote } = props;
  const register = useRegister();
  const [hidden, setHidden] = useKept<readonly string[]>(
    `remit.columns.${name}`,
    columns.filter((c) => c.hidden).map((c) => c.id),
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { text, sort, filters, query } = register;
  const { made: shown, took } = useMemo(() => {
    return measured(() => (remote ? rows : arrange(rows, columns, { text, sort, filters })));
    // The query holds text, sort and filters; columns are made anew by each drawing and do not change what is kept.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, remote === undefined, query]);
  const total = remote?.total ?? rows.length;
  const counted = countOf(total, noun);
  useNoteInStrip(remote ? counted : say("{counted}, filtered in {took} ms", { counted, took }));
  const visible = columns.filter((column) => column.head || !hidden.includes(column.id));
  const chosen = shown.filter((row) => selected.has(props.keyOf(row)));
  return (
    <>
      <ViewTabs name={name} views={props.views ?? []} all={total} register={register} />
      <FilterBar {...props} register={register} shown={shown} total={total} hidden={hidden} onHidden={setHidden} />
      {shown.length === 0 ? (
        props.empty && query === "" ? (
          props.empty
        ) : (
          <EmptyState title={say("Nothing here with these filters")}>{say("Take a filter away to see more.")}</EmptyState>
        )
      ) : (
        <RegisterTable
          {...props}
          columns={visible}
          rows={shown}
          total={remote ? total : shown.length}
          register={register}
          selected={selected}
          onSelect={setSelected}
          selectable={Boolean(props.bulk)}
        />
      )}
      {chosen.length > 0 ? <BulkBar acts={props.bulk ?? []} rows={chosen} onClear={() => setSelected(new Set())} /> : null}
    </>
  );
}

function BulkBar<R>({ acts, rows, onClear }: { readonly acts: readonly BulkAct<R>[]; readonly rows: readonly R[]; readonly onClear: () => void }) {
  const label = say("{count} selected", { count: rows.length });
  return (
    <div className="bulk" role="region" aria-label={label}>
      <b className="med">{label}</b>
      {acts.map((act) => (
        <span key={act.label} className="row">
          <button
            type="button"
            className="btn"
            aria-disabled={act.refused ? true : undefined}
            onClick={() => {
              if (!act.refused) act.onPress(rows);
            }}
          >
            {act.label}
          </button>
          {act.refused ? <span className="r">{act.refused}</span> : null}
        </span>
      ))}
      <span className="sp" />
      <button type="button" className="btn" onClick={onClear}>
        {say("Clear")}
      </button>
    </div>
  );
}
