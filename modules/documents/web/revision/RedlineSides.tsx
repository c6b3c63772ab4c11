import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { Line } from "../../redline.ts";
import { changeWord, folded, kindOf } from "./lines.ts";
import { Runs } from "./Runs.tsx";

const One = ({ line }: { readonly line: Line }) => {
  const kind = line.is === "same" ? null : kindOf(line.block);
  return (
    <tr className={`rl-line ${line.is}`}>
      <td>{line.is === "added" ? null : <Runs runs={line.runs} side="was" />}</td>
      <td>
        {line.is === "same" ? null : <span className="vh">{changeWord(line.is)}: </span>}
        {kind ? <small>{kind} </small> : null}
        {line.is === "removed" ? null : <Runs runs={line.runs} side="is" />}
      </td>
    </tr>
  );
};

function Gap({ lines }: { readonly lines: readonly Line[] }) {
  const [open, setOpen] = useState(false);
  if (open) return lines.map((line, i) => <One key={i} line={line} />);
  return (
    <tr className="rl-gap">
      <td colSpan={2}>
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {say("{n} lines are the same", { n: lines.length })}
        </button>
      </td>
    </tr>
  );
}

interface SidesProps {
  readonly lines: readonly Line[];
  readonly was: string;
  readonly is: string;
}

/** The former words left, the new ones right. */
export const RedlineSides = ({ lines, was, is }: SidesProps) => (
  <div className="scroll-x" tabIndex={0} role="region" aria-label={say("What changed, side by side")}>
    <table className="rl-sides doc-quotable">
      <thead>
        <tr>
          <th scope="col">{was}</th>
          <th scope="col">{is}</th>
        </tr>
      </thead>
      <tbody>{folded(lines).map((s) => (s.is === "gap" ? <Gap key={s.at} lines={s.lines} /> : <One key={s.at} line={s.line} />))}</tbody>
    </table>
  </div>
);
