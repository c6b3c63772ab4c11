import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import type { SavedView } from "#web/register/use-register.ts";
import { Link } from "#web/routing.tsx";
import { nonconformityActs } from "../../acts.ts";
import { nonconformityViews } from "../../views.ts";
import { BulkGive } from "./BulkGive.tsx";
import { DrillChips } from "./DrillChips.tsx";
import { CasePeek, useCaseColumns, type CaseRow } from "./case-columns.tsx";
import { RegisterTabs } from "./RegisterTabs.tsx";

const exported = [
  "number",
  "title",
  "state",
  "grade",
  "source",
  "process",
  "product",
  "supplier",
  "owner",
  "site",
  "openedAt",
  "dueOn",
  "originalDueOn",
  "daysLate",
  "ageDays",
  "openActions",
  "actions",
  "cause",
  "cost",
];

const useCount = (asks: Record<string, string>): number | undefined => useView(nonconformityViews.list, { ...asks, limit: 1 }).data?.total;

/** The ways of looking that most people need, each with how many it holds. */
function useViews(me: string): readonly SavedView[] {
  const late = useCount({ late: "true" }),
    open = useCount({ open: "true" }),
    mine = useCount({ open: "true", ownerId: me || "00000000-0000-0000-0000-000000000000" }),
    acting = useCount({ state: "acting" });
  return [
    { title: say("Open"), query: "open=true", count: open },
    { title: say("Late"), query: "late=true", count: late },
    ...(me ? [{ title: say("I answer for"), query: `open=true&ownerId=${me}`, count: mine }] : []),
    { title: say("Being acted on"), query: "state=acting", count: acting },
  ];
}

const peek = (row: CaseRow) => <CasePeek row={row} />;

/** The register of nonconformities. */
export default function NonconformityRegister() {
  const actor = useActor();
  const columns = useCaseColumns(),
    views = useViews(actor?.id ?? "");
  const [giving, setGiving] = useState<readonly CaseRow[] | null>(null);
  return (
    <Page
      title={say("Reports and nonconformities")}
      width="wide"
      acts={
        <>
          <Link className="btn" href="/posters">
            {say("Posters")}
          </Link>
          <Link className="btn p" href="/nc/new">
            {say("Raise a nonconformity")}
          </Link>
        </>
      }
    >
      <RegisterTabs />
      <DrillChips />
      <RemoteRegister
        view={nonconformityViews.list}
        name="nonconformities"
        noun={say("nonconformities")}
        columns={columns}
        views={views}
        exported={exported}
        peek={peek}
        bulk={[
          { label: say("Say who answers"), onPress: setGiving },
          { label: say("Close"), refused: say("Close: one at a time, each with a signature."), onPress: () => undefined },
        ]}
        empty={
          <EmptyState
            title={say("No nonconformity yet")}
            acts={
              <>
                <Link className="btn p" href="/report">
                  {say("Report something")}
                </Link>
                <Link className="btn" href="/posters">
                  {say("Print a poster")}
                </Link>
              </>
            }
          >
            {say("That is rarely true: most places of this size find a few each week. Hang a poster where people work, and reports come without a login.")}
          </EmptyState>
        }
      />
      {giving ? <BulkGive act={nonconformityActs.assign as never} rows={giving} onClose={() => setGiving(null)} /> : null}
    </Page>
  );
}
