import { useState } from "react";
import type { z } from "zod";
import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import type { SavedView } from "#web/register/use-register.ts";
import { actionKind } from "../../action.ts";
import { actionActs } from "../../acts.ts";
import { actionViews, type ActionRow } from "../../action-views.ts";
import { actionSortName, rungName, sortChoices } from "../words.ts";
import { BulkGive } from "./BulkGive.tsx";
import { stateChoices } from "./case-columns.tsx";
import { DrillChips } from "./DrillChips.tsx";
import { RegisterTabs } from "./RegisterTabs.tsx";

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

/** Everything that is to be done, for whatever record, in one list. */
export default function ActionRegister() {
  const count = (of: Record<string, string>) => ({ ...of, limit: 1 }) as never;
  const open = useView(actionViews.list, count({ open: "true" })),
    late = useView(actionViews.list, count({ late: "true" })),
    mine = useView(actionViews.list, count({ open: "true", mine: "true" })),
    done = useView(actionViews.list, count({ state: "done" }));
  const views: readonly SavedView[] = [
    { title: say("Open"), query: "open=true", count: open.data?.total },
    { title: say("Mine"), query: "mine=true&open=true", count: mine.data?.total },
    { title: say("Late"), query: "late=true", count: late.data?.total },
    { title: say("Done, not yet accepted"), query: "state=done", count: done.data?.total },
  ];
  const [giving, setGiving] = useState<readonly Row[] | null>(null);
  const columns = useColumns();
  return (
    <Page title={say("Reports and nonconformities")} width="wide">
      <RegisterTabs />
      <DrillChips />
      <RemoteRegister
        view={actionViews.list}
        name="actions"
        noun={say("actions")}
        columns={columns}
        views={views}
        exported={exported}
        bulk={[
          { label: say("Give to somebody else"), onPress: setGiving },
          { label: say("Accept"), refused: say("Accept: one at a time, with a look at the proof."), onPress: () => undefined },
        ]}
        empty={
          <EmptyState title={say("No action yet")}>
            {say("Actions are added on the record that needs them: a nonconformity, a report, an audit finding. They all come together here.")}
          </EmptyState>
        }
      />
      {giving ? <BulkGive act={actionActs.reassign as never} rows={giving} onClose={() => setGiving(null)} /> : null}
    </Page>
  );
}
