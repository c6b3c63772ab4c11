import type { z } from "zod";
import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Answers } from "#web/kit/people.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import type { Column } from "#web/register/columns.ts";
import type { SavedView } from "#web/register/use-register.ts";
import { actionKind } from "../../action.ts";
import { actionActs } from "../../acts.ts";
import { actionViews, type ActionRow } from "../../action-views.ts";
import { actionSortName, rungName, sortChoices } from "../words.ts";
import { CaseRegister } from "./CaseRegister.tsx";
import { stateChoices } from "./case-columns.tsx";

type Row = z.output<typeof ActionRow>;
const exported = ["number", "title", "sort", "state", "owner", "site", "parent", "openedAt", "dueOn", "originalDueOn", "extensions", "doneOn", "daysLate", "cost"];

function useColumns(): readonly Column<Row>[] {
  const people = useView(directoryViews.people, { limit: 200 }, { fresh: 60_000 });
  return [
    { id: "number", title: say("Number"), value: (r) => r.number, width: 108, mono: true, phone: "number" },
    { id: "title", title: say("What"), value: (r) => r.title, head: true },
    { id: "kindOf", title: say("Kind"), value: (r) => actionSortName(r.sort), width: 96, sort: false, filter: sortChoices() },
    {
      id: "state",
      title: say("State"),
      value: (r) => r.state,
      cell: (r) => <State state={r.state} states={actionKind.states} />,
      width: 140,
      sort: false,
      filter: stateChoices(actionKind.states),
      phone: "state",
    },
    {
      id: "ownerId",
      title: say("Answers"),
      value: (r) => r.owner,
      cell: (r) => <Answers person={r.owner && r.ownerId ? { id: r.ownerId, name: r.owner } : null} />,
      width: 164,
      sort: false,
      filter: (people.data?.items ?? []).map((p) => ({ value: p.id, label: p.name })),
      phone: "who",
    },
    { id: "parent", title: say("For"), value: (r) => r.parent?.number, cell: (r) => (r.parent ? <Ref href={r.parent.path}>{r.parent.number}</Ref> : ""), width: 118, sort: false },
    { id: "escalated", title: say("Climbed to"), value: (r) => (r.escalated ? rungName(r.escalated) : null), width: 170, sort: false, hidden: true },
    {
      id: "dueOn",
      title: say("Due"),
      value: (r) => r.dueOn,
      cell: (r) =>
        r.doneOn ? (
          <span className="muted">
            {say("done")} <DateText value={r.doneOn} form="short" />
          </span>
        ) : (
          <DueText due={r.dueOn} original={r.originalDueOn} closed={r.closedAt !== null} />
        ),
      width: 160,
      end: true,
      phone: "date",
    },
  ];
}

const views: readonly SavedView[] = [
  { title: say("Open"), query: "open=true", counted: true },
  { title: say("Mine"), query: "mine=true&open=true", counted: true },
  { title: say("Late"), query: "late=true", counted: true },
  { title: say("Done, not yet accepted"), query: "state=done", counted: true },
];

/** Everything that is to be done, for whatever record, in one list. */
export default function ActionRegister() {
  return (
    <CaseRegister
      view={actionViews.list}
      name="actions"
      noun={say("actions")}
      columns={useColumns()}
      views={views}
      exported={exported}
      gives={{ act: actionActs.reassign as never, label: say("Give to somebody else") }}
      oneByOne={{ label: say("Accept"), because: say("Accept: one at a time, with a look at the proof.") }}
      empty={
        <EmptyState title={say("No action yet")}>
          {say("Actions are added on the record that needs them: a nonconformity, a report, an audit finding. They all come together here.")}
        </EmptyState>
      }
    />
  );
}
