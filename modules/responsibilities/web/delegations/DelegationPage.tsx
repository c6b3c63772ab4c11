import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { Icon } from "#web/icon.tsx";
import { History } from "#web/record/History.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { useParameter } from "#web/routing.tsx";
import { delegationActs } from "../../acts.ts";
import { delegationKind } from "../../record.ts";
import { delegationViews } from "../../views.ts";
import { remitOfPerson } from "../words.ts";
import "../responsibilities.css";

type Shown = z.output<(typeof delegationViews)["one"]["gives"]>;

/** What is lent, to whom and until when; accepting, declining and ending it. */
export default function DelegationPage() {
  const delegation = useView(delegationViews.one, { number: useParameter("number") });
  return <AnsweredPage of={delegation}>{(found) => <One delegation={found} />}</AnsweredPage>;
}

function headingOf(d: Shown): string {
  const said = { who: d.toName, lender: d.fromName, title: d.positionTitle, from: written(d.startsOn), until: written(d.endsOn), ended: written(d.endedOn ?? d.endsOn) };
  if (d.state === "offered") return say("{lender} asks {who} to act as {title} from {from} to {until}.", said);
  if (d.state === "in_force") return d.started ? say("{who} acts for {lender} until {until}.", said) : say("{who} will act for {lender} from {from} to {until}.", said);
  return d.state === "ended" ? say("{who} acted for {lender} until {ended}.", said) : say("{who} does not act for {lender}.", said);
}

const One = ({ delegation: d }: { readonly delegation: Shown }) => (
  <Page
    title={headingOf(d)}
    short={d.number}
    crumbs={[
      { title: say("Responsibilities"), href: "/responsibilities" },
      { title: say("Delegations"), href: "/delegations" },
    ]}
    lead={d.why}
  >
    <TitleBlock
      blocks={[
        { label: say("Acts"), value: <Person name={d.toName} id={d.toPersonId} href={remitOfPerson(d.toPersonId)} /> },
        { label: say("For"), value: <Person name={d.fromName} id={d.fromPersonId} href={remitOfPerson(d.fromPersonId)} /> },
        { label: say("As"), value: d.positionTitle },
        { label: say("State"), value: <State state={d.state} states={delegationKind.states} /> },
        { label: say("First day"), value: <DateText value={d.startsOn} /> },
        { label: say("Last day"), value: <DueText due={d.endsOn} closed={d.closedAt !== null} /> },
        d.acceptedAt ? { label: say("Accepted"), value: <DateText value={d.acceptedAt} /> } : null,
        { label: say("Number"), value: d.number, mono: true },
      ]}
    />
    <div className="gap-l">
      <Columns
        record
        main={
          <>
            {d.about.length > 0 || d.subjects.length === 0 ? (
              <Section title={say("Duties lent")} {...(d.about.length > 0 ? { count: d.about.length } : {})}>
                <ul className="rows sm">
                  {d.about.map((a) => (
                    <li key={a}>{a}</li>
                  ))}
                  {d.subjects.length === 0 ? <li>{say("Everything that the position answers for and that may be lent.")}</li> : null}
                </ul>
              </Section>
            ) : null}
            <Section title={say("Rights while acting")}>
              <div className="may" style={{ paddingInlineStart: 0 }}>
                <div>
                  <h3>
                    <Icon name="tick" />
                    {say("{name} may", { name: d.toName })}
                  </h3>
                  <ul className="rows sm">{d.may.length > 0 ? d.may.map((m) => <li key={m}>{m}</li>) : <li>{say("do the work, with the rights of an own position")}</li>}</ul>
                </div>
                <div>
                  <h3>
                    <Icon name="close" />
                    {say("And may not")}
                  </h3>
                  <ul className="rows sm">
                    {d.mayNot.map((m) => (
                      <li key={m}>{m}</li>
                    ))}
                  </ul>
                </div>
              </div>
            </Section>
            <Talk id={d.id} />
          </>
        }
        side={
          <>
            <WhatCanHappenNext
              record={d}
              acts={delegationActs}
              extras={{
                [delegationActs.accept.name]: {
                  consequences: [say("You act from {day}; everything you do so is shown as done on behalf of {name}.", { day: written(d.startsOn), name: d.fromName })],
                },
              }}
            />
            <History id={d.id} />
          </>
        }
      />
    </div>
  </Page>
);
