import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { History } from "#web/record/History.tsx";
import { useParameter } from "#web/routing.tsx";
import { pinActs } from "../acts.ts";
import { pinKind, type PinRead } from "../pin.ts";
import { pinViews } from "../views.ts";
import { CodeOnce, codeIn } from "./CodeOnce.tsx";

/** One PIN: whether it is set, and what a supervisor does when it is forgotten or locked. */
export default function PinPage() {
  const one = useView(pinViews.one, { number: useParameter("number") }),
    [code, setCode] = useState<string | null>(null);
  return (
    <AnsweredPage of={one}>
      {({ record, givenBy }) => (
        <Page
          title={record.person}
          short={record.number}
          crumbs={[
            { title: say("Kiosks"), href: "/kiosks" },
            { title: say("PINs"), href: "/kiosks/pins" },
          ]}
        >
          <TitleBlock
            blocks={[
              { label: say("State"), value: <State state={record.state} states={pinKind.states} /> },
              { label: say("Code from"), value: <Answers person={givenBy} /> },
              { label: say("Set"), value: record.setAt ? <DateText value={record.setAt} form="time" /> : say("not yet") },
              { label: say("Code good until"), value: record.codeUntil ? <DateText value={record.codeUntil} form="time" /> : "–" },
            ]}
          />
          {code ? <CodeOnce code={code} onClose={() => setCode(null)} /> : null}
          <Columns
            record
            main={
              <Section title={say("Forgotten or locked")}>
                <p className="sm">{say("Hand over a new code: the PIN before is void at once, and the person chooses another one at the kiosk.")}</p>
                <p>
                  <ActButton<PinRead> act={pinActs.giveAgain} record={record} onDone={(done) => setCode(codeIn(done))} />
                </p>
              </Section>
            }
            side={<History id={record.id} />}
          />
        </Page>
      )}
    </AnsweredPage>
  );
}
