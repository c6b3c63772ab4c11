import { useState } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { StateRuler, stepsOf } from "#web/record/StateRuler.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { useParameter } from "#web/routing.tsx";
import { proposalActs } from "../../acts.ts";
import { proposalKind } from "../../record.ts";
import { proposalViews } from "../../views.ts";
import { ChangedRows } from "./ChangedRows.tsx";
import "../responsibilities.css";

export type Change = z.output<(typeof proposalViews)["one"]["gives"]>;

/** One change of the matrix: every row by name, what is wrong, and the signature that puts it in force. */
export default function ChangePage() {
  const change = useView(proposalViews.one, { number: useParameter("number") });
  return <AnsweredPage of={change}>{(found) => <Shown change={found} />}</AnsweredPage>;
}

/** What signing does, with every row by name: nobody signs a number. */
const consequences = (change: Change): string[] => [...change.shown.map((row) => row.sentence), say("Holders whose duties change are asked to accept their duty sheet again.")];

function Shown({ change }: { readonly change: Change }) {
  const [faulty, setFaulty] = useState(true),
    n = change.rows.length,
    looks = change.rows.filter((r) => r.look).length;
  const steps = stepsOf(
    [
      { state: "draft", label: say("Drafted"), note: <DateText value={change.openedAt} form="short" /> },
      { state: "proposed", label: say("Proposed") },
      { state: "in_force", label: say("In force"), note: change.decidedAt && change.state === "in_force" ? <DateText value={change.decidedAt} form="short" /> : null },
    ],
    change.state,
  );
  const hidden = { hidden: true as const };
  return (
    <Page
      title={change.title}
      short={change.number}
      crumbs={[
        { title: say("Responsibilities"), href: "/responsibilities" },
        { title: say("Changes"), href: "/responsibilities/changes" },
      ]}
      lead={change.why}
    >
      <TitleBlock
        blocks={[
          { label: say("State"), value: <State state={change.state} states={proposalKind.states} /> },
          { label: say("Rows"), value: say("{n, plural, one {# row} other {# rows}}", { n }) },
          change.decidedByName ? { label: say("Decided by"), value: change.decidedByName } : null,
          change.decidedAt ? { label: say("Decided"), value: <DateText value={change.decidedAt} /> } : null,
          change.revision !== null ? { label: say("Revision"), value: change.revision, mono: true } : null,
          { label: say("Number"), value: change.number, mono: true },
        ]}
      />
      {change.state === "declined" || change.state === "withdrawn" ? null : (
        <div className="gap">
          <StateRuler steps={steps} />
        </div>
      )}
      {change.faults.length > 0 && faulty ? (
        <div className="gap">
          <Banner
            tone="bad"
            acts={
              <button type="button" className="btn s" onClick={() => setFaulty(false)}>
                {say("Hide")}
              </button>
            }
          >
            {say("{n, plural, one {One thing keeps} other {# things keep}} this from coming into force:", { n: change.faults.length })} {change.faults.slice(0, 4).join(" ")}
          </Banner>
        </div>
      ) : null}
      <div className="gap-l">
        <Columns
          record
          main={
            <>
              <Section
                title={say("What it changes")}
                count={n}
                note={looks > 0 ? say("{n, plural, one {One row needs} other {# rows need}} a look", { n: looks }) : say("Nothing of it holds before it is signed.")}
              >
                <ChangedRows change={change} />
              </Section>
              <Signatures id={change.id} />
              <Talk id={change.id} />
            </>
          }
          side={
            <>
              <WhatCanHappenNext
                record={change}
                acts={proposalActs}
                extras={{
                  [proposalActs.put.name]: hidden,
                  [proposalActs.drop.name]: hidden,
                  [proposalActs.approve.name]: { label: say("Sign and put in force"), consequences: consequences(change) },
                }}
              />
              <History id={change.id} />
            </>
          }
        />
      </div>
    </Page>
  );
}
