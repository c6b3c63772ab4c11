import { useEffect, useRef } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Link } from "#web/routing.tsx";
import { delegationActs } from "../../acts.ts";
import type { Level } from "../../subject.ts";
import { delegationViews } from "../../views.ts";
import { classWords, does, namesOf } from "../words.ts";
import type { Column, Line, Matrix, Position, Row } from "./lines.ts";

export interface OpenCell {
  readonly line: Line;
  readonly column: Column;
  readonly cell: HTMLElement;
}

interface PanelProps {
  readonly matrix: Matrix;
  readonly open: OpenCell;
  readonly levels: ReadonlyMap<number, Level>;
  readonly onLetter: (level: Level | null) => void;
  readonly onClose: () => void;
}

/** What a cell says in full: who, since when acting, the way to the chain; and the letters as buttons. */
export function CellPanel(props: PanelProps) {
  const { matrix, open, onClose } = props,
    panel = useRef<HTMLDivElement>(null),
    [at = -1] = open.column.positions,
    position = matrix.positions[at];
  useEffect(() => {
    const box = panel.current,
      { cell } = open;
    if (!box) return;
    box.showPopover();
    const from = cell.getBoundingClientRect(),
      size = box.getBoundingClientRect(),
      below = from.bottom + 6;
    box.style.left = `${Math.max(8, Math.min(from.left - 20, innerWidth - size.width - 8))}px`;
    box.style.top = `${below + size.height > innerHeight - 8 ? Math.max(8, from.top - size.height - 6) : below}px`;
    box.querySelector<HTMLElement>(".btn")?.focus();
  }, [open]);
  if (open.line.kind !== "row" || !position) return null;
  const { row } = open.line,
    level = props.levels.get(at) ?? null;
  const closed = () => {
    onClose();
    if (open.cell.isConnected && (document.activeElement === document.body || panel.current?.contains(document.activeElement))) open.cell.focus();
  };
  return (
    <div
      ref={panel}
      popover="auto"
      className="panel"
      role="dialog"
      aria-label={say("{title} and {clause}", { title: position.title, clause: row.reference })}
      onToggle={(event) => {
        if (event.nativeEvent.newState === "closed") closed();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="cellp">
        <p>
          <b className="med">{position.title}</b> {level ? does[level] : say("has no part")} {level === "A" ? say("for") : say("in")}{" "}
          <Link className="ref" href={`/who?requirement=${encodeURIComponent(row.requirementId)}`}>
            {row.reference}
          </Link>{" "}
          {row.title}
        </p>
        <Holding row={row} position={position} level={level} />
        <div className="row">
          <Link className="btn s" href={`/who?requirement=${encodeURIComponent(row.requirementId)}`}>
            {say("Show the chain")}
          </Link>
          <Link className="btn s" href={open.column.href}>
            {say("Duty sheet")}
          </Link>
          {level === "A" && row.answer === "acting" && position.acting[0] ? <EndEarly id={position.acting[0].delegationId} /> : null}
        </div>
        {open.column.positions.length === 1 ? <Letters level={level} onLetter={props.onLetter} /> : null}
      </div>
    </div>
  );
}

function Holding({ row, position, level }: { readonly row: Row; readonly position: Position; readonly level: Level | null }) {
  const acting = level === "A" && row.answer === "acting" ? position.acting[0] : undefined;
  return (
    <p className="small ink2">
      {position.holders.length === 0
        ? say("Nobody holds it.")
        : position.vacant
          ? say("{names} is away.", { names: namesOf(position.holders) })
          : say("{names} {n, plural, one {holds} other {hold}} it.", { names: namesOf(position.holders), n: position.holders.length })}{" "}
      {acting ? say("{who} acts until {day}.", { who: acting.person.name, day: written(acting.until) }) : null}{" "}
      {row.inheritedFrom ? say("Said for {clause} and inherited here.", { clause: row.inheritedFrom }) : null}{" "}
      {classWords[row.class] ? say("This {rule}.", { rule: classWords[row.class] ?? "" }) : null}
    </p>
  );
}

function EndEarly({ id }: { readonly id: string }) {
  const { data } = useView(delegationViews.one, { id });
  return data ? <ActButton act={delegationActs.end} record={data} size="s" /> : null;
}

const levels: readonly Level[] = ["A", "R", "C", "I"];

function Letters({ level, onLetter }: { readonly level: Level | null; readonly onLetter: (level: Level | null) => void }) {
  const { refusal } = useAsOf();
  if (refusal) return <p className="small muted">{refusal}</p>;
  return (
    <div className="set" role="group" aria-label={say("Draft a change")}>
      <span className="small muted">{say("Draft")}</span>
      {levels.map((l) => (
        <button key={l} type="button" className="btn s" aria-pressed={l === level} title={does[l]} onClick={() => onLetter(l)}>
          {l}
          <span className="vh"> {does[l]}</span>
        </button>
      ))}
      <button type="button" className="btn s" aria-pressed={level === null} onClick={() => onLetter(null)}>
        {say("No part")}
      </button>
    </div>
  );
}
