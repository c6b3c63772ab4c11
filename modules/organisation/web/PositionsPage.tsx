import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Answered, EmptyState } from "#web/kit/states.tsx";
import type { Column } from "#web/register/columns.ts";
import { DataTable } from "#web/register/DataTable.tsx";
import { Link } from "#web/routing.tsx";
import type { ChartPosition } from "../chart.ts";
import { coverageWords, roleWords } from "../roles.ts";
import { organisationViews } from "../views.ts";
import { Coverage, Held } from "./Held.tsx";

const columnsFor = (named: (id: string | null) => string | null, titled: (id: string | null) => string | null): readonly Column<ChartPosition>[] => [
  { id: "number", title: say("Number"), value: (p) => p.number, width: 92, mono: true, phone: "number" },
  { id: "title", title: say("Position"), value: (p) => p.title, head: true, phone: "title" },
  {
    id: "coverage",
    title: say("In whose hands"),
    value: (p) => coverageWords[p.coverage].label,
    cell: (p) => <Coverage coverage={p.coverage} />,
    width: 170,
    filter: true,
    phone: "state",
  },
  {
    id: "holders",
    title: say("Who"),
    value: (p) => [...p.holders, ...p.deputies].map((h) => h.name).join(", "),
    cell: (p) => <Held position={p} link={false} />,
    width: 260,
    phone: "who",
  },
  { id: "since", title: say("Nobody since"), value: (p) => p.since, cell: (p) => (p.since ? <DateText value={p.since} /> : null), width: 120, phone: "date" },
  { id: "role", title: say("Role"), value: (p) => roleWords[p.role].name, width: 180, filter: true },
  { id: "site", title: say("Site"), value: (p) => named(p.siteId), width: 120, filter: true },
  { id: "above", title: say("Reports to"), value: (p) => titled(p.reportsTo), width: 180, filter: true },
  { id: "code", title: say("Code"), value: (p) => p.code, width: 90, mono: true, hidden: true },
];

export default function PositionsPage() {
  const chart = useView(organisationViews.chart, {}, { keep: true });
  return (
    <Page
      title={say("Positions")}
      crumbs={[{ title: say("Organisation"), href: "/organisation" }]}
      width="wide"
      acts={
        <Link className="btn p" href="/positions/new">
          {say("Establish a position")}
        </Link>
      }
    >
      <Answered of={chart} rows={8}>
        {(found) => {
          const sites = new Map(found.sites.map((s) => [s.id, s.title])),
            titles = new Map(found.positions.map((p) => [p.id, p.title]));
          const columns = columnsFor(
            (id) => (id ? (sites.get(id) ?? null) : null),
            (id) => (id ? (titles.get(id) ?? null) : null),
          );
          const vacant = `coverage=${coverageWords.vacant.label}|${coverageWords.away.label}`;
          return (
            <DataTable
              name="positions"
              noun={say("positions")}
              columns={columns}
              rows={found.positions}
              keyOf={(p) => p.id}
              hrefOf={(p) => `/positions/${p.number}`}
              views={[{ title: say("In nobody's hands"), query: vacant, count: found.vacant }]}
              empty={
                <EmptyState
                  title={say("No position yet")}
                  acts={
                    <Link className="btn p" href="/positions/new">
                      {say("Establish the first position")}
                    </Link>
                  }
                />
              }
            />
          );
        }}
      </Answered>
    </Page>
  );
}
