import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { Columns, Page, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { siteActs } from "../acts.ts";
import { siteKind } from "../record.ts";
import { positionViews, siteViews } from "../views.ts";
import "./chart.css";
import { PositionRows } from "./PositionRows.tsx";

export default function SitePage() {
  const site = useView(siteViews.one, { number: useParameter("number") });
  const positions = useView(positionViews.list, site.data ? { siteId: site.data.id } : {}, { enabled: site.data !== undefined });
  return (
    <AnsweredPage of={site}>
      {(found) => (
        <Page
          title={found.title}
          short={found.code}
          crumbs={[{ title: say("Organisation"), href: "/organisation" }]}
          acts={
            <Link className="btn" href={`/organisation?site=${found.id}`}>
              {say("Show in the chart")}
            </Link>
          }
        >
          <TitleBlock
            className="above"
            blocks={[
              { label: say("State"), value: <State state={found.state} states={siteKind.states} /> },
              found.address ? { label: say("Address"), value: found.address } : null,
              { label: say("Positions"), value: found.positions },
              { label: say("Units"), value: found.units },
              { label: say("Number"), value: `${found.number} · ${found.code}`, mono: true },
            ]}
          />
          <Columns
            record
            main={<PositionRows of={positions} add={`/positions/new?site=${found.id}`} />}
            side={
              <>
                <WhatCanHappenNext
                  record={found}
                  acts={siteActs}
                  extras={{ [siteActs.rename.name]: { start: { name: found.title, code: found.code, address: found.address ?? "" } } }}
                />
                <History id={found.id} />
              </>
            }
          />
        </Page>
      )}
    </AnsweredPage>
  );
}
