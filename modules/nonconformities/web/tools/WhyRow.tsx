import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { challenge } from "../../whys.ts";
import { Evidences } from "./Evidences.tsx";
import type { Line } from "./tree-moves.ts";
import { nextTest, type Change } from "./why-acts.ts";

export interface RowDoes {
  readonly write: (id: string) => void;
  readonly keep: (id: string, text: string) => boolean;
  readonly leave: (id: string, text: string) => boolean;
  readonly left: (id: string, text: string) => void;
  readonly child: (id: string, text: string) => void;
  readonly brother: (id: string, text: string) => void;
  readonly inward: (id: string) => void;
  readonly outward: (id: string) => void;
  readonly move: (id: string, key: string, text?: string) => void;
  readonly change: (id: string, what: Change) => void;
  readonly remove: (id: string) => void;
  readonly select: (id: string) => void;
}

interface RowProps {
  readonly line: Line;
  readonly above: string | null;
  readonly may: boolean;
  readonly current: boolean;
  readonly writing: boolean;
  readonly draft: boolean;
  readonly confirmed: string | null;
  readonly does: RowDoes;
}

/** One why: its words, what shows it, whether the step above follows from it, and whether it is the root. */
export function WhyRow({ line, above, may, current, writing, draft, confirmed, does }: RowProps) {
  const { why, depth, number } = line,
    label = say("Why {number}: {text}", { number, text: why.text || say("not written yet") });
  const rootDay = confirmed ? say("Root cause, confirmed {day}", { day: written(confirmed) }) : say("Root cause");
  return (
    <li
      className={`nc-why ${why.root ? "root" : ""} ${current && may ? "cur" : ""}`}
      style={{ "--d": depth } as React.CSSProperties}
      role="treeitem"
      aria-level={depth + 1}
      aria-setsize={line.brothers}
      aria-posinset={line.at + 1}
      aria-selected={current}
      aria-label={label}
      tabIndex={current ? 0 : -1}
      data-why={why.id}
      onFocus={() => does.select(why.id)}
    >
      <span className="no" aria-hidden="true">
        {number}
      </span>
      <div>
        {writing ? (
          <Writing line={line} does={does} draft={draft} />
        ) : (
          <p className={may ? "nc-write" : undefined} onClick={may ? () => does.write(why.id) : undefined}>
            {why.root ? <b>{why.text}</b> : why.text}
          </p>
        )}
        <div className="chips nc-evs">
          <Evidences evidence={why.evidence} may={may && (current || writing)} onChange={(evidence) => does.change(why.id, { evidence: [...evidence] })} />
          {why.root ? <Tag tone="blue">{rootDay}</Tag> : null}
          {line.children > 1 ? <Gate line={line} may={may} does={does} /> : null}
        </div>
        {may && current && !draft ? <Tools line={line} does={does} /> : null}
      </div>
      <Follows line={line} above={above} may={may && !draft} does={does} />
    </li>
  );
}

/** The writing of one line; it grows, and Enter never breaks it. */
function Writing({ line, does, draft }: { readonly line: Line; readonly does: RowDoes; readonly draft: boolean }) {
  const { why } = line,
    [text, setText] = useState(why.text),
    field = useRef<HTMLTextAreaElement>(null);
  const complaint = text.trim() && text !== why.text ? challenge(text, why.evidence) : draft && why.text ? challenge(why.text, why.evidence) : null;
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
    // only when the writing begins
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const box = event.currentTarget,
      first = box.selectionEnd === 0,
      last = box.selectionStart === text.length;
    if (event.key === "Enter") (event.ctrlKey || event.metaKey ? does.brother : does.child)(why.id, text);
    else if (event.key === "Tab") (event.shiftKey ? does.outward : does.inward)(why.id);
    else if (event.key === "Escape") {
      if (!does.leave(why.id, text)) does.remove(why.id);
    } else if (event.key === "Backspace" && text === "") does.remove(why.id);
    else if ((event.key === "ArrowUp" && first) || (event.key === "ArrowDown" && last)) does.move(why.id, event.key, text);
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <textarea
        ref={field}
        className="in nc-line"
        rows={1}
        value={text}
        maxLength={2000}
        placeholder={line.depth === 0 ? say("Why did it happen?") : say("And why was that?")}
        aria-label={say("Why {number}", { number: line.number })}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
        onBlur={(event) => {
          if (!event.currentTarget.closest("li")?.contains(event.relatedTarget)) does.left(why.id, text);
        }}
      />
      {complaint ? (
        <p className="small soon-text" role="status">
          {complaint}
        </p>
      ) : null}
    </>
  );
}

function Follows({ line, above, may, does }: { readonly line: Line; readonly above: string | null; readonly may: boolean; readonly does: RowDoes }) {
  const { why } = line,
    tone = why.follows === null ? "none" : why.follows ? "ok" : "bad",
    words = why.follows === null ? say("not tested") : why.follows ? say("follows") : say("does not follow");
  const said = (
      <Status tone={tone} small>
        {words}
      </Status>
    ),
    read = above ? say("{below} Therefore: {above}", { below: why.text, above }) : say("{below} Therefore it happened.", { below: why.text });
  if (!may) return <span className="th">{said}</span>;
  return (
    <span className="th">
      <button
        type="button"
        className="link"
        tabIndex={line.why.id ? 0 : -1}
        title={read}
        aria-label={say("Therefore test of why {number}: {words}. {read}", { number: line.number, words, read })}
        onClick={() => does.change(why.id, { follows: nextTest(why.follows) })}
      >
        {said}
      </button>
    </span>
  );
}

/** What the keys do, for a finger. */
function Tools({ line, does }: { readonly line: Line; readonly does: RowDoes }) {
  const { id, root, text } = line.why;
  return (
    <div className="nc-tools noprint">
      <button type="button" className="btn s" onClick={() => does.child(id, text)}>
        {say("Why?")}
      </button>
      <button type="button" className="btn s q" onClick={() => does.brother(id, text)}>
        {say("Another reason")}
      </button>
      {line.at > 0 ? (
        <button type="button" className="btn s q" onClick={() => does.inward(id)}>
          {say("In")}
        </button>
      ) : null}
      {line.depth > 0 ? (
        <button type="button" className="btn s q" onClick={() => does.outward(id)}>
          {say("Out")}
        </button>
      ) : null}
      <button type="button" className="btn s q" aria-pressed={root} onClick={() => does.change(id, { root: !root })}>
        {root ? say("Not the root") : say("This is the root")}
      </button>
      <button type="button" className="btn s q" onClick={() => does.remove(id)}>
        {say("Remove")}
      </button>
    </div>
  );
}

/** With it the same tree is a fault tree: does one of the reasons suffice, or were all of them needed? */
function Gate({ line, may, does }: { readonly line: Line; readonly may: boolean; readonly does: RowDoes }) {
  const { gate, id } = line.why,
    words = gate === "all" ? say("all of these together") : gate === "any" ? say("any one of these suffices") : say("one or all of these?");
  return may ? (
    <button type="button" className="chip" onClick={() => does.change(id, { gate: gate === null ? "any" : gate === "any" ? "all" : null })}>
      {words}
    </button>
  ) : gate ? (
    <span className="chip">{words}</span>
  ) : null;
}
