import { say } from "#kernel/sentence.ts";
import type { Item } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { openStates, revisionKind } from "../../revision.ts";
import { revisionViews } from "../../views.ts";
import { stateChoices } from "./document-columns.tsx";
import { DocumentTabs } from "./DocumentTabs.tsx";

type Line = Item<typeof revisionViews.list>;

const columns: readonly Column<Line>[] = [
  { id: "code", title: say("Document"), value: (r) => r.code, width: 96, mono: true, sort: false, phone: "number" },
  { id: "title", title: say("Title"), value: (r) => r.title, head: true },
  { id: "revision", title: say("Rev"), value: (r) => r.revision, width: 52, end: true, sort: false },
  {
    id: "state",
    title: say("State"),
    value: (r) => r.state,
    cell: (r) => <State state={r.state} states={revisionKind.states} />,
    width: 200,
    sort: false,
    filter: [{ value: openStates.join("|"), label: say("Being worked on") }, { value: "in_review|in_approval", label: say("To be decided") }, ...stateChoices(revisionKind.states)],
    phone: "state",
  },
  {
    id: "ownerId",
    title: say("Answers"),
    value: (r) => r.owner,
    cell: (r) => (r.owner ? <Person name={r.owner} id={r.ownerId} /> : <Vacant />),
    width: 168,
    sort: false,
    phone: "who",
  },
  { id: "openedAt", title: say("Begun"), value: (r) => r.openedAt, cell: (r) => <DateText value={r.openedAt} />, width: 112, end: true, phone: "date" },
  { id: "number", title: say("Record"), value: (r) => r.number, width: 110, mono: true, sort: false, hidden: true },
];

const work = `state=${openStates.join("|")}`;

/** Revisions that are being written and decided, as far as they may be seen. */
export default function WorkRegister() {
  return (
    <Page title={say("Documents")} width="wide" lead={say("A revision is seen by those who write it and decide about it until it is issued.")}>
      <DocumentTabs />
      <RemoteRegister
        view={revisionViews.list}
        name="revisions"
        noun={say("revisions")}
        columns={columns}
        views={[
          { title: say("Being worked on"), query: work },
          { title: say("I write"), query: `mine=true&${work}` },
          { title: say("To be decided"), query: "state=in_review|in_approval" },
          { title: say("Waiting for their day"), query: "state=approved" },
        ]}
        exported={["code", "title", "revision", "state", "owner", "openedAt", "number"]}
        empty={<EmptyState title={say("No revision yet")}>{say("A new document has its first revision at once; a document in force gets its next one with Revise.")}</EmptyState>}
      />
    </Page>
  );
}
