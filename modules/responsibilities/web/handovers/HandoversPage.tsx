import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { DataTable } from "#web/register/DataTable.tsx";
import { Link } from "#web/routing.tsx";
import { handoverActs } from "../../acts.ts";
import { handoverKind } from "../../record.ts";
import { handoverViews } from "../../views.ts";

type Row = z.output<(typeof handoverViews)["list"]["gives"]>[number];

const columns: readonly Column<Row>[] = [
  { id: "number", title: say("Number"), value: (h) => h.number, width: 90, mono: true, phone: "number" },
  { id: "title", title: say("Handover"), value: (h) => h.title, head: true, phone: "title" },
  { id: "person", title: say("Person"), value: (h) => h.personName, width: 200, filter: true, phone: "who" },
  {
    id: "state",
    title: say("State"),
    value: (h) => handoverKind.states[h.state]?.label,
    cell: (h) => <State state={h.state} states={handoverKind.states} />,
    width: 130,
    filter: true,
    phone: "state",
  },
  { id: "day", title: say("Last day"), value: (h) => h.lastDay, cell: (h) => <DueText due={h.lastDay} closed={h.state !== "open"} />, width: 120, phone: "date" },
];

/** Who leaves or moves on, and whether everything has found somebody. */
export default function HandoversPage() {
  const list = useView(handoverViews.list, {}),
    mayBegin = useActor()?.authority.has(handoverActs.begin.name) ?? false;
  return (
    <Page
      title={say("Handovers")}
      width="wide"
      crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}
      acts={
        mayBegin ? (
          <Link className="btn p" href="/handovers/new">
            {say("Begin a handover")}
          </Link>
        ) : null
      }
    >
      <Answered of={list} rows={5}>
        {(rows) => (
          <DataTable
            name="handovers"
            noun={say("handovers")}
            columns={columns}
            rows={rows}
            keyOf={(h) => h.id}
            hrefOf={(h) => h.path}
            empty={
              <EmptyState
                title={say("No handover yet")}
                acts={
                  <Link className="btn p" href="/handovers/new">
                    {say("Begin a handover")}
                  </Link>
                }
              >
                {say("When somebody leaves or moves on, everything in their hands is listed here, and each thing goes to somebody or is knowingly left vacant.")}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </Page>
  );
}
