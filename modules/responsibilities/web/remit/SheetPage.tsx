import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Person, Vacant } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { EmptyState, Skeleton } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { DateText } from "#web/kit/date.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { roleWords } from "#modules/organisation/roles.ts";
import { sheetKind } from "../../record.ts";
import { responsibilityViews } from "../../views.ts";
import { remitOfPerson } from "../words.ts";
import type { SheetShown } from "./shapes.ts";
import { SheetShownHere } from "./SheetShown.tsx";
import "../responsibilities.css";

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The duty sheet of a position: by the sheet's number, by the position's, or by its title (`/remit/head-of-purchasing`). */
export default function SheetPage() {
  const number = useParameter("number"),
    ref = useParameter("position");
  const positions = useView(directoryViews.positions, {}, { enabled: ref !== "", fresh: 60_000 });
  const found = positions.data?.find((p) => p.number === ref || p.id === ref || slug(p.title) === ref.toLowerCase());
  const sheet = useView(responsibilityViews.sheet, number ? { number } : { positionId: found?.id }, { enabled: number !== "" || found !== undefined });
  if (ref && positions.isPending) return <Skeleton rows={6} />;
  if (ref && !found)
    return (
      <Page title={say("Duty sheet")} width="narrow">
        <EmptyState
          title={say("There is no such position.")}
          acts={
            <Link className="btn" href="/positions">
              {say("All positions")}
            </Link>
          }
        />
      </Page>
    );
  return (
    <AnsweredPage of={sheet}>
      {({ sheet: shown }) =>
        shown ? (
          <Shown sheet={shown} />
        ) : (
          <Page title={found?.title ?? say("Duty sheet")} width="narrow">
            <EmptyState
              title={say("No duty sheet yet")}
              acts={
                found ? (
                  <Link className="btn" href={`/positions/${found.number}`}>
                    {say("Open the position")}
                  </Link>
                ) : undefined
              }
            >
              {say("A position gets its duty sheet when the matrix gives it a part, or when it may do something.")}
            </EmptyState>
          </Page>
        )
      }
    </AnsweredPage>
  );
}

const Shown = ({ sheet }: { readonly sheet: SheetShown }) => (
  <Page
    title={sheet.position.title}
    short={sheet.number}
    serif
    crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}
    lead={roleWords[sheet.role].means}
    acts={
      <>
        <Link className="btn" href={sheet.position.path}>
          {say("Open the position")}
        </Link>
        <button type="button" className="btn" onClick={() => print()}>
          {say("Print")}
        </button>
      </>
    }
  >
    <TitleBlock
      blocks={[
        {
          label: say("Held by"),
          value:
            sheet.people.length === 0 ? (
              <Vacant />
            ) : sheet.people.length > 3 ? (
              say("{n} people", { n: sheet.people.length })
            ) : (
              <span className="row">
                {sheet.people.map((p) => (
                  <Person key={p.id} name={p.name} id={p.id} href={remitOfPerson(p.id)} />
                ))}
              </span>
            ),
        },
        { label: say("State"), value: <State state={sheet.state} states={sheetKind.states} /> },
        { label: say("Role"), value: roleWords[sheet.role].name },
        { label: say("Revision"), value: sheet.revision, mono: true },
        { label: say("Number"), value: sheet.number, mono: true },
      ]}
    />
    <div className="gap-l">
      <Columns
        main={<SheetShownHere sheet={sheet} titled={false} />}
        side={
          <>
            <Section title={say("Who accepted it")} count={say("{n} of {of}", { n: sheet.people.length - sheet.unacknowledged.length, of: sheet.people.length })}>
              {sheet.people.length === 0 ? (
                <p className="sm muted">{say("Nobody holds the position.")}</p>
              ) : (
                <ul className="rows sm">
                  {sheet.people.map((p) => (
                    <li key={p.id} className="row">
                      <span className="grow">
                        <Person name={p.name} id={p.id} href={remitOfPerson(p.id)} />
                      </span>
                      {sheet.unacknowledged.includes(p.id) ? (
                        <span className="soon-text">{p.acknowledgedRevision === null ? say("not yet") : say("only rev {n}", { n: p.acknowledgedRevision })}</span>
                      ) : (
                        <DateText value={p.acknowledgedAt} />
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <History id={sheet.id} />
          </>
        }
      />
    </div>
  </Page>
);
