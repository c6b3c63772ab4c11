import type { z } from "zod";
import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, DueText, ago, exactly } from "#web/kit/date.tsx";
import { Person } from "#web/kit/people.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref, Tag } from "#web/kit/tags.tsx";
import type { Column } from "#web/register/columns.ts";
import type { SavedView } from "#web/register/use-register.ts";
import { Link } from "#web/routing.tsx";
import { reportKind, ReportSort } from "../../report.ts";
import { reportViews, type ReportRow } from "../../report-views.ts";
import { reportSortName } from "../words.ts";
import { CaseRegister } from "./CaseRegister.tsx";
import { stateChoices } from "./case-columns.tsx";

type Row = z.output<typeof ReportRow>;
const exported = ["number", "title", "sort", "state", "place", "site", "reporter", "anonymous", "openedAt", "dueOn", "became", "now"];

const whoSent = (row: Row) =>
  row.anonymous ? <Tag>{say("without a name")}</Tag> : row.reporter ? <Person name={row.reporter} /> : <span className="muted">{say("no name given")}</span>;

function useColumns(): readonly Column<Row>[] {
  const sites = useView(directoryViews.sites, {}, { fresh: 60_000 });
  return [
    { id: "number", title: say("Number"), value: (r) => r.number, width: 76, mono: true, phone: "number" },
    { id: "title", title: say("What was seen"), value: (r) => r.title, head: true },
    {
      id: "kindOf",
      title: say("Kind"),
      value: (r) => reportSortName(r.sort),
      width: 168,
      sort: false,
      filter: ReportSort.options.map((value) => ({ value, label: reportSortName(value) })),
    },
    {
      id: "state",
      title: say("State"),
      value: (r) => r.state,
      cell: (r) => <State state={r.state} states={reportKind.states} />,
      width: 110,
      sort: false,
      filter: stateChoices(reportKind.states),
      phone: "state",
    },
    { id: "reporter", title: say("Reported by"), value: (r) => r.reporter, cell: whoSent, width: 160, sort: false, phone: "who" },
    { id: "siteId", title: say("Site"), value: (r) => r.site, width: 96, sort: false, hidden: true, filter: (sites.data ?? []).map((s) => ({ value: s.id, label: s.name })) },
    {
      id: "became",
      title: say("Became"),
      value: (r) => r.became?.number,
      cell: (r) => (r.became ? <Ref href={r.became.path}>{r.became.number}</Ref> : ""),
      width: 112,
      sort: false,
    },
    { id: "files", title: say("Files"), value: (r) => r.files || "", width: 60, sort: false, end: true, hidden: true },
    {
      id: "openedAt",
      title: say("Came"),
      value: (r) => r.openedAt,
      cell: (r) => (
        <time dateTime={r.openedAt} title={exactly(r.openedAt)}>
          {ago(r.openedAt)}
        </time>
      ),
      width: 110,
      end: true,
      phone: "date",
    },
    {
      id: "dueOn",
      title: say("Triage by"),
      value: (r) => r.dueOn,
      cell: (r) => (r.state === "received" ? <DueText due={r.dueOn} /> : <DateText value={r.closedAt} form="short" />),
      width: 116,
      end: true,
    },
  ];
}

/** What Space shows beside the list. */
const peek = (row: Row) => (
  <div className="stack-s">
    <h2>{row.title}</h2>
    <p className="sm">
      {reportSortName(row.sort)}
      {row.place ? `, ${row.place}` : ""}
    </p>
    <p className="sm muted">{row.now}</p>
    <Link className="btn" href={row.path}>
      {say("Open")}
    </Link>
  </div>
);

const views: readonly SavedView[] = [
  { title: say("Waiting for triage"), query: "state=received", counted: true },
  { title: say("Waiting too long"), query: "late=true", counted: true },
  { title: say("Ideas"), query: "kindOf=idea" },
  { title: say("Without a name"), query: "anonymous=true" },
];

/** What people told: what waits to be triaged, and what became of the rest. */
export default function ReportRegister() {
  return (
    <CaseRegister
      acts={
        <>
          <Link className="btn" href="/posters">
            {say("Posters")}
          </Link>
          <Link className="btn p" href="/report">
            {say("Report something")}
          </Link>
        </>
      }
      view={reportViews.list}
      name="reports"
      noun={say("reports")}
      columns={useColumns()}
      views={views}
      exported={exported}
      peek={peek}
      empty={
        <EmptyState
          title={say("No report yet")}
          acts={
            <Link className="btn p" href="/posters">
              {say("Print a poster")}
            </Link>
          }
        >
          {say("People report from the application, or from a poster without a login. Both come here, and somebody decides what becomes of them.")}
        </EmptyState>
      }
    />
  );
}
