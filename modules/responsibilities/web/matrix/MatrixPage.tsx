import { useMemo, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Page } from "#web/kit/page.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { tell } from "#web/kit/said.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { useNoteInStrip } from "#web/shell/notes.ts";
import type { Level } from "../../subject.ts";
import { responsibilityViews } from "../../views.ts";
import { CellPanel, type OpenCell } from "./CellPanel.tsx";
import { DraftBar } from "./DraftBar.tsx";
import { draftedLevels, refusedLetter, useDrafts, withLetter } from "./drafting.ts";
import { matrixCsv, saveCsv } from "./export.ts";
import { Filters } from "./Filters.tsx";
import { FirstMatrix } from "./FirstMatrix.tsx";
import { Grid } from "./Grid.tsx";
import { Legend } from "./Legend.tsx";
import { columnsOf, levelsOf, linesOf, type Column, type Line, type Matrix } from "./lines.ts";
import { useLooking, type Looking } from "./looking.ts";
import { useMedia } from "./media.ts";
import { PhoneList } from "./PhoneList.tsx";
import { Repair } from "./Repair.tsx";
import { Summary } from "./Summary.tsx";
import "../responsibilities.css";

/** Who answers for what: requirements by positions, what is wrong above, what to repair below. */
export default function MatrixPage() {
  const looking = useLooking();
  const matrix = useView(responsibilityViews.matrix, { site: looking.site?.id }, { keep: true, enabled: !looking.waits });
  return <AnsweredPage of={matrix}>{(found) => <Shown matrix={found} looking={looking} />}</AnsweredPage>;
}

function useLetters(matrix: Matrix, siteId: string | null) {
  const drafting = useDrafts(siteId),
    { refusal } = useAsOf();
  const onLetter = (at: { readonly line: Line; readonly column: Column }, level: Level | null) => {
    const [place = -1, ...more] = at.column.positions,
      position = matrix.positions[place];
    if (refusal) return tell(refusal);
    if (at.line.kind !== "row" || !position) return;
    if (more.length > 0) return tell(say("Letters are given to positions. Show positions as columns."));
    const refused = level ? refusedLetter(position, level, at.line.row) : null;
    if (refused) return tell(refused);
    drafting.change(withLetter(matrix, drafting.drafts, { row: at.line.row, position, level }));
  };
  return { ...drafting, onLetter };
}

function Shown({ matrix, looking }: { readonly matrix: Matrix; readonly looking: Looking }) {
  const [query, change] = useQueryString(),
    phone = useMedia("(max-width: 900px)"),
    [open, setOpen] = useState<OpenCell | null>(null);
  const { by, editions, show, text, site } = looking,
    wanted = editions.join();
  const lines = useMemo(() => linesOf(matrix, { editions: wanted ? wanted.split(",") : [], show, text }), [matrix, wanted, show, text]),
    columns = useMemo(() => columnsOf(matrix, by), [matrix, by]);
  const letters = useLetters(matrix, site?.id ?? null),
    count = lines.filter((l) => l.kind === "row").length;
  useNoteInStrip(
    site?.name ?? say("All sites"),
    matrix.inForce ? say("Matrix rev {revision}", { revision: matrix.inForce.revision }) : "",
    say("{rows} requirements, {columns} columns", { rows: count, columns: columns.length }),
  );
  const hrefOf = (value: string) => {
    const next = new URLSearchParams(query);
    next.set("show", value);
    return `/responsibilities?${next.toString()}`;
  };
  const levelsAt = (at: OpenCell) =>
    at.line.kind !== "row" ? new Map<number, Level>() : letters.drafts[at.line.key] ? draftedLevels(matrix, letters.drafts[at.line.key] ?? {}) : levelsOf(matrix, at.line.row);
  if (matrix.assignments.length === 0 && !matrix.inForce) return <FirstMatrix matrix={matrix} />;
  return (
    <Page
      title={say("Who answers for what")}
      short={say("Responsibilities")}
      width="wide"
      lead={say("One position answers for each requirement at each site. A person holds the position.")}
      acts={<Acts matrix={matrix} onExport={() => saveCsv(`responsibilities${site ? `-${site.code.toLowerCase()}` : ""}.csv`, matrixCsv(matrix, lines, columns))} />}
    >
      <Summary matrix={matrix} hrefOf={hrefOf} />
      <Filters matrix={matrix} looking={looking} change={change} />
      {count === 0 ? (
        <EmptyState
          title={say("No requirement fits")}
          acts={
            <Link className="btn" href="/responsibilities">
              {say("Show all")}
            </Link>
          }
        >
          {say("Take a filter away to see more.")}
        </EmptyState>
      ) : phone ? (
        <PhoneList matrix={matrix} lines={lines} />
      ) : (
        <>
          <Grid
            key={`${wanted} ${show} ${by}`}
            matrix={matrix}
            lines={lines}
            columns={columns}
            drafts={letters.drafts}
            label={say("Who answers, works, is consulted and is informed, {site}", { site: site?.name ?? say("all sites") })}
            onLetter={letters.onLetter}
            onOpen={setOpen}
          />
          {open ? <CellPanel matrix={matrix} open={open} levels={levelsAt(open)} onClose={() => setOpen(null)} onLetter={(level) => letters.onLetter(open, level)} /> : null}
          <DraftBar matrix={matrix} drafts={letters.drafts} site={site} undo={letters.undo} forget={letters.forget} />
          <Legend />
        </>
      )}
      <div className="gap-l">
        <Repair siteId={site?.id} />
      </div>
    </Page>
  );
}

function Acts({ matrix, onExport }: { readonly matrix: Matrix; readonly onExport: () => void }) {
  const begin = () => {
    document.querySelector<HTMLElement>(".mx td[tabindex='0']")?.focus();
    tell(say("Move to a cell with the arrow keys and press A, R, C or I. What is drafted is proposed together."));
  };
  return (
    <>
      <Popover
        kind="menu"
        button={
          <>
            <Icon name="download" />
            {say("Export")}
          </>
        }
      >
        {(close) => (
          <>
            <button
              type="button"
              onClick={() => {
                onExport();
                close();
              }}
            >
              {say("CSV of what is shown")}
            </button>
            <button
              type="button"
              onClick={() => {
                close();
                print();
              }}
            >
              {say("Print")}
            </button>
          </>
        )}
      </Popover>
      <Link className="btn" href="/responsibilities/changes">
        {matrix.drafts.length > 0 ? say("Changes, {n} open", { n: matrix.drafts.length }) : say("Changes")}
      </Link>
      <button type="button" className="btn p hide-s" onClick={begin}>
        <Icon name="change" />
        {say("Propose a change")}
      </button>
    </>
  );
}
