import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { DataTable } from "#web/register/DataTable.tsx";
import { proposalKind } from "../../record.ts";
import { proposalViews } from "../../views.ts";
import { FromTemplate } from "./FromTemplate.tsx";

type Row = z.output<(typeof proposalViews)["list"]["gives"]>[number];

const stateOf = (row: Row): string => proposalKind.states[row.state]?.label ?? row.state;

const columns: readonly Column<Row>[] = [
  { id: "number", title: say("Number"), value: (r) => r.number, width: 110, mono: true, phone: "number" },
  { id: "title", title: say("Change"), value: (r) => r.title, head: true, phone: "title" },
  { id: "state", title: say("State"), value: stateOf, cell: (r) => <State state={r.state} states={proposalKind.states} />, width: 200, filter: true, phone: "state" },
  { id: "rows", title: say("Rows"), value: (r) => r.rows, width: 80, end: true },
  { id: "revision", title: say("Revision"), value: (r) => r.revision, width: 90, end: true },
  { id: "decided", title: say("Decided"), value: (r) => r.decidedAt, cell: (r) => (r.decidedAt ? <DateText value={r.decidedAt} /> : null), width: 120, phone: "date" },
  { id: "by", title: say("By"), value: (r) => r.decidedByName, width: 180, filter: true, phone: "who" },
];

/** Every change of the matrix, in force or not: its revisions. */
export default function ChangesPage() {
  const list = useView(proposalViews.list, {});
  return (
    <Page
      title={say("Changes of the matrix")}
      short={say("Changes")}
      width="wide"
      crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}
      lead={say("Drafted by whoever coordinates, decided and signed by top management. Each one in force is a revision.")}
      acts={<FromTemplate />}
    >
      <Answered of={list} rows={6}>
        {(rows) => (
          <DataTable
            name="matrix-changes"
            noun={say("changes")}
            columns={columns}
            rows={rows}
            keyOf={(r) => r.id}
            hrefOf={(r) => r.path}
            views={[
              {
                title: say("Open"),
                query: `state=${encodeURIComponent(["draft", "proposed"].map((s) => proposalKind.states[s]?.label).join("|"))}`,
                count: rows.filter((r) => r.state === "draft" || r.state === "proposed").length,
              },
            ]}
            empty={
              <EmptyState title={say("No change yet")} acts={<FromTemplate primary />}>
                {say("Begin from the default matrix, or draft letters in the matrix itself.")}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </Page>
  );
}
