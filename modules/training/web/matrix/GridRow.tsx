import { memo } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Link } from "#web/routing.tsx";
import type { MatrixColumn } from "./shapes.ts";
import type { MatrixRow } from "../../matrix-views.ts";
import { levelTitle } from "../../competence.ts";
import { cellLooks } from "../words.ts";

interface RowProps {
  readonly row: MatrixRow | undefined;
  readonly index: number;
  readonly columns: readonly MatrixColumn[];
  readonly first: number;
  readonly last: number;
  readonly left: boolean;
  readonly right: boolean;
  /** The column that the tab key stops at, when it is in this row. */
  readonly stop: number;
}

/** One person. Nothing in it has a state of its own, so that thousands of cells stay cheap. */
export const GridRow = memo(function GridRow({ row, index, columns, first, last, left, right, stop }: RowProps) {
  const cells = [];
  for (let c = first; c <= last; c++) {
    const column = columns[c];
    if (column) cells.push(<CellShown key={c} row={row} column={column} at={`${index}:${c}`} c={c} stop={stop === c} />);
  }
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">
        {row ? (
          <Link href={`/people/${row.number}`} tabIndex={-1}>
            {row.name}
            <small>{row.positions.join(", ")}</small>
          </Link>
        ) : (
          <span className="muted">{say("loading")}</span>
        )}
      </th>
      {left ? <td className="pad" aria-hidden="true" /> : null}
      {cells}
      {right ? <td className="pad" aria-hidden="true" /> : null}
    </tr>
  );
});

interface CellProps {
  readonly row: MatrixRow | undefined;
  readonly column: MatrixColumn;
  readonly at: string;
  readonly c: number;
  readonly stop: boolean;
}

function CellShown({ row, column, at, c, stop }: CellProps) {
  const i = row?.at.indexOf(c) ?? -1,
    state = row?.states[i],
    look = state ? cellLooks[state] : null;
  if (!row || !state || !look)
    return (
      <td data-at={at} tabIndex={stop ? 0 : -1} aria-colindex={c + 2} aria-label={row ? say("{person}, {what}: not required", { person: row.name, what: column.title }) : ""} />
    );
  const held = row.held[i] ?? 0,
    required = row.required[i] ?? 0,
    expires = row.expires[i],
    planned = row.planned[i] === 1;
  const sentence = [
    say("{person}, {what}: {state}", { person: row.name, what: column.title, state: say(look.words) }),
    required > 0 ? say("required {level}", { level: levelTitle(column.levels, required) }) : "",
    held > 0 ? say("held {level}", { level: levelTitle(column.levels, held) }) : "",
    expires ? say("until {day}", { day: written(expires) }) : "",
    planned ? say("training is open") : "",
  ].filter(Boolean);
  return (
    <td data-at={at} tabIndex={stop ? 0 : -1} aria-colindex={c + 2} className={`s-${state}`} aria-label={sentence.join(", ")} title={sentence.join(", ")}>
      <span className={`trn-cell ${planned ? "planned" : ""}`}>
        {look.sign} <small>{required > 0 ? `${held}/${required}` : held}</small>
      </span>
    </td>
  );
}
