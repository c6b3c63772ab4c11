import type { MouseEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Link, useGo } from "#web/routing.tsx";
import { nextSort, type Column } from "#web/register/columns.ts";
import type { GridProps } from "#web/register/RegisterTable.tsx";

const widthOf = <R,>(column: Column<R>): number => column.width ?? (column.head ? 260 : 130);

/** The table itself: a real one, with spacers for the rows that are not drawn. */
export function RegisterGrid<R extends object>(props: GridProps<R>) {
  const { columns, rows, virtual, register, total, selectable, noun } = props;
  const items = virtual.getVirtualItems();
  const margin = virtual.options.scrollMargin;
  const before = (items[0]?.start ?? 0) - margin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - margin);
  const wide = columns.reduce((sum, column) => sum + widthOf(column), selectable ? 28 : 0);
  const span = columns.length + (selectable ? 1 : 0);
  return (
    <table className="t" role="table" aria-rowcount={total + 1} style={{ width: "100%", minWidth: wide }}>
      <caption className="vh">{noun}</caption>
      <colgroup>
        {selectable ? <col style={{ width: 28 }} /> : null}
        {columns.map((column) => (
          <col key={column.id} style={column.head ? undefined : { width: widthOf(column) }} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {selectable ? (
            <th className="ck" role="columnheader">
              <SelectAll {...props} />
            </th>
          ) : null}
          {columns.map((column) => {
            const sort = register.sort?.id === column.id ? register.sort : null;
            return (
              <th
                key={column.id}
                scope="col"
                role="columnheader"
                className={`${column.end ? "num" : ""} ${column.head ? "first" : ""}`}
                aria-sort={sort ? (sort.down ? "descending" : "ascending") : undefined}
              >
                {column.sort === false ? (
                  column.title
                ) : (
                  <button type="button" onClick={() => register.setSort(nextSort(register.sort, column.id))}>
                    {column.title}
                    {sort ? <span aria-hidden="true">{sort.down ? " ↓" : " ↑"}</span> : null}
                  </button>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {before > 0 ? (
          <tr className="pad" aria-hidden="true">
            <td colSpan={span} style={{ height: before }} />
          </tr>
        ) : null}
        {items.map((item) => {
          const row = rows[item.index];
          return row ? <OneRow key={props.keyOf(row)} {...props} row={row} at={item.index} /> : null;
        })}
        {after > 0 ? (
          <tr className="pad" aria-hidden="true">
            <td colSpan={span} style={{ height: after }} />
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

const SelectAll = <R extends object>({ rows, selected, onSelect, keyOf }: GridProps<R>) => (
  <input
    type="checkbox"
    aria-label={say("Select all that are shown")}
    checked={rows.length > 0 && selected.size >= rows.length}
    onChange={(event) => onSelect(new Set(event.target.checked ? rows.map(keyOf) : []))}
  />
);

function OneRow<R extends object>({
  row,
  at,
  columns,
  keyOf,
  hrefOf,
  selected,
  onToggle,
  selectable,
  cursor,
  onCursor,
  virtual,
}: GridProps<R> & { readonly row: R; readonly at: number }) {
  const go = useGo();
  const key = keyOf(row);
  const href = hrefOf?.(row);
  const name = String(columns.find((column) => column.head)?.value(row) ?? key);
  const press = (event: MouseEvent) => {
    onCursor(at);
    if (href && event.target instanceof Element && !event.target.closest("a, button, input, label") && getSelection()?.isCollapsed !== false) go(href);
  };
  return (
    <tr
      role="row"
      aria-rowindex={at + 2}
      data-index={at}
      data-opens={href ? true : undefined}
      ref={virtual.options.scrollMargin === 0 && !("scrollY" in (virtual.scrollElement ?? {})) ? undefined : virtual.measureElement}
      className={at === cursor || selected.has(key) ? "cur" : undefined}
      aria-current={at === cursor ? "true" : undefined}
      onClick={press}
    >
      {selectable ? (
        <td role="cell" className="ck">
          <input type="checkbox" aria-label={say("Select {name}", { name })} checked={selected.has(key)} onChange={() => onToggle(key)} />
        </td>
      ) : null}
      {columns.map((column) => {
        const shown = column.cell ? column.cell(row) : (column.value(row) ?? "");
        const look = `${column.end ? "num" : ""} ${column.mono ? "ref" : ""}`;
        return column.head ? (
          <th key={column.id} role="rowheader" scope="row" data-phone={column.phone ?? "title"}>
            {href ? (
              <Link className="plain" href={href}>
                {shown}
              </Link>
            ) : (
              shown
            )}
          </th>
        ) : (
          <td key={column.id} role="cell" className={look} data-phone={column.phone}>
            {shown}
          </td>
        );
      })}
    </tr>
  );
}
