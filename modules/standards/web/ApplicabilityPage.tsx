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
import { Talk } from "#web/record/Talk.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { applicabilityActs } from "../acts.ts";
import { applicabilityKind } from "../record.ts";
import { decisionViews } from "../views.ts";
import { ApplicabilityForm } from "./RequirementActs.tsx";
import "./standards.css";

/** One decision about whether a requirement applies: proposed by one, approved by another. */
export default function ApplicabilityPage() {
  const decision = useView(decisionViews.applicability, { number: useParameter("number") });
  return (
    <Answered of={decision}>
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
              { label: say("State"), value: <State state={found.state} states={applicabilityKind.states} /> },
              { label: say("Proposed by"), value: found.owner ?? "" },
              found.approver
                ? {
                    label: say("Approved by"),
                    value: (
                      <>
                        {found.approver}, <DateText value={found.approvedOn} />
                      </>
                    ),
                  }
                : null,
              { label: say("Where"), value: found.site ?? say("all sites") },
              found.dueOn ? { label: say("Look at it again by"), value: <DateText value={found.dueOn} /> } : null,
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
                <Talk id={found.id} />
              </>
            }
            side={
              <>
                <WhatCanHappenNext
                  record={found}
                  acts={applicabilityActs}
                  extras={{
                    [applicabilityActs.revise.name]: { form: ApplicabilityForm, start: { applies: found.applies, reason: found.reason, reviewOn: found.dueOn ?? "" } },
                    [applicabilityActs.approve.name]: {
                      consequences: [found.applies ? say("The requirement counts as applying.") : say("The requirement and all below it no longer count.")],
                    },
                  }}
                />
                <History id={found.id} />
              </>
            }
          />
        </Page>
      )}
    </Answered>
  );
}
