import { useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import type { Chart } from "../chart.ts";
import { isOutsideRole } from "../holding.ts";
import { roleWords } from "../roles.ts";
import { find, holds, lines, type Branch, type Line } from "./branches.ts";
import { Held } from "./Held.tsx";

interface TreeProps {
  readonly branches: readonly Branch[];
  readonly sites: Chart["sites"];
  readonly selected: string | null;
  readonly onSelect: (branch: Branch) => void;
  readonly onOpen: (branch: Branch) => void;
  /** The keyboard's twin of dragging. */
  readonly onMove: (branch: Branch) => void;
  readonly onDrop: (branch: Branch, onto: Branch | null) => void;
  /** May this person change the chart, today? Otherwise nothing can be dragged. */
  readonly movable: boolean;
}

/** The chart as an indented tree: arrows move and fold, Enter opens, M moves, or drag a line onto another. */
export function ChartTree(props: TreeProps) {
  const { branches, selected, onSelect, onOpen, onMove, onDrop, movable } = props;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [lifted, setLifted] = useState<string | null>(null),
    [over, setOver] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const shown = lines(branches, folded),
    current = shown.some((l) => l.branch.id === selected) ? selected : (shown[0]?.branch.id ?? null);
  const fold = (id: string, close: boolean) =>
    setFolded((now) => {
      const next = new Set(now);
      if (close) next.add(id);
      else next.delete(id);
      return next;
    });
  const go = (line: Line | undefined) => {
    if (!line) return;
    onSelect(line.branch);
    box.current?.querySelector<HTMLElement>(`[data-id="${line.branch.id}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent, line: Line, at: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const todo: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(shown[at + 1]),
      ArrowUp: () => go(shown[at - 1]),
      Home: () => go(shown[0]),
      End: () => go(shown.at(-1)),
      ArrowRight: () => (line.branch.below.length === 0 ? undefined : line.open ? go(shown[at + 1]) : fold(line.branch.id, false)),
      ArrowLeft: () => (line.open ? fold(line.branch.id, true) : go(shown.find((l) => l.branch.id === line.parent))),
      Enter: () => onOpen(line.branch),
      m: () => onMove(line.branch),
      M: () => onMove(line.branch),
    };
    const does = todo[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  const allowed = (onto: Branch | null): boolean => {
    const branch = lifted ? find(branches, lifted) : null;
    return branch !== null && (onto === null || !holds(branch, onto.id));
  };
  const drop = (event: DragEvent, onto: Branch | null) => {
    event.preventDefault();
    const branch = lifted ? find(branches, lifted) : null;
    setLifted(null);
    setOver(null);
    if (branch && allowed(onto)) onDrop(branch, onto);
  };
  const target = (id: string, onto: Branch | null) => ({
    onDragOver: (e: DragEvent) => {
      if (allowed(onto)) {
        e.preventDefault();
        setOver(id);
      }
    },
    onDragLeave: () => setOver(null),
    onDrop: (e: DragEvent) => drop(e, onto),
  });
  return (
    <div className="oc-box">
      {lifted ? (
        <div className={`oc-top ${over === "top" ? "over" : ""}`} {...target("top", null)}>
          {say("Drop here to put it at the top")}
        </div>
      ) : null}
      <div ref={box} className="oc" role="tree" aria-label={say("Organisation chart")}>
        {shown.map((line, at) => (
          <div
            key={line.branch.id}
            data-id={line.branch.id}
            role="treeitem"
            aria-level={line.level}
            aria-posinset={line.at}
            aria-setsize={line.of}
            aria-expanded={line.branch.below.length > 0 ? line.open : undefined}
            aria-selected={line.branch.id === selected}
            tabIndex={line.branch.id === current ? 0 : -1}
            className={`oc-line ${lookOf(line.branch)} ${lifted === line.branch.id ? "lifted" : ""} ${over === line.branch.id ? "over" : ""}`}
            style={{ "--level": line.level } as React.CSSProperties}
            draggable={movable}
            onDragStart={(e) => {
              e.dataTransfer.effectAllowed = "move";
              e.dataTransfer.setData("text/plain", line.branch.id);
              setTimeout(() => setLifted(line.branch.id));
            }}
            onDragEnd={() => {
              setLifted(null);
              setOver(null);
            }}
            {...target(line.branch.id, line.branch)}
            onClick={() => go(line)}
            onDoubleClick={() => onOpen(line.branch)}
            onKeyDown={(event) => keys(event, line, at)}
          >
            {line.branch.below.length > 0 ? (
              <span
                className="oc-fold"
                data-open={line.open}
                onClick={(e) => {
                  e.stopPropagation();
                  fold(line.branch.id, line.open);
                }}
              >
                <Icon name="down" />
              </span>
            ) : (
              <span className="oc-fold" />
            )}
            <Words branch={line.branch} sites={props.sites} />
          </div>
        ))}
      </div>
    </div>
  );
}

const lookOf = ({ position, unit }: Branch): string =>
  unit ? "oc-unit" : position ? `${position.coverage === "vacant" ? "vacant" : ""} ${isOutsideRole(position.role) ? "outside" : ""}` : "";

function Words({ branch, sites }: { readonly branch: Branch; readonly sites: Chart["sites"] }) {
  const { position, unit } = branch;
  if (!position)
    return (
      <span className="oc-what">
        <b>{unit?.title}</b>
      </span>
    );
  const site = sites.find((s) => s.id === position.siteId)?.title;
  return (
    <>
      <span className="oc-what">
        <b>{position.title}</b>
        <small>
          {[
            position.role === "employee" ? null : roleWords[position.role].name,
            site,
            position.seats > 1 ? say("{taken} of {seats} seats", { taken: position.holders.length, seats: position.seats }) : null,
          ]
            .filter(Boolean)
            .join(", ")}
        </small>
      </span>
      <span className="oc-who">
        <Held position={position} link={false} />
      </span>
    </>
  );
}
