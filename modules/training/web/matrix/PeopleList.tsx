import { useState } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { levelTitle } from "../../competence.ts";
import type { MatrixPage, MatrixRow } from "../../matrix-views.ts";
import { cellLooks } from "../words.ts";
import type { OpenCell } from "./CellDialog.tsx";
import { pageSize } from "./use-matrix.ts";

interface ListProps {
  readonly first: MatrixPage;
  readonly rowAt: (index: number) => MatrixRow | undefined;
  readonly onPages: (pages: readonly number[]) => void;
  readonly onOpen: (cell: OpenCell) => void;
}

const atOnce = 40;
const worst = ["gap", "expired", "expiring", "met", "extra"] as const;

/** The matrix person by person, for a screen that is too narrow for a grid: what is missing first. */
export function PeopleList({ first, rowAt, onPages, onOpen }: ListProps) {
  const [shown, setShown] = useState(atOnce),
    until = Math.min(shown, first.total);
  const more = () => {
    const next = Math.min(shown + atOnce, first.total);
    setShown(next);
    onPages(Array.from({ length: Math.floor((next - 1) / pageSize) + 1 }, (_, page) => page));
  };
  return (
    <>
      <ul className="rows">
        {Array.from({ length: until }, (_, index) => {
          const row = rowAt(index);
          return <li key={row?.id ?? index}>{row ? <OnePerson row={row} columns={first.columns} onOpen={onOpen} /> : <span className="muted">{say("loading")}</span>}</li>;
        })}
      </ul>
      {until < first.total ? (
        <p className="gap">
          <button type="button" className="btn" onClick={more}>
            {say("Show {n} more", { n: Math.min(atOnce, first.total - until) })}
          </button>
        </p>
      ) : null}
    </>
  );
}

function OnePerson({ row, columns, onOpen }: { readonly row: MatrixRow; readonly columns: MatrixPage["columns"]; readonly onOpen: ListProps["onOpen"] }) {
  const soon = row.states.filter((state) => state === "expiring").length,
    cells = row.at.map((place, i) => ({ place, i, state: row.states[i]! })).toSorted((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state));
  return (
    <>
      <Link className="plain" href={`/people/${row.number}`}>
        <b className="med">{row.name}</b>
      </Link>
      <div className="small muted">{row.positions.join(", ")}</div>
      {cells.length === 0 ? <p className="small muted">{say("Nothing is required, and nothing is held.")}</p> : null}
      {cells.length > 0 ? (
        <details className="trn-person">
          <summary>
            {row.gaps > 0 ? <Status tone="bad">{say("{n, plural, one {# gap} other {# gaps}}", { n: row.gaps })}</Status> : <Status tone="ok">{say("no gap")}</Status>}{" "}
            {soon > 0 ? <Status tone="soon">{say("{n, plural, one {# runs out soon} other {# run out soon}}", { n: soon })}</Status> : null}{" "}
            {say("{n, plural, one {# competence} other {# competences}}", { n: cells.length })}
          </summary>
          <ul>
            {cells.map(({ place, i, state }) => {
              const column = columns[place]!,
                required = row.required[i] ?? 0,
                expires = row.expires[i];
              return (
                <li key={column.id}>
                  <button type="button" className="trn-line" onClick={() => onOpen({ personId: row.id, competenceId: column.id })}>
                    <span className="grow">
                      {column.title}
                      {required > 0 ? <small className="muted">{say("required {level}", { level: levelTitle(column.levels, required) })}</small> : null}
                    </span>
                    <Status tone={cellLooks[state].tone} small>
                      {say(cellLooks[state].words)}
                      {expires ? `, ${say("until {day}", { day: written(expires) })}` : null}
                    </Status>
                  </button>
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
    </>
  );
}
