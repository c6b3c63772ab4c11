import { useState } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { positionActs } from "../acts.ts";
import { positionKind } from "../record.ts";
import { roleWords } from "../roles.ts";
import { positionViews } from "../views.ts";
import { AppointDialog } from "./AppointDialog.tsx";
import { AuthoriseDialog, AuthorityList } from "./Authority.tsx";
import { Held } from "./Held.tsx";
import { OwnActButton } from "./OwnActButton.tsx";
import { ChangeForm, PlaceForm } from "./PositionForm.tsx";
import { TimeLine } from "./TimeLine.tsx";
import "./chart.css";

type Shown = z.output<typeof positionViews.one.gives>;

export default function PositionPage() {
  const number = useParameter("number");
  const position = useView(positionViews.one, { number });
  return <Answered of={position}>{(found) => <Position position={found} />}</Answered>;
}

function Position({ position }: { readonly position: Shown }) {
  const [open, setOpen] = useState<"appoint" | "deputy" | "authorise" | null>(null);
  const authority = useView(positionViews.authority, { number: position.number });
  const close = () => setOpen(null);
  const start = {
    title: position.title,
    role: position.role,
    seats: position.seats,
    code: position.code ?? "",
    reportsTo: position.reportsTo ?? "",
    unitId: position.unitId ?? "",
    siteId: position.siteId ?? "",
  };
  const own = {
    [positionActs.appoint.name]: { hidden: true as const },
    [positionActs.release.name]: { hidden: true as const },
    [positionActs.authorise.name]: { hidden: true as const },
    [positionActs.abolish.name]: { hidden: true as const },
  };
  return (
    <Page title={position.title} short={position.number} crumbs={[{ title: say("Organisation"), href: "/organisation" }]} serif lead={roleWords[position.role].means}>
      <Facts position={position} />
      <Columns
        record
        main={
          <>
            <Section
              title={say("Who holds it")}
              more={
                <span className="row">
                  <OwnActButton act={positionActs.appoint} record={position} size="s" primary onPress={() => setOpen("appoint")} />
                  <OwnActButton act={positionActs.appoint} record={position} size="s" label={say("Name a deputy")} onPress={() => setOpen("deputy")} />
                </span>
              }
            >
              {position.history.length === 0 ? <p className="sm muted">{say("Nobody has held it yet.")}</p> : <TimeLine holdings={position.history} show="person" />}
            </Section>
            <Section
              title={say("What it may do")}
              count={position.authority.length}
              more={<OwnActButton act={positionActs.authorise} record={position} size="s" onPress={() => setOpen("authorise")} />}
            >
              {position.may ? <p className="serif may">{position.may}</p> : null}
              <Answered of={authority}>{(shown) => <AuthorityList authority={shown} />}</Answered>
            </Section>
            <Section title={say("Reports to it")} count={position.below.length}>
              {position.below.length === 0 ? (
                <p className="sm muted">{say("Nobody.")}</p>
              ) : (
                <ul className="rows">
                  {position.below.map((p) => (
                    <li key={p.id} className="row">
                      <Link className="grow" href={`/positions/${p.number}`}>
                        {p.title}
                      </Link>
                      <Held position={p} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Talk id={position.id} />
          </>
        }
        side={
          <>
            <WhatCanHappenNext
              record={position}
              acts={positionActs}
              extras={{ ...own, [positionActs.change.name]: { form: ChangeForm, start }, [positionActs.move.name]: { form: PlaceForm, start } }}
            >
              {position.state === "established" ? (
                <div className="gap-s">
                  <ActButton act={positionActs.abolish} record={position} block />
                </div>
              ) : null}
            </WhatCanHappenNext>
            <History id={position.id} />
          </>
        }
      />
      {open === "appoint" || open === "deputy" ? <AppointDialog position={position} deputy={open === "deputy"} onClose={close} /> : null}
      {open === "authorise" && authority.data ? <AuthoriseDialog position={position} authority={authority.data} onClose={close} /> : null}
    </Page>
  );
}

const Facts = ({ position }: { readonly position: Shown }) => (
  <TitleBlock
    className="above"
    blocks={[
      {
        label: say("Held by"),
        value:
          position.state === "abolished" ? (
            say("nobody, abolished")
          ) : (
            <span className="row">
              <Held position={position.listed} />
            </span>
          ),
      },
      { label: say("Role"), value: roleWords[position.role].name },
      { label: say("Reports to"), value: position.above ? <Link href={`/positions/${position.above.number}`}>{position.above.title}</Link> : say("nobody, it stands at the top") },
      position.unit ? { label: say("Unit"), value: position.unit } : null,
      { label: say("Site"), value: position.site ?? say("all sites") },
      { label: say("State"), value: <State state={position.state} states={positionKind.states} /> },
      { label: say("Number"), value: position.code ? `${position.number} · ${position.code}` : position.number, mono: true },
    ]}
  />
);
