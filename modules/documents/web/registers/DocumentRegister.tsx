import { useEffect } from "react";
import { isBeginning } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import type { SavedView } from "#web/register/use-register.ts";
import { Chip } from "#web/kit/tags.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { documentActs } from "../../acts.ts";
import { documentViews } from "../../views.ts";
import { DocumentPeek, useDocumentColumns, type DocumentLine } from "./document-columns.tsx";
import { DocumentTabs } from "./DocumentTabs.tsx";

const exported = ["code", "title", "type", "state", "revision", "effectiveAt", "owner", "site", "dueOn", "daysLate", "readShare", "number"];

/** The ways of looking that most people need. */
const viewsFor = (me: string | undefined): readonly SavedView[] => [
  { title: say("In force"), query: `state=${held}`, counted: true },
  { title: say("Review late"), query: "late=true", counted: true },
  ...(me ? [{ title: say("I answer for"), query: `open=true&ownerId=${me}`, counted: true } as const] : []),
  { title: say("Being written"), query: "state=new", counted: true },
];

/** What the address narrows besides the columns: a clause or a process that somebody came from. */
function Narrowed() {
  const [query, change] = useQueryString();
  const chips = (["clause", "process"] as const).flatMap((name) => (query.get(name) ? [{ name, value: query.get(name) ?? "" }] : []));
  if (chips.length === 0) return null;
  return (
    <p className="row gap-s">
      {chips.map((chip) => (
        <Chip key={chip.name} on onRemove={() => change({ [chip.name]: null }, "push")}>
          {chip.name === "clause" ? say("Clause: {value}", { value: chip.value.replace(":", " ") }) : say("Process: {value}", { value: chip.value })}
        </Chip>
      ))}
    </p>
  );
}

const peek = (row: DocumentLine) => <DocumentPeek row={row} />;

const held = "effective|under_revision";

/** Whoever only works by documents is first shown those in force; the other views stand beside. */
function useInForceFirst(): void {
  const actor = useActor(),
    [query, change] = useQueryString();
  const first = query.size === 0 && actor !== undefined && actor.positions.every((position) => position.role === "employee");
  useEffect(() => {
    if (first) change({ state: held });
    // once, when somebody comes in: afterwards every view is theirs to choose
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [actor?.id]);
}

/** The register of documents. */
export default function DocumentRegister() {
  const actor = useActor(),
    columns = useDocumentColumns(),
    views = viewsFor(actor?.id);
  useInForceFirst();
  const mayWrite = isBeginning(documentActs.begin) && (actor?.authority.has(documentActs.begin.name) ?? false);
  const write = mayWrite ? (
    <Link className="btn p" href="/documents/new">
      {say(documentActs.begin.title)}
    </Link>
  ) : null;
  const bring = actor?.roles.has("management_representative") ? (
    <Link className="btn hide-s" href="/documents/import">
      {say("Bring documents in")}
    </Link>
  ) : null;
  const acts = (
    <>
      {bring}
      {write}
    </>
  );
  return (
    <Page title={say("Documents")} width="wide" acts={acts}>
      <DocumentTabs />
      <Narrowed />
      <RemoteRegister
        view={documentViews.list}
        name="documents"
        noun={say("documents")}
        columns={columns}
        views={views}
        exported={exported}
        peek={peek}
        empty={
          <EmptyState title={say("No document yet")} acts={acts}>
            {say(
              "Begin with what people ask about most: the policy, and the three procedures that everybody works by. Each has an owner, a review date, and those whom it concerns.",
            )}
          </EmptyState>
        }
      />
    </Page>
  );
}
