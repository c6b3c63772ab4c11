import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { placeOf, useGridCursor, type At } from "#web/kit/grid-cursor.ts";
import { Link } from "#web/routing.tsx";
import type { MatrixPage, MatrixRow } from "../../matrix-views.ts";
import type { OpenCell } from "./CellDialog.tsx";
import { GridRow } from "./GridRow.tsx";
import { moved } from "./moving.ts";
import { pageSize } from "./use-matrix.ts";

interface GridProps {
  readonly first: MatrixPage;
  readonly rowAt: (index: number) => MatrixRow | undefined;
  readonly onPages: (pages: readonly number[]) => void;
  readonly onOpen: (cell: OpenCell) => void;
}

const headHeight = 116,
  rowHeight = 41,
  columnWidth = 76;

/** A real table whose rows and columns are drawn only where they are seen; one tab stop, arrows inside. */
export function Grid({ first, rowAt, onPages, onOpen }: GridProps) {
  const { columns, total } = first,
    box = useRef<HTMLDivElement>(null),
    [headWidth] = useState(() => (matchMedia("(max-width: 900px)").matches ? 132 : 220));
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const cols = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => box.current,
    estimateSize: () => columnWidth,
    overscan: 3,
    scrollMargin: headWidth,
    scrollPaddingStart: headWidth,
  });
  const seenRows = rows.getVirtualItems(),
    seen = cols.getVirtualItems().map((v) => v.index),
    from = Math.floor((seenRows[0]?.index ?? 0) / pageSize),
    to = Math.floor((seenRows.at(-1)?.index ?? 0) / pageSize);
  useEffect(() => onPages(from === to ? [from] : [from, to]), [from, to, onPages]);
  const cursor = useGridCursor({ r: 0, c: 0 }, rows, cols),
    { at } = cursor;
  const left = (seen[0] ?? 0) * columnWidth,
    right = Math.max(0, columns.length - 1 - (seen.at(-1) ?? columns.length - 1)) * columnWidth,
    above = (seenRows[0]?.index ?? 0) * rowHeight,
    below = Math.max(0, total - 1 - (seenRows.at(-1)?.index ?? total - 1)) * rowHeight,
    wide = seen.length + 1 + Number(left > 0) + Number(right > 0),
    stop = seenRows.some((v) => v.index === at.r) && seen.includes(at.c) ? at : { r: seenRows[0]?.index ?? 0, c: seen[0] ?? 0 };
  const openAt = (here: At) => {
    const row = rowAt(here.r),
      column = columns[here.c];
    if (row && column) onOpen({ personId: row.id, competenceId: column.id });
  };
  const press = (event: KeyboardEvent) => {
    const here = cursor.whence(event.target);
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moved(event.key, here, { rows: total, columns: columns.length, page: Math.max(1, Math.floor(((box.current?.clientHeight ?? 400) - headHeight) / rowHeight) - 1) });
    if (!next && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!next) return openAt(here);
    cursor.go(next);
  };
  return (
    <div className="trn-mx" ref={box}>
      <table
        role="grid"
        aria-label={say("People and competences")}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        style={{ width: headWidth + columns.length * columnWidth }}
        onKeyDown={press}
        onClick={(event) => {
          const here = placeOf(event.target);
          if (!here) return;
          cursor.point(here);
          openAt(here);
        }}
      >
        <colgroup>
          <col style={{ width: headWidth }} />
          {left > 0 ? <col style={{ width: left }} /> : null}
          {seen.map((c) => (
            <col key={c} style={{ width: columnWidth }} />
          ))}
          {right > 0 ? <col style={{ width: right }} /> : null}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{say("Person")}</th>
            {left > 0 ? <td className="pad" aria-hidden="true" /> : null}
            {seen.map((c) => (
              <th key={c} scope="col" aria-colindex={c + 2} title={columns[c]?.title}>
                <Link href={`/training/competences/${columns[c]?.number ?? ""}`} tabIndex={-1}>
                  {columns[c]?.title}
                </Link>
                <small>{say("{met} of {required}", { met: columns[c]?.met ?? 0, required: columns[c]?.required ?? 0 })}</small>
              </th>
            ))}
            {right > 0 ? <td className="pad" aria-hidden="true" /> : null}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Space height={above} wide={wide} /> : null}
          {seenRows.map(({ index }) => (
            <GridRow
              key={index}
              row={rowAt(index)}
              index={index}
              columns={columns}
              first={seen[0] ?? 0}
              last={seen.at(-1) ?? -1}
              left={left > 0}
              right={right > 0}
              stop={stop.r === index ? stop.c : -1}
            />
          ))}
          {below > 0 ? <Space height={below} wide={wide} /> : null}
        </tbody>
      </table>
    </div>
  );
}

const Space = ({ height, wide }: { readonly height: number; readonly wide: number }) => (
  <tr aria-hidden="true">
    <td className="pad" style={{ height }} colSpan={wide} />
  </tr>
);
