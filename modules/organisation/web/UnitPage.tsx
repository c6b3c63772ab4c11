import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { unitActs } from "../acts.ts";
import { unitKind } from "../record.ts";
import { positionViews, unitViews } from "../views.ts";
import "./chart.css";
import { PositionRows } from "./PositionRows.tsx";
import { UnitForm } from "./UnitForm.tsx";

export default function UnitPage() {
  const unit = useView(unitViews.one, { number: useParameter("number") }),
    all = useView(unitViews.list, {});
  const positions = useView(positionViews.list, unit.data ? { unitId: unit.data.id } : {}, { enabled: unit.data !== undefined });
  return (
    <AnsweredPage of={unit}>
      {(found) => {
        const parts = (all.data ?? []).filter((u) => u.parentId === found.id),
          above = all.data?.find((u) => u.id === found.parentId);
        const place = { parentId: found.parentId ?? "", siteId: found.siteId ?? "" };
        return (
          <Page
            title={found.title}
            short={found.number}
            crumbs={[{ title: say("Organisation"), href: "/organisation?by=unit" }]}
            acts={
              <Link className="btn" href={`/organisation?by=unit&at=${found.id}`}>
                {say("Show in the chart")}
              </Link>
            }
          >
            <TitleBlock
              className="above"
              blocks={[
                { label: say("Headed by"), value: found.head ?? say("nobody named") },
                above ? { label: say("Part of"), value: <Link href={`/units/${above.number}`}>{above.title}</Link> } : null,
                { label: say("State"), value: <State state={found.state} states={unitKind.states} /> },
                { label: say("Number"), value: found.number, mono: true },
              ]}
            />
            <Columns
              record
              main={
                <>
                  <PositionRows of={positions} add={`/positions/new?unit=${found.id}`} />
                  <Section title={say("Units in it")} count={parts.length}>
                    {parts.length === 0 ? (
                      <p className="sm muted">{say("None.")}</p>
                    ) : (
                      <ul className="rows">
                        {parts.map((u) => (
                          <li key={u.id}>
                            <Link href={`/units/${u.number}`}>{u.title}</Link>
                          </li>
                        ))}
                      </ul>
                    )}
                  </Section>
                </>
              }
              side={
                <>
                  <WhatCanHappenNext
                    record={found}
                    acts={unitActs}
                    extras={{
                      [unitActs.rename.name]: { start: { name: found.title } },
                      [unitActs.move.name]: { start: place, form: UnitForm },
                      [unitActs.nameHead.name]: { start: { positionId: found.headPositionId ?? "" } },
                    }}
                  />
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
