import { createPortal } from "react-dom";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { today, useAsOf } from "#web/asof.ts";
import { dayThere } from "#web/zone.ts";
import type { MatrixPage, MatrixRow } from "../../matrix-views.ts";
import { cellLooks } from "../words.ts";
import { Legend } from "./Legend.tsx";

/** Columns that stand side by side on a sheet laid across. */
const across = 14;

/** The whole matrix as plain tables, so many columns each; their heads stand again on every sheet. */
export function MatrixOnPaper({ matrix }: { readonly matrix: MatrixPage }) {
  const { on } = useAsOf(),
    actor = useActor(),
    strips = Array.from({ length: Math.max(1, Math.ceil(matrix.columns.length / across)) }, (_, i) => i * across);
  return createPortal(
    <div className="trn-paper">
      <h1>{say("Who can do what")}</h1>
      <p>
        {actor?.organisation}, {say("as of {day}", { day: written(on ? dayThere(on) : today()) })}.{" "}
        {say("{people, plural, one {One person} other {# people}}, {columns, plural, one {one competence} other {# competences}}, {gaps, plural, one {one gap} other {# gaps}}.", {
          people: matrix.total,
          columns: matrix.columns.length,
          gaps: matrix.gaps,
        })}
      </p>
      {strips.map((from) => (
        <Strip key={from} matrix={matrix} from={from} />
      ))}
      <Legend />
      <p className="printed">{say("Printed on {day}. Uncontrolled when printed.", { day: written(today()) })}</p>
    </div>,
    document.body,
  );
}

function Strip({ matrix, from }: { readonly matrix: MatrixPage; readonly from: number }) {
  const columns = matrix.columns.slice(from, from + across);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say("Person")}</th>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.title}
              <small>{say("{met} of {required}", { met: column.met, required: column.required })}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.name}
              <small>{row.positions.join(", ")}</small>
            </th>
            {columns.map((column, i) => (
              <td key={column.id}>{signOf(row, from + i)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Sign, held and required level, and the day until which it holds when there is one. */
function signOf(row: MatrixRow, place: number) {
  const i = row.at.indexOf(place),
    state = row.states[i];
  if (!state) return null;
  const required = row.required[i] ?? 0,
    held = row.held[i] ?? 0;
  return (
    <>
      <b>{cellLooks[state].sign}</b> {required > 0 ? `${held}/${required}` : held}
      {row.expires[i] ? <small>{written(row.expires[i] ?? "")}</small> : null}
    </>
  );
}
