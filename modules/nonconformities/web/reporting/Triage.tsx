import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { wordedForm } from "#web/act/worded.tsx";
import { decision, RefusedButton, WhoCan } from "#web/act/ActButton.tsx";
import { ActForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Section } from "#web/kit/page.tsx";
import { tell } from "#web/kit/said.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { reportActs } from "../../acts.ts";
import { acceptForm } from "./AcceptForm.tsx";
import type { ReportShown } from "./ReportPage.tsx";

const told = { label: say("What the reporter hears"), help: say("Empty sends only the step itself.") };
const MergeForm = wordedForm(reportActs.merge.input, { intoId: { label: say("Into which report, nonconformity or action"), kind: "record" }, answer: told });
const DeclineForm = wordedForm(reportActs.decline.input, { answer: told });

/** What becomes of a report, decided where it is read: accept, merge or decline. */
export function Triage({ shown }: { readonly shown: ReportShown }) {
  const { record } = shown,
    actor = useActor(),
    { refusal } = useAsOf(),
    [way, setWay] = useState("accept"),
    [into, setInto] = useState("");
  if (record.state !== "received") return null;
  const answer = decision(reportActs.accept as unknown as AnyAct, actor, record, refusal);
  if (!answer.yes)
    return (
      <Section title={say("What becomes of it")}>
        <RefusedButton
          label={say("Accept, merge or decline")}
          because={answer.because}
          instead={answer.about === "who" ? <WhoCan act={reportActs.accept.name} record={record.id} /> : null}
        />
      </Section>
    );
  const done = () => tell(say("What becomes of {number} is decided", { number: record.number }));
  const merge = (id: string) => {
    setInto(id);
    setWay("merge");
  };
  return (
    <Section
      title={say("What becomes of it")}
      more={
        <Segmented
          label={say("What becomes of it")}
          value={way}
          onChange={setWay}
          choices={[
            { value: "accept", label: say("Accept") },
            { value: "merge", label: say("Merge") },
            { value: "decline", label: say("Decline") },
          ]}
        />
      }
    >
      <div style={{ maxWidth: 620, paddingTop: 6 }}>
        {way === "accept" ? (
          <ActForm
            key="accept"
            act={reportActs.accept as unknown as AnyAct}
            record={record}
            form={acceptForm(shown, merge)}
            start={{ title: record.title, becomes: record.sort === "idea" ? "action" : "nonconformity", source: "report" }}
            onDone={done}
          />
        ) : null}
        {way === "merge" ? (
          <ActForm key={`merge${into}`} act={reportActs.merge as unknown as AnyAct} record={record} form={MergeForm} start={{ intoId: into }} onDone={done} />
        ) : null}
        {way === "decline" ? <ActForm key="decline" act={reportActs.decline as unknown as AnyAct} record={record} form={DeclineForm} onDone={done} /> : null}
      </div>
    </Section>
  );
}
