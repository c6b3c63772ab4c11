import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView, type Item } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { TitleBlock } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import type { Column } from "#web/register/columns.ts";
import { Link } from "#web/routing.tsx";
import { documentKind } from "../../document.ts";
import { revisionKind } from "../../revision.ts";
import { documentTypeViews, documentViews } from "../../views.ts";

export type DocumentLine = Item<typeof documentViews.list>;

export const stateChoices = (states: Readonly<Record<string, { readonly label: string }>>) => Object.entries(states).map(([value, look]) => ({ value, label: say(look.label) }));

const percent = (share: number | null): string => (share === null ? "" : `${share}\u2009%`);
const inForce = (row: DocumentLine): boolean => row.state === "effective" || row.state === "under_revision";

/** The state of a document, and how far the revision is that is being worked on. */
const Standing = ({ row }: { readonly row: DocumentLine }) => (
  <>
    <State state={row.state} states={documentKind.states} />
    {row.openState && row.state !== "effective" ? <span className="small muted"> {say(revisionKind.states[row.openState]?.label ?? row.openState)}</span> : null}
  </>
);

/** Columns of the register; what can be filtered offers what there is. */
export function useDocumentColumns(): readonly Column<DocumentLine>[] {
  const types = useView(documentTypeViews.list, {}, { fresh: 60_000 }),
    sites = useView(directoryViews.sites, {}, { fresh: 60_000 }),
    people = useView(directoryViews.positions, {}, { fresh: 60_000 });
  const owners = new Map((people.data ?? []).filter((p) => p.role !== "employee").flatMap((p) => p.holders.map((h) => [h.id, h.name] as const)));
  return [
    { id: "code", title: say("Number"), value: (r) => r.code, width: 96, mono: true, sort: false, phone: "number" },
    { id: "title", title: say("Title"), value: (r) => r.title, head: true },
    {
      id: "typeId",
      title: say("Type"),
      value: (r) => r.type,
      width: 136,
      sort: false,
      filter: (types.data ?? []).map((t) => ({ value: t.id, label: t.title, count: t.documents })),
    },
    {
      id: "state",
      title: say("State"),
      value: (r) => r.state,
      cell: (r) => <Standing row={r} />,
      width: 208,
      sort: false,
      filter: [{ value: "effective|under_revision", label: say("In force, under revision or not") }, ...stateChoices(documentKind.states)],
      phone: "state",
    },
    { id: "revision", title: say("Rev"), value: (r) => r.revision, width: 52, end: true, sort: false },
    {
      id: "effectiveAt",
      title: say("In force since"),
      value: (r) => r.effectiveAt,
      cell: (r) => <DateText value={r.effectiveAt} none="" />,
      width: 118,
      sort: false,
      hidden: true,
    },
    {
      id: "ownerId",
      title: say("Answers"),
      value: (r) => r.owner,
      cell: (r) => (r.owner ? <Person name={r.owner} id={r.ownerId} /> : <Vacant />),
      width: 168,
      sort: false,
      filter: [...owners].map(([value, label]) => ({ value, label })),
      phone: "who",
    },
    { id: "readShare", title: say("Read"), value: (r) => r.readShare, cell: (r) => percent(r.readShare), width: 70, end: true, sort: false },
    { id: "siteId", title: say("Site"), value: (r) => r.site, width: 110, sort: false, hidden: true, filter: (sites.data ?? []).map((s) => ({ value: s.id, label: s.name })) },
    {
      id: "dueOn",
      title: say("Review by"),
      value: (r) => r.dueOn,
      cell: (r) => (inForce(r) && r.dueOn ? <DueText due={r.dueOn} /> : null),
      width: 122,
      end: true,
      phone: "date",
    },
    { id: "number", title: say("Record"), value: (r) => r.number, width: 96, mono: true, hidden: true },
  ];
}

/** What Space shows beside the list. */
export const DocumentPeek = ({ row }: { readonly row: DocumentLine }) => (
  <div className="stack-s">
    <h2>
      <Link className="plain" href={row.path}>
        {row.title}
      </Link>
    </h2>
    <Standing row={row} />
    <TitleBlock
      className="doc-peek"
      blocks={[
        { label: say("Number"), value: row.code, mono: true },
        { label: say("Type"), value: row.type },
        { label: say("Revision"), value: row.revision ?? say("none in force") },
        { label: say("In force since"), value: <DateText value={row.effectiveAt} none={say("not yet")} /> },
        { label: say("Answers"), value: row.owner ?? say("vacant") },
        { label: say("Review by"), value: <DueText due={row.dueOn} /> },
      ]}
    />
    <p className="sm">
      <Link className="btn p" href={`${row.path}/read`}>
        {say("Read it")}
      </Link>{" "}
      <Ref>{row.number}</Ref>
    </p>
  </div>
);
