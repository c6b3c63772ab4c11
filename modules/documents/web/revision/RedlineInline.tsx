import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { Line } from "../../redline.ts";
import { changeWord, folded, kindOf } from "./lines.ts";
import { Runs } from "./Runs.tsx";

const One = ({ line }: { readonly line: Line }) => {
  const kind = kindOf(line.block);
  return (
    <li className={`rl-line ${line.is} ${line.block.startsWith("heading") ? "rl-head" : ""} ${line.block === "listItem" ? "item" : ""}`}>
      {line.is === "same" ? null : <span className="vh">{changeWord(line.is)}: </span>}
      {kind && (line.is !== "same" || line.block === "image") ? <small>{kind}</small> : null}
      <span>
        <Runs runs={line.runs} />
      </span>
    </li>
  );
};

function Gap({ lines }: { readonly lines: readonly Line[] }) {
  const [open, setOpen] = useState(false);
  if (open) return lines.map((line, i) => <One key={i} line={line} />);
  return (
    <li className="rl-gap">
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {say("{n} lines are the same", { n: lines.length })}
      </button>
    </li>
  );
}

/** What changed, line by line, in one column. */
export const RedlineInline = ({ lines }: { readonly lines: readonly Line[] }) => (
  <ol className="rl doc-quotable">{folded(lines).map((s) => (s.is === "gap" ? <Gap key={s.at} lines={s.lines} /> : <One key={s.at} line={s.line} />))}</ol>
);
