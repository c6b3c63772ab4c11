import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { adoptionActs } from "../acts.ts";
import { adoptionKind } from "../record.ts";
import { standardsViews } from "../views.ts";
import "./standards.css";

/** An adopted edition: scope, sites, certificate, day of transition, and what was decided about it. */
export default function AdoptionPage() {
  const adoption = useView(standardsViews.adoption, { number: useParameter("number") });
  return (
    <AnsweredPage of={adoption}>
      {(found) => {
        const { certificate, transition } = found;
        return (
          <Page
            title={found.title}
            short={found.number}
            crumbs={[
              { title: say("Standards"), href: "/standards" },
              { title: found.edition?.reference ?? found.editionId, href: `/standards/${found.editionId}` },
            ]}
            acts={
              <Link className="btn" href={`/standards/${found.editionId}`}>
                {say("Open readiness")}
              </Link>
            }
          >
            <TitleBlock
              blocks={[
                { label: say("State"), value: <State state={found.state} states={adoptionKind.states} /> },
                { label: say("Answers"), value: found.owner ?? say("nobody") },
                { label: say("Sites"), value: found.sites.length === 0 ? say("all") : found.sites.map((s) => s.name).join(", ") },
                certificate ? { label: say("Certificate"), value: certificate.number } : null,
                certificate ? { label: say("Valid until"), value: <DateText value={certificate.validUntil} /> } : null,
                certificate ? { label: say("Body"), value: certificate.body } : null,
                certificate?.nextAudit
                  ? {
                      label: say("Next audit"),
                      value: (
                        <>
                          {certificate.nextAudit.kind}, <DateText value={certificate.nextAudit.from} />
                        </>
                      ),
                    }
                  : null,
                transition
                  ? {
                      label: say("Moves by"),
                      value: (
                        <Link href={`/standards/${found.editionId}?tab=transition`}>
                          <DateText value={transition.by} />
                        </Link>
                      ),
                    }
                  : null,
                { label: say("Number"), value: found.number, mono: true },
              ]}
            />
            <Columns
              record
              main={
                <>
                  <Section title={say("Scope")}>
                    <p className="own-words">{found.scope}</p>
                  </Section>
                  <Attachments id={found.id} />
                </>
              }
              side={
                <>
                  <WhatCanHappenNext
                    record={found}
                    acts={adoptionActs}
                    extras={{
                      [adoptionActs.describe.name]: { start: { scope: found.scope, siteIds: found.siteIds } },
                      [adoptionActs.plan.name]: { hidden: true },
                      [adoptionActs.retire.name]: { hidden: true },
                      [adoptionActs.certify.name]: { start: { certificate } },
                    }}
                  >
                    {found.state === "adopted" ? (
                      <div style={{ marginTop: 10 }}>
                        <ActButton act={adoptionActs.retire} record={found} block />
                      </div>
                    ) : null}
                  </WhatCanHappenNext>
                  <History id={found.id} />
                </>
              }
            />
          </Page>
        );
      }}
    </AnsweredPage>
  );
}
