import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { assignmentKind } from "../../record.ts";
import { assignmentViews } from "../../views.ts";
import { Letter } from "../Letter.tsx";
import { classWords, whoOf } from "../words.ts";
import "../responsibilities.css";

type Shown = z.output<(typeof assignmentViews)["one"]["gives"]>;

/** One row of the matrix: every position with its letter, and how the row became what it is. */
export default function AssignmentPage() {
  const row = useView(assignmentViews.one, { number: useParameter("number") });
  return <Answered of={row}>{(found) => <Row row={found} />}</Answered>;
}

const order = { A: 0, R: 1, C: 2, I: 3 } as const;

function Row({ row }: { readonly row: Shown }) {
  const named = new Map(row.positions.map((p) => [p.id, p])),
    parts = row.parts.toSorted((a, b) => order[a.level] - order[b.level]);
  return (
    <Page
      title={`${row.shown.reference} ${row.shown.title}`}
      short={row.number}
      crumbs={[{ title: say("Responsibilities"), href: "/responsibilities" }]}
      acts={
        <Link className="btn p" href={whoOf(row.subject)}>
          {say("Who answers")}
        </Link>
      }
    >
      <TitleBlock
        blocks={[
          { label: say("State"), value: <State state={row.state} states={assignmentKind.states} /> },
          { label: say("May be handed on"), value: classWords[row.class] ?? say("yes, by the rules") },
          { label: say("Holds for"), value: row.siteId ? say("one site") : say("all sites") },
          { label: say("Number"), value: row.number, mono: true },
        ]}
      />
      <div className="gap-l">
        <Columns
          main={
            <Section title={say("Who has which part")} count={parts.length}>
              <ul className="rows">
                {parts.map((p) => (
                  <li key={p.positionId} className="row">
                    <Letter level={p.level} />
                    <Link className="plain grow med" href={named.get(p.positionId)?.path ?? "/positions"}>
                      {named.get(p.positionId)?.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          }
          side={<History id={row.id} />}
        />
      </div>
    </Page>
  );
}
