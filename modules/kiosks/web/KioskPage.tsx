import { useState } from "react";
import { decide } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useActor, useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { State } from "#web/kit/status.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { History } from "#web/record/History.tsx";
import { useParameter } from "#web/routing.tsx";
import { signOut } from "#web/session.ts";
import { post, Problem } from "#web/wire.ts";
import { kioskActs } from "../acts.ts";
import { kioskKind, type Kiosk } from "../kiosk.ts";
import { kioskViews } from "../views.ts";

/** One kiosk: where it stands, and how a screen becomes it. */
export default function KioskPage() {
  const one = useView(kioskViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={one}>
      {({ record, owner, site }) => (
        <Page title={record.place} short={record.number} crumbs={[{ title: say("Kiosks"), href: "/kiosks" }]}>
          <TitleBlock
            blocks={[
              { label: say("State"), value: <State state={record.state} states={kioskKind.states} /> },
              { label: say("Site"), value: site?.name ?? say("none") },
              { label: say("Screen since"), value: record.pairedAt ? <DateText value={record.pairedAt} form="time" /> : say("never") },
              { label: say("Answers"), value: <Answers person={owner} /> },
              { label: say("Number"), value: record.number, mono: true },
            ]}
          />
          <Columns
            record
            main={<Pairing record={record} />}
            side={
              <>
                <section className="next" aria-label={say("What can happen next")}>
                  <h2>{say("When the screen is gone or not needed")}</h2>
                  <ActButton<Kiosk> act={kioskActs.close} record={record} block />
                </section>
                <History id={record.id} />
              </>
            }
          />
        </Page>
      )}
    </AnsweredPage>
  );
}

/** Makes the screen that one looks at the kiosk; whoever did it is signed out, so that nothing of theirs stays on it. */
function Pairing({ record }: { readonly record: Kiosk }) {
  const actor = useActor(),
    [busy, setBusy] = useState(false),
    [trouble, setTrouble] = useState<Problem | null>(null);
  const answer = actor ? decide(kioskActs.pair, actor, record) : null;
  const pair = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      await post(`/api/kiosks/${record.id}/pair`, { version: record.version });
      await signOut("/kiosk");
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setTrouble(error);
      setBusy(false);
    }
  };
  if (record.state === "closed") return <Section title={say("The screen")}>{<p className="sm muted">{say("It is closed. Its screen opens nothing any more.")}</p>}</Section>;
  return (
    <Section title={say("The screen")}>
      <ol className="rows sm">
        <li>{say("Open this page on the screen that is to be the kiosk, signed in as yourself.")}</li>
        <li>{say("Press the button. You are signed out, and the screen can be nothing but the kiosk from then on.")}</li>
        <li>{say("A screen that was this kiosk before stops being it.")}</li>
      </ol>
      {answer?.yes ? (
        <p>
          <button type="button" className="btn p" disabled={busy} aria-busy={busy} onClick={() => void pair()}>
            {say(kioskActs.pair.title)}
          </button>
        </p>
      ) : answer ? (
        <p className="sm muted">{answer.because}</p>
      ) : null}
      {trouble ? <RefusalNote refusal={trouble} /> : null}
    </Section>
  );
}
