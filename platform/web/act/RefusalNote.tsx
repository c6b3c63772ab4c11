import { say } from "#kernel/sentence.ts";
import { wordsOf } from "#web/act/shape.ts";
import { askAgain } from "#web/ask.ts";
import { readable } from "#web/kit/readable.ts";
import type { Problem } from "#web/wire.ts";

interface NoteProps {
  readonly refusal: Problem;
  /** Fields whose error stands beside them already. */
  readonly shown?: readonly string[];
  /** What was typed, to be set beside what stands now. */
  readonly mine?: Readonly<Record<string, unknown>>;
}

/** A refusal in words; a stale page shows what differs, and nothing typed is lost. */
export function RefusalNote({ refusal, shown = [], mine = {} }: NoteProps) {
  const { document } = refusal;
  const rest = Object.entries(document.fields ?? {}).filter(([name]) => !shown.includes(name.split(".")[0] ?? name));
  return (
    <div className="trouble" role="alert">
      <h3>{document.title}</h3>
      <p className="sm">{document.detail}</p>
      {rest.map(([name, why]) => (
        <p key={name} className="sm">
          <b className="med">{wordsOf(name)}</b>: {why}
        </p>
      ))}
      {document.needs ? <p className="sm">{document.needs}</p> : null}
      {document.incident ? <p className="small mono">{say("Incident {number}", { number: document.incident })}</p> : null}
      {document.current && typeof document.current === "object" ? <Stale current={document.current as Record<string, unknown>} mine={mine} /> : null}
    </div>
  );
}

function Stale({ current, mine }: { readonly current: Readonly<Record<string, unknown>>; readonly mine: Readonly<Record<string, unknown>> }) {
  const differing = Object.keys(mine).filter((name) => name in current && JSON.stringify(current[name]) !== JSON.stringify(mine[name]));
  return (
    <>
      {differing.map((name) => (
        <p key={name} className="sm">
          <b className="med">{wordsOf(name)}</b>: {say("you wrote")} <ins>{readable(mine[name])}</ins>, {say("it now says")} <ins>{readable(current[name])}</ins>
        </p>
      ))}
      <button type="button" className="btn s" onClick={() => void askAgain()}>
        {say("Use the newest and keep what I wrote")}
      </button>
    </>
  );
}
