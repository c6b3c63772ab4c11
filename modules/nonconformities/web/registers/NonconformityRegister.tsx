import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { EmptyState } from "#web/kit/states.tsx";
import type { SavedView } from "#web/register/use-register.ts";
import { Link } from "#web/routing.tsx";
import { nonconformityActs } from "../../acts.ts";
import { nonconformityViews } from "../../views.ts";
import { CasePeek, useCaseColumns, type CaseRow } from "./case-columns.tsx";
import { CaseRegister } from "./CaseRegister.tsx";

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

/** The ways of looking that most people need. */
const viewsFor = (me: string | undefined): readonly SavedView[] => [
  { title: say("Open"), query: "open=true", counted: true },
  { title: say("Late"), query: "late=true", counted: true },
  ...(me ? [{ title: say("I answer for"), query: `open=true&ownerId=${me}`, counted: true } as const] : []),
  { title: say("Being acted on"), query: "state=acting", counted: true },
];

const peek = (row: CaseRow) => <CasePeek row={row} />;

/** The register of nonconformities. */
export default function NonconformityRegister() {
  const actor = useActor(),
    columns = useCaseColumns();
  return (
    <CaseRegister
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
      view={nonconformityViews.list}
      name="nonconformities"
      noun={say("nonconformities")}
      columns={columns}
      views={viewsFor(actor?.id)}
      exported={exported}
      peek={peek}
      gives={{ act: nonconformityActs.assign as never, label: say("Say who answers") }}
      oneByOne={{ label: say("Close"), because: say("Close: one at a time, each with a signature.") }}
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
  );
}
