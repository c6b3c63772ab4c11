import { memo } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Link } from "#web/routing.tsx";
import type { Level } from "../../subject.ts";
import { cellOf, levelsOf, type Column, type Line, type Matrix, type Row } from "./lines.ts";

interface RowProps {
  readonly matrix: Matrix;
  readonly line: Line;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly visible: readonly number[];
  readonly left: boolean;
  readonly right: boolean;
  /** The column that the tab key stops at, when it is in this row. */
  readonly stop: number | null;
  readonly on: boolean;
  readonly levels: ReadonlyMap<number, Level> | null;
  readonly drafted: boolean;
}

/** One line of the matrix. Nothing in it has a state of its own, so that thousands of cells stay cheap. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { line, index, visible, left, right } = props;
  if (line.kind !== "row") {
    return (
      <tr className={`grp ${line.kind === "standard" ? "std" : ""}`} aria-rowindex={index + 2}>
        <th scope="rowgroup">
          {line.reference ? <span className="ref">{line.reference}</span> : null}
          {line.title}
        </th>
        <td colSpan={visible.length + Number(left) + Number(right)} aria-hidden="true" />
      </tr>
    );
  }
  return (
    <tr className={props.on ? "on" : undefined} aria-rowindex={index + 2}>
      <th scope="row" aria-colindex={1} data-at={`${index}:-1`} tabIndex={props.stop === -1 ? 0 : -1} title={`${line.reference} ${line.title}`}>
        <RowName row={line.row} />
      </th>
      {left ? <td className="gap" aria-hidden="true" /> : null}
      {visible.map((c) => {
        const column = props.columns[c];
        return column ? <CellShown key={column.key} {...props} row={line.row} column={column} c={c} /> : null;
      })}
      {right ? <td className="gap" aria-hidden="true" /> : null}
    </tr>
  );
});

const RowName = ({ row }: { readonly row: Row }) => (
  <Link href={`/who?requirement=${encodeURIComponent(row.requirementId)}`} tabIndex={-1}>
    <span className="ref">{row.reference}</span>
    {row.title}
    {row.class === "N" ? (
      <>
        <Icon name="lock" />
        <span className="vh">{say("cannot be delegated")}</span>
      </>
    ) : null}
    {row.inheritedFrom ? <em>{say("as {clause}", { clause: row.inheritedFrom })}</em> : null}
    {row.differsAt.length > 0 ? <em>{say("differs at {n, plural, one {# site} other {# sites}}", { n: row.differsAt.length })}</em> : null}
  </Link>
);

function CellShown({ matrix, row, column, c, index, stop, levels, drafted }: RowProps & { readonly row: Row; readonly column: Column; readonly c: number }) {
  const cell = cellOf(matrix, drafted ? { ...row, answer: "held" } : row, column, levels ?? new Map());
  const before = drafted ? cellOf(matrix, row, column, levelsOf(matrix, row)) : null,
    changed = before !== null && before.level !== cell.level;
  const look = `${column.mine ? "mine" : ""} ${column.outside ? "ext" : ""} ${column.vacant ? "vcol" : ""} ${changed ? "drafted" : ""} ${row.answer === "nobody" && !drafted ? "nobody" : ""}`;
  const sentence = changed ? say("Draft: {now}; in force {before}", { now: cell.sentence, before: before.level ?? say("no part") }) : cell.sentence;
  return (
    <td aria-colindex={c + 2} data-at={`${index}:${c}`} tabIndex={stop === c ? 0 : -1} className={look} aria-label={sentence} title={cell.level || changed ? sentence : undefined}>
      {cell.level ? <span className={`m ${cell.level} ${cell.look}`}>{cell.level}</span> : changed ? <span className="m none" /> : null}
      {cell.acts ? <span className="dl">{cell.acts}</span> : null}
      {changed && before.level ? <del>{before.level}</del> : null}
    </td>
  );
}
