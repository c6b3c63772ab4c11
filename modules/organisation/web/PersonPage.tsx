import { useState } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useActor, useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { State, Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { useHasPage } from "#web/shell/modules.tsx";
import { personActs, positionActs } from "../acts.ts";
import { loginActs } from "../login-acts.ts";
import { personKind, type PositionRead } from "../record.ts";
import { roleWords } from "../roles.ts";
import { organisationViews, personViews } from "../views.ts";
import { AppointDialog } from "./AppointDialog.tsx";
import { EraseForm, LeaveForm } from "./LeaveForm.tsx";
import { Login } from "./Login.tsx";
import { OwnActButton } from "./OwnActButton.tsx";
import { TimeLine } from "./TimeLine.tsx";
import "./chart.css";

type Shown = z.output<typeof personViews.one.gives>;

export default function PersonPage() {
  const person = useView(personViews.one, { number: useParameter("number") });
  return <Answered of={person}>{(found) => <Person person={found} />}</Answered>;
}

function Person({ person }: { readonly person: Shown }) {
  const [appointing, setAppointing] = useState(false),
    actor = useActor(),
    handovers = useHasPage("/handovers/new");
  const chart = useView(organisationViews.chart, {}, { enabled: appointing });
  const start = {
    name: person.name,
    email: person.email ?? "",
    phone: person.phone ?? "",
    employeeNumber: person.employeeNumber ?? "",
    userName: person.userName ?? "",
    joinedOn: person.joinedOn ?? "",
  };
  const any = { id: person.id, state: "established" } as PositionRead; // whether one may appoint at all is asked before a position is chosen
  const own = actor?.id === person.id;
  const extras = {
    [personActs.change.name]: { start },
    [personActs.changeContact.name]: own ? { start } : { hidden: true as const },
    [personActs.acceptSigning.name]: own ? {} : { hidden: true as const },
    [personActs.leave.name]: { hidden: true as const },
    [personActs.erase.name]: { form: EraseForm },
    ...Object.fromEntries(Object.values(loginActs).map((act) => [act.name, { hidden: true as const }])),
  };
  return (
    <Page title={person.name} short={person.number} crumbs={[{ title: say("People"), href: "/people" }]}>
      {person.awayFrom ? (
        <Banner tone="soon" icon="clock">
          {say("An absence is noted:")} <DateText value={person.awayFrom} />{" "}
          {person.awayUntil ? (
            <>
              {say("to")} <DateText value={person.awayUntil} />
            </>
          ) : (
            say("until further notice")
          )}
          . {say("Deputies act meanwhile.")}
        </Banner>
      ) : null}
      <Facts person={person} />
      <Columns
        record
        main={
          <>
            <Section
              title={say("What this person holds")}
              count={person.history.length}
              more={
                person.state === "present" || person.state === "leaving" ? (
                  <OwnActButton act={positionActs.appoint} record={any} size="s" primary onPress={() => setAppointing(true)} />
                ) : undefined
              }
            >
              {person.history.length === 0 ? <p className="sm muted">{say("No position, now or before.")}</p> : <TimeLine holdings={person.history} show="position" />}
            </Section>
            <Login person={person} />
            <Signing person={person} />
          </>
        }
        side={
          <>
            <WhatCanHappenNext record={person} acts={personActs} extras={extras}>
              {person.state === "present" || person.state === "leaving" ? (
                <div className="gap-s">
                  {handovers ? (
                    <Link className="btn block" href={`/handovers/new?person=${person.id}`}>
                      {say("See what is in their hands")}
                    </Link>
                  ) : null}
                  <div className="gap-s">
                    <ActButton act={personActs.leave} record={person} block form={LeaveForm} />
                  </div>
                </div>
              ) : null}
            </WhatCanHappenNext>
            <History id={person.id} />
          </>
        }
      />
      {appointing && chart.data ? (
        <AppointDialog person={person} positions={new Map(chart.data.positions.map((p) => [p.id, p.version]))} onClose={() => setAppointing(false)} />
      ) : null}
    </Page>
  );
}

const Facts = ({ person }: { readonly person: Shown }) => {
  const outside = person.outside ? person.history[0]?.position.role : undefined;
  return (
    <TitleBlock
      className="above"
      blocks={[
        { label: say("State"), value: <State state={person.state} states={personKind.states} /> },
        outside ? { label: say("From outside"), value: <Tag tone="out">{roleWords[outside].name}</Tag> } : null,
        person.email ? { label: say("E-mail"), value: <a href={`mailto:${person.email}`}>{person.email}</a> } : null,
        person.phone ? { label: say("Telephone"), value: <a href={`tel:${person.phone}`}>{person.phone}</a> } : null,
        person.userName ? { label: say("Signs in as"), value: person.userName, mono: true } : null,
        person.joinedOn ? { label: say("Joined"), value: <DateText value={person.joinedOn} /> } : null,
        person.leftOn ? { label: person.state === "leaving" ? say("Leaves") : say("Left"), value: <DateText value={person.leftOn} /> } : null,
        { label: say("Number"), value: person.employeeNumber ? `${person.number} · ${person.employeeNumber}` : person.number, mono: true },
      ]}
    />
  );
};

const Signing = ({ person }: { readonly person: Shown }) => (
  <Section title={say("Signing")}>
    <ul className="rows">
      <li>
        {person.verifiedBy ? (
          <Status tone="ok">{say("Identity confirmed by {name}", { name: person.verifiedByName ?? "" })}</Status>
        ) : (
          <Status tone="none">{say("Identity not confirmed yet")}</Status>
        )}{" "}
        {person.verifiedOn ? <DateText value={person.verifiedOn} /> : null} {person.verifiedHow ? <span className="muted sm">{person.verifiedHow}</span> : null}
      </li>
      <li>
        {person.acceptedAt ? (
          <Status tone="ok">{say("Accepted that signing here equals signing by hand")}</Status>
        ) : (
          <Status tone="none">{say("Not yet accepted that signing here equals signing by hand")}</Status>
        )}{" "}
        {person.acceptedAt ? <DateText value={person.acceptedAt} /> : null}
      </li>
    </ul>
  </Section>
);
