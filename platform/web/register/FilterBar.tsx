import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Chip } from "#web/kit/tags.tsx";
import { figure } from "#web/kit/figures.ts";
import { Popover } from "#web/kit/popover.tsx";
import { csv } from "#web/register/csv.ts";
import { occurring } from "#web/register/arranging.ts";
import type { Column } from "#web/register/columns.ts";
import { countOf } from "#web/register/counted.ts";
import type { DataTableProps } from "#web/register/DataTable.tsx";
import type { Register } from "#web/register/use-register.ts";

interface FilterBarProps<R extends object> extends DataTableProps<R> {
  readonly register: Register;
  readonly shown: readonly R[];
  readonly hidden: readonly string[];
  readonly onHidden: (ids: readonly string[]) => void;
  readonly total: number;
}

/** Filter by words and by chips; how many are left; columns; export of exactly what is filtered. */
export function FilterBar<R extends object>(props: FilterBarProps<R>) {
  const { register, columns, shown, noun, remote, total } = props;
  const [text, setText] = useState(register.text);
  const { setText: commit, text: inAddress } = register;
  useEffect(() => setText(inAddress), [inAddress]);
  useEffect(() => {
    if (text === inAddress) return undefined;
    const timer = setTimeout(() => commit(text), remote ? 250 : 60);
    return () => clearTimeout(timer);
    // commit is made anew by each drawing and always does the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, inAddress, remote === undefined]);
  const by = columns.find((column) => column.id === register.sort?.id);
  const count = remote || shown.length === total ? countOf(total, noun) : say("{shown} of {total}", { shown: figure(shown.length), total: figure(total) });
  return (
    <div className="fb">
      <input
        className="in"
        type="search"
        aria-label={say("Filter {noun}", { noun })}
        placeholder={total > 1 && register.query === "" ? say("Filter {total} {noun}", { total: figure(total), noun }) : say("Filter {noun}", { noun })}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {columns
        .filter((column) => column.filter)
        .map((column) => (
          <FilterChip key={column.id} column={column} rows={props.rows} register={register} />
        ))}
      <span className="sp" />
      <span className="small muted" role="status">
        {by ? say("{count}, sorted by {column}", { count, column: by.title.toLowerCase() }) : count}
      </span>
      <ColumnChooser {...props} />
      <Export {...props} />
    </div>
  );
}

function FilterChip<R>({ column, rows, register }: { readonly column: Column<R>; readonly rows: readonly R[]; readonly register: Register }) {
  const value = register.filters[column.id];
  if (value) {
    const label = occurring(rows, column).find((choice) => choice.value === value)?.label ?? value.replaceAll("|", ", ");
    return (
      <Chip on onRemove={() => register.setFilter(column.id, null)}>
        {column.title}: {label}
      </Chip>
    );
  }
  return (
    <Popover kind="menu" side="start" className="chip" button={column.title}>
      {(close) =>
        occurring(rows, column).map((choice) => (
          <button
            key={choice.value}
            type="button"
            onClick={() => {
              register.setFilter(column.id, choice.value);
              close();
            }}
          >
            <span className="grow">{choice.label}</span>
            {choice.count === undefined ? null : <span className="small muted">{figure(choice.count)}</span>}
          </button>
        ))
      }
    </Popover>
  );
}

function ColumnChooser<R extends object>({ columns, hidden, onHidden }: FilterBarProps<R>) {
  const choosable = columns.filter((column) => !column.head);
  const flip = (id: string) => onHidden(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]);
  return (
    <Popover className="btn q s icon hide-s" label={say("Columns")} button={<Icon name="columns" />}>
      <div className="form" style={{ padding: "12px 14px", gap: 4 }}>
        {choosable.map((column) => (
          <label key={column.id} className="checks">
            <input type="checkbox" checked={!hidden.includes(column.id)} onChange={() => flip(column.id)} />
            {column.title}
          </label>
        ))}
      </div>
    </Popover>
  );
}

function Export<R extends object>({ exportHref, register, shown, columns, name, remote }: FilterBarProps<R>) {
  if (!exportHref && remote) return null;
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\uFEFF", csv(shown, columns)], { type: "text/csv;charset=utf-8" }));
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <Popover kind="menu" className="btn q s icon" label={say("Export what is filtered")} button={<Icon name="download" />}>
      {(close) =>
        exportHref ? (
          (["csv", "xlsx"] as const).map((format) => (
            <a key={format} href={exportHref(format, register.query)} download onClick={close}>
              {format.toUpperCase()}
            </a>
          ))
        ) : (
          <button
            type="button"
            onClick={() => {
              save();
              close();
            }}
          >
            CSV
          </button>
        )
      }
    </Popover>
  );
}
