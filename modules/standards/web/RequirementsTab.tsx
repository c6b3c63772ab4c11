import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { EmptyState } from "#web/kit/states.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { useGo, useQueryString } from "#web/routing.tsx";
import { isWriting, lettersOn } from "#web/shell/keys.ts";
import { DaysChart } from "./DaysChart.tsx";
import type { ReadinessShown } from "./ReadinessPage.tsx";
import { isShown, rowsOf, showings, type Row, type Showing } from "./rows.ts";
import { SitePick } from "./SitePick.tsx";
import { Tree } from "./Tree.tsx";
import { useLeader } from "./leader.ts";
import { WhyPanel } from "./WhyPanel.tsx";
import { isOpen, requirementPath } from "./words.ts";

const labels: Readonly<Record<Showing, string>> = { all: say("All"), open: say("Not yet proved"), mine: say("Mine"), older: say("Evidence older than a year") };

/** The first two chapters that hold something open begin unfolded, and the one that is looked at; when nothing is open, the first. */
function usuallyOpen(rows: readonly Row[], looked: string | null): ReadonlySet<string> {
  const open = new Set(rows.filter((r) => r.kind === "requirement" && (r.node.status === "not_proved" || r.node.status === "partly_proved")).map((r) => r.chapter));
  const first = open.size > 0 ? [...open].slice(0, 2) : rows.slice(0, 1).map((r) => r.chapter);
  return new Set([...first, ...rows.filter((r) => r.node.reference === looked).map((r) => r.chapter)]);
}

/** The tree with its filters and keys, and beside it the days and the reasons of the requirement that is looked at. */
export function RequirementsTab({ found, past }: { readonly found: ReadinessShown; readonly past: boolean }) {
  const [query, change] = useQueryString(),
    actor = useActor();
  const show = showings.find((s) => s === query.get("show")) ?? "all",
    it = { personId: actor?.id, today: today() };
  const rows = rowsOf(found.nodes, (node) => isShown(node, show, it)),
    [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const usual = usuallyOpen(rows, query.get("why")),
    isUnfolded = (chapter: string): boolean => folds.get(chapter) ?? (show !== "all" || usual.has(chapter));
  const looked = rows.find((r) => r.kind === "requirement" && r.node.reference === query.get("why"))?.node;
  const look = (reference: string | null): void => change({ why: reference });
  useTreeKeys(rows, { looked: looked?.id, look, unfold: (chapter) => setFolds((now) => new Map(now).set(chapter, true)) });
  const { frame, above } = useLeader(past ? undefined : looked?.id);
  const count = (s: Showing): number => found.nodes.filter((n) => n.assessable && n.status !== null && isShown(n, s, it)).length;
  return (
    <>
      <div className="toolbar">
        <Segmented
          label={say("Show")}
          value={show}
          onChange={(next) => change({ show: next === "all" ? null : next })}
          choices={showings.map((s) => ({ value: s, label: labels[s], count: count(s) }))}
        />
        <SitePick />
        <span className="keys noprint" aria-hidden="true">
          <span>
            <kbd className="kbd">J</kbd> <kbd className="kbd">K</kbd> {say("move")}
          </span>
          <span>
            <kbd className="kbd">W</kbd> {say("why")}
          </span>
          <span>
            <kbd className="kbd">E</kbd> {say("evidence")}
          </span>
          <span>
            <kbd className="kbd">Enter</kbd> {say("open")}
          </span>
        </span>
      </div>
      <div className={`rt ${past || (!looked && !found.adoption) ? "alone" : ""}`} ref={frame}>
        {rows.length === 0 ? (
          <EmptyState
            title={nothing[show]}
            acts={
              <button type="button" className="btn" onClick={() => change({ show: null })}>
                {say("Show all")}
              </button>
            }
          />
        ) : (
          <Tree rows={rows} looked={looked?.id} look={look} isUnfolded={isUnfolded} fold={(chapter) => setFolds(new Map(folds).set(chapter, !isUnfolded(chapter)))} past={past} />
        )}
        {past || (!looked && !found.adoption) ? null : (
          <div className="side">
            {above ? null : <DaysChart found={found} />}
            {looked ? <WhyPanel key={looked.id} node={looked} close={() => look(null)} /> : null}
            {above ? <DaysChart found={found} /> : null}
          </div>
        )}
      </div>
    </>
  );
}

const nothing: Readonly<Record<Showing, string>> = {
  all: say("No requirement"),
  open: say("Nothing is open"),
  mine: say("You answer for none of these"),
  older: say("No evidence is older than a year"),
};

interface Keys {
  readonly looked: string | undefined;
  readonly look: (reference: string | null) => void;
  readonly unfold: (chapter: string) => void;
}

/** J and K move, W shows and hides why, E opens the evidence, Enter the requirement. */
function useTreeKeys(rows: readonly Row[], { looked, look, unfold }: Keys): void {
  const go = useGo();
  useEffect(() => {
    const list = rows.filter((r) => r.kind === "requirement");
    const move = (by: number): void => {
      const at = list.findIndex((r) => r.node.id === looked),
        next = list[at === -1 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))];
      if (!next) return;
      unfold(next.chapter);
      look(next.node.reference);
      requestAnimationFrame(() => document.getElementById(`row-${next.node.id}`)?.scrollIntoView({ block: "nearest" }));
    };
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event)) return;
      const key = event.key.toLowerCase(),
        letters = lettersOn();
      const onControl = event.target instanceof HTMLElement && event.target.closest("a, button, [role=menu]") !== null;
      if (letters && key === "j") return move(1);
      if (letters && key === "k") return move(-1);
      if (letters && key === "w") return looked ? look(null) : look(list.find((r) => isOpen(r.node.status))?.node.reference ?? list[0]?.node.reference ?? null);
      if (letters && key === "e" && looked) return go(`${requirementPath(looked)}#evidence`);
      if (event.key === "Enter" && looked && !onControl) go(requirementPath(looked));
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
}
