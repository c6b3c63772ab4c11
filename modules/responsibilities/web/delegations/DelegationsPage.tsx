import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { DataTable } from "#web/register/DataTable.tsx";
import { Link } from "#web/routing.tsx";
import { delegationKind } from "../../record.ts";
import { delegationViews } from "../../views.ts";

type Row = z.output<(typeof delegationViews)["list"]["gives"]>[number];

const columns: readonly Column<Row>[] = [
  { id: "number", title: say("Number"), value: (d) => d.number, width: 90, mono: true, phone: "number" },
  { id: "title", title: say("Position"), value: (d) => d.positionTitle, head: true, phone: "title" },
  { id: "to", title: say("Who acts"), value: (d) => d.toName, cell: (d) => <Person name={d.toName} id={d.toPersonId} />, width: 180, filter: true, phone: "who" },
  { id: "from", title: say("For"), value: (d) => d.fromName, cell: (d) => <Person name={d.fromName} id={d.fromPersonId} />, width: 180, filter: true },
  {
    id: "state",
    title: say("State"),
    value: (d) => delegationKind.states[d.state]?.label,
    cell: (d) => <State state={d.state} states={delegationKind.states} />,
    width: 130,
    filter: true,
    phone: "state",
  },
  { id: "starts", title: say("First day"), value: (d) => d.startsOn, cell: (d) => <DateText value={d.startsOn} />, width: 110 },
  { id: "ends", title: say("Last day"), value: (d) => d.endsOn, cell: (d) => <DueText due={d.endsOn} closed={d.closedAt !== null} />, width: 120, phone: "date" },
];

/** Who acts for whom: everything lent, with its end. */
export default function DelegationsPage() {
  const list = useView(delegationViews.list, {}),
    actor = useActor(),
    open = (d: Row) => d.closedAt === null;
  return (
    <Page
      title={say("Delegations")}
      width="wide"
      crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}
      lead={say("A duty is lent by its holder, accepted by the other, and ends by itself.")}
      acts={
        <Link className="btn p" href="/delegations/new">
          {say("Let somebody act for me")}
        </Link>
      }
    >
      <Answered of={list} rows={6}>
        {(rows) => (
          <DataTable
            name="delegations"
            noun={say("delegations")}
            columns={columns}
            rows={rows}
            keyOf={(d) => d.id}
            hrefOf={(d) => d.path}
            views={[
              {
                title: say("In force"),
                query: `state=${encodeURIComponent(delegationKind.states["in_force"]?.label ?? "")}`,
                count: rows.filter((d) => d.state === "in_force").length,
              },
              ...(actor
                ? [
                    { title: say("I act"), query: `to=${encodeURIComponent(actor.name)}`, count: rows.filter((d) => d.toPersonId === actor.id && open(d)).length },
                    { title: say("I lent"), query: `from=${encodeURIComponent(actor.name)}`, count: rows.filter((d) => d.fromPersonId === actor.id).length },
                  ]
                : []),
            ]}
            empty={
              <EmptyState
                title={say("Nothing was ever lent")}
                acts={
                  <Link className="btn p" href="/delegations/new">
                    {say("Let somebody act for me")}
                  </Link>
                }
              >
                {say("Going on leave? Let somebody act for you. What may be lent, and what never, is shown before you ask.")}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </Page>
  );
}
