import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { overrulingActs } from "../acts.ts";
import { overrulingKind } from "../record.ts";
import { decisionViews } from "../views.ts";
import { StatusOf } from "./StatusOf.tsx";
import "./standards.css";

/** One judgement beside a computed status: what was computed, what was judged, why, until when. */
export default function OverrulingPage() {
  const overruling = useView(decisionViews.overruling, { number: useParameter("number") });
  return (
    <Answered of={overruling}>
      {(found) => (
        <Page
          title={found.title}
          short={found.number}
          crumbs={[
            { title: say("Standards"), href: "/standards" },
            { title: found.requirement.edition, href: `/standards/${found.editionId}` },
          ]}
        >
          <TitleBlock
            blocks={[
              { label: say("State"), value: <State state={found.state} states={overrulingKind.states} /> },
              { label: say("Judged"), value: <StatusOf status={found.status} /> },
              { label: say("Computed then"), value: <StatusOf status={found.computed} /> },
              found.now ? { label: say("Computed now"), value: <StatusOf status={found.now} /> } : null,
              { label: say("By"), value: found.owner ?? "" },
              { label: say("Until"), value: <DateText value={found.until} /> },
              { label: say("Requirement"), value: <Link href={found.requirement.path}>{found.requirement.reference}</Link> },
              { label: say("Number"), value: found.number, mono: true },
            ]}
          />
          <Columns
            record
            main={
              <>
                <Section title={say("Reason")}>
                  <p className="own-words">{found.reason}</p>
                </Section>
                <Signatures id={found.id} />
                <Attachments id={found.id} />
              </>
            }
            side={
              <>
                <WhatCanHappenNext record={found} acts={overrulingActs} />
                <History id={found.id} />
              </>
            }
          />
        </Page>
      )}
    </Answered>
  );
}
