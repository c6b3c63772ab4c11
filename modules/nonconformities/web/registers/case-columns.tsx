import type { z } from "zod";
import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { TitleBlock } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import type { Column } from "#web/register/columns.ts";
import { nonconformityKind, sourceName } from "../../nonconformity.ts";
import { nonconformityViews, type NonconformityRow } from "../../nonconformity-views.ts";
import { gradeName, rungName, sourceChoices } from "../words.ts";

export type CaseRow = z.output<typeof NonconformityRow>;

export const stateChoices = (states: Readonly<Record<string, { readonly label: string }>>) => Object.entries(states).map(([value, look]) => ({ value, label: say(look.label) }));

const isOpen = (row: CaseRow): boolean => row.closedAt === null;

/** Columns of the register; what can be filtered offers what occurs. */
export function useCaseColumns(): readonly Column<CaseRow>[] {
  const processes = useView(nonconformityViews.pareto, { by: "process" }, { fresh: 60_000 });
  const owners = useView(nonconformityViews.owners, {}, { fresh: 60_000 });
  const sites = useView(directoryViews.sites, {}, { fresh: 60_000 });
  return [
    { id: "number", title: say("Number"), value: (r) => r.number, width: 106, mono: true, phone: "number" },
    { id: "title", title: say("Title"), value: (r) => r.title, head: true },
    {
      id: "state",
      title: say("State"),
      value: (r) => r.state,
      cell: (r) => <State state={r.state} states={nonconformityKind.states} />,
      width: 122,
      sort: false,
      filter: stateChoices(nonconformityKind.states),
      phone: "state",
    },
    {
      id: "grade",
      title: say("Grade"),
      value: (r) => r.grade,
      cell: (r) => (r.grade ? gradeName(r.grade) : <span className="muted">{gradeName(null)}</span>),
      width: 104,
      sort: false,
      hidden: true,
      filter: [
        { value: "major", label: gradeName("major") },
        { value: "minor", label: gradeName("minor") },
      ],
    },
    {
      id: "ownerId",
      title: say("Answers"),
      value: (r) => r.owner,
      cell: (r) => (r.owner ? <Person name={r.owner} id={r.ownerId} /> : <Vacant />),
      width: 164,
      sort: false,
      filter: (owners.data?.items ?? []).map((p) => ({ value: p.id, label: p.name })),
      phone: "who",
    },
    {
      id: "process",
      title: say("Process"),
      value: (r) => r.process,
      width: 104,
      sort: false,
      filter: (processes.data?.bars ?? []).map((b) => ({ value: b.key ?? "-", label: b.label, count: b.count })),
    },
    { id: "source", title: say("Source"), value: (r) => sourceName(r.source), width: 130, sort: false, filter: sourceChoices(), hidden: true },
    { id: "siteId", title: say("Site"), value: (r) => r.site, width: 110, sort: false, filter: (sites.data ?? []).map((s) => ({ value: s.id, label: s.name })), hidden: true },
    {
      id: "actions",
      title: say("Actions"),
      value: (r) => r.actions,
      cell: (r) => (r.actions ? say("{open} of {all} open", { open: r.openActions, all: r.actions }) : <span className="muted">{say("none")}</span>),
      width: 98,
      sort: false,
    },
    { id: "openedAt", title: say("Age"), value: (r) => r.openedAt, cell: (r) => say("{days, plural, one {# day} other {# days}}", { days: r.ageDays }), width: 74, end: true },
    {
      id: "dueOn",
      title: say("Due"),
      value: (r) => r.dueOn,
      cell: (r) =>
        isOpen(r) ? (
          <DueText due={r.dueOn} original={r.originalDueOn} />
        ) : (
          <span className="muted">
            {say("closed")} <DateText value={r.closedAt} form="short" />
          </span>
        ),
      width: 158,
      end: true,
      phone: "date",
    },
    { id: "cost", title: say("Cost"), value: (r) => r.cost, cell: (r) => (r.cost === null ? "" : figure(r.cost)), width: 100, end: true, sort: false, hidden: true },
    { id: "escalated", title: say("Climbed to"), value: (r) => (r.escalated ? rungName(r.escalated) : null), width: 180, sort: false, hidden: true },
  ];
}

/** What Space shows beside the list. */
export const CasePeek = ({ row }: { readonly row: CaseRow }) => (
  <div className="stack-s">
    <h2>
      <Link className="plain" href={row.path}>
        {row.title}
      </Link>
    </h2>
    <State state={row.state} states={nonconformityKind.states} />
    <TitleBlock
      className="nc-peek"
      blocks={[
        { label: say("Number"), value: row.number, mono: true },
        { label: say("Answers"), value: row.owner ?? say("vacant") },
        { label: say("Due"), value: <DueText due={row.dueOn} original={row.originalDueOn} closed={!isOpen(row)} /> },
        { label: say("Grade"), value: gradeName(row.grade) },
        { label: say("Process"), value: row.process ?? say("not said") },
        { label: say("Source"), value: sourceName(row.source) },
      ]}
    />
    <p className="sm">{row.cause ? say("Cause: {cause}", { cause: row.cause }) : say("The cause is not known yet.")}</p>
    <p className="sm muted">
      {say("{actions, plural, =0 {No action yet.} one {# action,} other {# actions,}} {open, plural, =0 {none open} other {# open}}", {
        actions: row.actions,
        open: row.openActions,
      })}
    </p>
    <Link className="btn" href={row.path}>
      {say("Open")}
    </Link>
  </div>
);
