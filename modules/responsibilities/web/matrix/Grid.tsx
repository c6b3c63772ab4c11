import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type KeyboardEvent, type MouseEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { placeOf, useGridCursor, type At } from "#web/kit/grid-cursor.ts";
import { useGo } from "#web/routing.tsx";
import type { Level } from "../../subject.ts";
import { GridHead } from "./GridHead.tsx";
import { GridRow } from "./GridRow.tsx";
import type { Drafts } from "./drafting.ts";
import { draftedLevels } from "./drafting.ts";
import { keyMove } from "./keys.ts";
import { levelsOf, type Column, type Line, type Matrix } from "./lines.ts";
import { useMedia } from "./media.ts";

export interface GridProps {
  readonly matrix: Matrix;
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  readonly drafts: Drafts;
  readonly label: string;
  /** A letter was pressed in a cell, or Delete. */
  readonly onLetter: (at: { readonly line: Line; readonly column: Column }, level: Level | null) => void;
  /** A cell was opened, and where it stands on the screen. */
  readonly onOpen: (at: { readonly line: Line; readonly column: Column; readonly cell: HTMLElement }) => void;
}

const headHeight = 104,
  columnWidth = 64;
const letters: Readonly<Record<string, Level | null>> = { a: "A", r: "R", c: "C", i: "I", delete: null, backspace: null };
const cellAt = (box: HTMLElement | null, { r, c }: At): HTMLElement | null => box?.querySelector<HTMLElement>(`[data-at="${r}:${c}"]`) ?? null;

/** The matrix as a real table: rows and columns are drawn only where they are seen; the keyboard moves in it as in a sheet. */
export function Grid(props: GridProps) {
  const { matrix, lines, columns, drafts } = props,
    box = useRef<HTMLDivElement>(null),
    go = useGo(),
    printing = useMedia("print"),
    narrow = useMedia("(max-width: 1200px)"),
    headWidth = narrow ? 250 : 340;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (lines[i]?.kind === "row" ? 33 : 36),
    overscan: printing ? 5_000 : 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    getItemKey: (i) => lines[i]?.key ?? i,
  });
  const cols = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => box.current,
    estimateSize: () => columnWidth,
    overscan: printing ? 5_000 : 3,
    scrollMargin: headWidth,
    scrollPaddingStart: headWidth,
  });
  const cursor = useGridCursor({ r: lines.findIndex((l) => l.kind === "row"), c: 0 }, rows, cols),
    { at } = cursor;
  const shownRows = rows.getVirtualItems(),
    shownCols = cols.getVirtualItems();
  const visible = shownCols.map((v) => v.index),
    left = (shownCols[0]?.start ?? headWidth) - headWidth,
    right = Math.max(0, columns.length * columnWidth - ((shownCols.at(-1)?.end ?? headWidth) - headWidth));
  const above = (shownRows[0]?.start ?? headHeight) - headHeight,
    below = Math.max(0, rows.getTotalSize() - ((shownRows.at(-1)?.end ?? headHeight) - headHeight));
  const seen = (shownRows.some((v) => v.index === at.r) && (at.c < 0 || visible.includes(at.c))) || at.r < 0;
  const stop = seen ? at : { r: shownRows.find((v) => lines[v.index]?.kind === "row")?.index ?? -1, c: visible[0] ?? 0 };
  const held = (here: At | null) => here && { ...here, line: lines[here.r], column: columns[here.c] };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const here = held(cursor.whence(event.target)),
      key = event.key.toLowerCase();
    if (!here || event.altKey) return;
    const to = keyMove(event, here, { lines, columns: columns.length, page: Math.max(1, Math.floor(((box.current?.clientHeight ?? 400) - headHeight) / 33) - 1) });
    if (to) return event.preventDefault(), cursor.go(to);
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const cell = cellAt(box.current, here);
      if (here.line && here.column) props.onOpen({ cell: cell ?? event.currentTarget, line: here.line, column: here.column });
      else if (here.r < 0 && here.column) go(here.column.href);
      else cell?.querySelector("a")?.click();
    } else if (key in letters && here.line?.kind === "row" && here.column) {
      event.preventDefault();
      props.onLetter({ line: here.line, column: here.column }, letters[key] ?? null);
    }
  };
  const click = (event: MouseEvent) => {
    const here = held(placeOf(event.target)),
      cell = here && cellAt(box.current, here);
    if (!cell || here.line?.kind !== "row" || !here.column) return;
    cursor.point({ r: here.r, c: here.c });
    props.onOpen({ cell, line: here.line, column: here.column });
  };
  return (
    <div className="mx-w" ref={box}>
      <table
        className="mx"
        role="grid"
        aria-label={props.label}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        style={{ width: headWidth + columns.length * columnWidth }}
        onKeyDown={press}
        onClick={click}
      >
        <colgroup>
          <col style={{ width: headWidth }} />
          {left > 0 ? <col style={{ width: left }} /> : null}
          {visible.map((c) => (
            <col key={c} style={{ width: columnWidth }} />
          ))}
          {right > 0 ? <col style={{ width: right }} /> : null}
        </colgroup>
        <GridHead columns={columns} visible={visible} left={left > 0} right={right > 0} stop={stop} active={at} />
        <tbody>
          {above > 0 ? (
            <tr className="pad" aria-hidden="true">
              <td style={{ height: above }} colSpan={visible.length + 1 + Number(left > 0) + Number(right > 0)} />
            </tr>
          ) : null}
          {shownRows.map(({ index }) => {
            const line = lines[index];
            if (!line) return null;
            const draft = line.kind === "row" ? drafts[line.key] : undefined;
            return (
              <GridRow
                key={line.key}
                matrix={matrix}
                line={line}
                index={index}
                columns={columns}
                visible={visible}
                left={left > 0}
                right={right > 0}
                stop={stop.r === index ? stop.c : null}
                on={at.r === index}
                levels={line.kind === "row" ? (draft ? draftedLevels(matrix, draft) : levelsOf(matrix, line.row)) : null}
                drafted={draft !== undefined}
              />
            );
          })}
          {below > 0 ? (
            <tr className="pad" aria-hidden="true">
              <td style={{ height: below }} colSpan={visible.length + 1 + Number(left > 0) + Number(right > 0)} />
            </tr>
          ) : null}
        </tbody>
      </table>
      <p className="vh">{say("Arrow keys move, Enter opens, the letters A, R, C and I draft a change, Delete takes a letter away.")}</p>
    </div>
  );
}
