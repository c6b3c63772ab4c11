import { useState, type FormEvent } from "react";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { LongField } from "#web/kit/fields.tsx";
import { tell } from "#web/kit/said.tsx";
import type { Comparison } from "../../fishbone.ts";
import { aboutName } from "../words.ts";
import type { Analysing } from "./use-analysis.ts";

const abouts = ["what", "where", "when", "extent", "who"] as const;

/** A line that begins: `new-where`. */
const fresh = (asked: string): Comparison => ({ id: newId(), about: abouts.find((about) => asked === `new-${about}`) ?? "what", is: "", isNot: "", difference: null });

/** Where it is and where it could be but is not: the difference often names the cause. */
export function IsIsNot({ analysis, may }: { readonly analysis: Analysing; readonly may: boolean }) {
  const { comparisons } = analysis,
    [editing, setEditing] = useState<string | null>(null);
  const keep = (row: Comparison) => {
    const known = comparisons.some((one) => one.id === row.id),
      { id: nodeId, ...words } = row;
    analysis.apply({ comparisons: known ? comparisons.map((one) => (one.id === row.id ? row : one)) : [...comparisons, row] }, { act: "compare", input: { nodeId, ...words } });
    setEditing(null);
  };
  const remove = (row: Comparison) => {
    const { id: nodeId, ...words } = row;
    analysis.apply({ comparisons: comparisons.filter((one) => one.id !== row.id) }, { act: "removeComparison", input: { nodeId } });
    tell(say("Comparison removed"), () =>
      analysis.apply({ comparisons: [...comparisons.filter((one) => one.id !== row.id), row] }, { act: "compare", input: { nodeId, ...words } }),
    );
  };
  const rows = abouts.flatMap((about) => comparisons.filter((one) => one.about === about));
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say("Is, is not")}>
        <table className="t nc-compare">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{say("About")}</span>
              </th>
              <th scope="col">{say("It is")}</th>
              <th scope="col">{say("It could be, but is not")}</th>
              <th scope="col">{say("What differs")}</th>
              {may ? (
                <th scope="col">
                  <span className="vh">{say("Change")}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="flat">
                <th scope="row">{aboutName(row.about)}</th>
                <td>{row.is}</td>
                <td>{row.isNot}</td>
                <td>{row.difference ?? <span className="muted">{say("not said")}</span>}</td>
                {may ? (
                  <td className="nowrap small">
                    <button type="button" className="link" aria-label={say("Change: {is}", { is: row.is })} onClick={() => setEditing(row.id)}>
                      {say("change")}
                    </button>{" "}
                    <button type="button" className="link" aria-label={say("Remove: {is}", { is: row.is })} onClick={() => remove(row)}>
                      {say("remove")}
                    </button>
                  </td>
                ) : null}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr className="flat">
                <td colSpan={may ? 5 : 4} className="muted">
                  {say("Nothing compared yet.")}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {may ? (
        editing ? (
          <CompareForm key={editing} start={comparisons.find((one) => one.id === editing) ?? fresh(editing)} onKeep={keep} onClose={() => setEditing(null)} />
        ) : (
          <p className="chips gap-s noprint">
            <span className="small muted">{say("Compare:")}</span>
            {abouts.map((about) => (
              <button key={about} type="button" className="chip" onClick={() => setEditing(`new-${about}`)}>
                {aboutName(about)}
              </button>
            ))}
          </p>
        )
      ) : null}
    </>
  );
}

function CompareForm({ start, onKeep, onClose }: { readonly start: Comparison; readonly onKeep: (row: Comparison) => void; readonly onClose: () => void }) {
  const [row, setRow] = useState(start),
    submit = (event: FormEvent) => {
      event.preventDefault();
      if (row.is.trim() && row.isNot.trim()) onKeep({ ...row, difference: row.difference?.trim() || null });
    };
  return (
    <form className="nc-add noprint" onSubmit={submit}>
      <div className="wide">
        <b className="med">{aboutName(row.about)}</b>
      </div>
      <LongField label={say("It is")} value={row.is} onChange={(is) => setRow({ ...row, is })} rows={2} />
      <LongField label={say("It could be, but is not")} value={row.isNot} onChange={(isNot) => setRow({ ...row, isNot })} rows={2} />
      <LongField label={say("What differs")} optional value={row.difference ?? ""} onChange={(difference) => setRow({ ...row, difference })} rows={2} />
      <div className="acts wide">
        <button type="submit" className="btn s p" disabled={!row.is.trim() || !row.isNot.trim()}>
          {say("Keep it")}
        </button>
        <button type="button" className="btn s" onClick={onClose}>
          {say("Not now")}
        </button>
      </div>
    </form>
  );
}
