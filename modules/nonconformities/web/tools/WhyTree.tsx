import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { challenge, placed, type Why } from "../../whys.ts";
import { addWhy, blank, changeWhy, moveWhy, nextTest, removeWhy, type Change } from "./why-acts.ts";
import { beside, demoted, linesOf, neighbourOf, promoted, type Place } from "./tree-moves.ts";
import type { Analysing } from "./use-analysis.ts";
import { WhyRow, type RowDoes } from "./WhyRow.tsx";

interface TreeProps {
  readonly analysis: Analysing;
  readonly track: Why["track"];
  readonly may: boolean;
  /** The day on which somebody stood by the cause; null or absent before that. */
  readonly confirmed?: string | null;
}

interface Draft {
  readonly why: Why;
  readonly position: number | undefined;
}

/**
 * The branching whys, written like an outline. While one writes, Enter asks why again and Tab moves
 * a step in; Escape leaves the writing, and from there Tab leaves the tree as everywhere else.
 */
export function WhyTree({ analysis, track, may, confirmed = null }: TreeProps) {
  const [at, setAt] = useState<string | null>(null),
    [writing, setWriting] = useState<string | null>(null),
    [draft, setDraft] = useState<Draft | null>(null);
  const box = useRef<HTMLUListElement>(null),
    latest = useRef(analysis);
  useLayoutEffect(() => {
    latest.current = analysis;
  });
  const known = analysis.whys.some((why) => why.id === draft?.why.id);
  const whys = draft && !known ? placed(analysis.whys, draft.why, draft.position) : analysis.whys;
  const lines = linesOf(whys, track),
    current = lines.some((line) => line.why.id === at) ? at : (lines[0]?.why.id ?? null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current || writing) return;
    moved.current = false;
    box.current?.querySelector<HTMLElement>(`[data-why="${current ?? ""}"]`)?.focus();
  });
  const focus = (id: string | null) => {
    setAt(id);
    moved.current = true;
  };

  const begin = (parentId: string | null, position?: number) => {
    const why = blank(track, parentId);
    setDraft({ why, position });
    setAt(why.id);
    setWriting(why.id);
  };
  /** Keeps what was written; false when it is no cause yet and stays as a draft. */
  const keep = (id: string, text: string): boolean => {
    const words = text.trim();
    if (draft?.why.id === id && !known) {
      if (!words) return setDraft(null), true;
      const why = { ...draft.why, text: words };
      if (challenge(words, why.evidence)) return setDraft({ ...draft, why }), false;
      addWhy(analysis, why, draft.position);
      setDraft(null);
      return true;
    }
    const was = analysis.whys.find((why) => why.id === id);
    if (!was || !words || words === was.text) return true;
    if (challenge(words, was.evidence)) return false;
    changeWhy(analysis, id, { text: words });
    return true;
  };
  const place = (id: string, to: Place | null) => {
    if (!to) return;
    if (draft?.why.id === id && !known) setDraft({ why: { ...draft.why, parentId: to.parentId }, position: to.position });
    else moveWhy(latest.current, id, to);
  };
  const change = (id: string, what: Change) => (draft?.why.id === id && !known ? setDraft({ ...draft, why: { ...draft.why, ...what } }) : changeWhy(latest.current, id, what));
  const remove = (id: string) => {
    const next = neighbourOf(lines, id, "ArrowUp");
    setWriting(null);
    focus(next === id ? null : next);
    if (draft?.why.id === id && !known) setDraft(null);
    else removeWhy(() => latest.current, id);
  };
  const does: RowDoes = {
    write: (id) => {
      setAt(id);
      setWriting(id);
    },
    keep,
    change,
    remove,
    leave: (id, text) => {
      const kept = keep(id, text);
      if (kept) {
        setWriting(null);
        focus(id);
      }
      return kept;
    },
    left: (id, text) => {
      if (keep(id, text)) setWriting((now) => (now === id ? null : now));
    },
    child: (id, text) => {
      if (keep(id, text)) begin(id);
    },
    brother: (id, text) => {
      if (keep(id, text)) {
        const { parentId, position } = beside(whys, id);
        begin(parentId, position);
      }
    },
    inward: (id) => place(id, demoted(whys, id)),
    outward: (id) => place(id, promoted(whys, id)),
    move: (id, key, text) => {
      if (text === undefined || keep(id, text)) {
        setWriting(null);
        focus(neighbourOf(lines, id, key));
      }
    },
    select: setAt,
  };
  const keys = (event: KeyboardEvent) => {
    if (!current || writing || event.target !== event.currentTarget.querySelector(`[data-why="${current}"]`)) return;
    const line = lines.find((one) => one.why.id === current);
    if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") focus(neighbourOf(lines, current, event.key));
    else if (!may || !line) return;
    else if (event.key === "Enter") (event.ctrlKey || event.metaKey ? does.brother : does.child)(current, line.why.text);
    else if (event.key === "F2") does.write(current);
    else if (event.key === "Delete" || event.key === "Backspace") remove(current);
    else if (event.key === " ") change(current, { follows: nextTest(line.why.follows) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (lines.length === 0)
    return may ? (
      <p className="gap-s">
        <button type="button" className="btn" onClick={() => begin(null)}>
          <Icon name="plus" />
          {track === "occurred" ? say("Ask the first why") : say("Ask why it was not caught")}
        </button>
      </p>
    ) : (
      <p className="sm muted">{say("Nobody has asked why yet.")}</p>
    );
  return (
    <>
      <ul className="nc-whys" role="tree" aria-label={track === "occurred" ? say("Why it happened") : say("Why it was not caught sooner")} ref={box} onKeyDown={keys}>
        {lines.map((line) => (
          <WhyRow
            key={line.why.id}
            line={line}
            above={whys.find((why) => why.id === line.why.parentId)?.text ?? null}
            may={may}
            current={line.why.id === current}
            writing={writing === line.why.id}
            draft={draft?.why.id === line.why.id && !known}
            confirmed={confirmed}
            does={does}
          />
        ))}
      </ul>
      {may ? (
        <p className="nc-keys noprint">
          {say(
            "Enter: why again. Ctrl Enter: another reason beside it. Tab, Shift Tab: one step in, out. Space: does it follow. Delete removes. Escape leaves the writing, then Tab leaves the tree.",
          )}
        </p>
      ) : null}
    </>
  );
}
