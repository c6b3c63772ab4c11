import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { decision } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { ChoiceField, LongField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { Milestone } from "../../report.ts";
import { reportActs } from "../../acts.ts";
import type { ReportShown } from "./ReportPage.tsx";

const milestoneName = (name: string): string =>
  ({ contained: say("Set right for now"), cause_confirmed: say("Cause found"), acting: say("Being changed"), verified: say("Checked whether it worked"), closed: say("Closed") })[
    name
  ] ?? name;

/** What goes between whoever reported and whoever handles it; it is seen through the private link too. */
export function Messages({ shown, mine }: { readonly shown: ReportShown; readonly mine: boolean }) {
  const { record } = shown,
    actor = useActor(),
    { refusal } = useAsOf();
  const answering = decision(reportActs.answer as unknown as AnyAct, actor, record, refusal).yes,
    adding = mine && decision(reportActs.add as unknown as AnyAct, actor, record, refusal).yes;
  return (
    <Section title={mine ? say("Between you and whoever handles it") : say("Between the reporter and us")} count={record.messages.length}>
      <ol className="nc-say">
        {record.messages.map((message) => (
          <li key={message.id}>
            <small className="small muted">
              {message.from === "reporter" ? (mine ? say("You") : (shown.reporter?.name ?? say("Whoever reported it"))) : say("Answer")}
              {message.about ? `, ${milestoneName(message.about)}` : ""}, <DateText value={message.at} form="time" />
            </small>
            <p className="sm">{message.text}</p>
          </li>
        ))}
      </ol>
      {adding ? (
        <Write act={reportActs.add as unknown as AnyAct} record={record} label={say("Ask or add something")} button={say("Send")} />
      ) : answering ? (
        <Write act={reportActs.answer as unknown as AnyAct} record={record} label={say("Answer the reporter")} button={say("Send the answer")} milestones />
      ) : null}
    </Section>
  );
}

function Write({
  act,
  record,
  label,
  button,
  milestones = false,
}: {
  readonly act: AnyAct;
  readonly record: ReportShown["record"];
  readonly label: string;
  readonly button: string;
  readonly milestones?: boolean;
}) {
  const [text, setText] = useState(""),
    [about, setAbout] = useState(""),
    { perform, pending, refusal } = useAct(act);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const done = await perform({ id: record.id, version: record.version, input: { text: text.trim(), ...(milestones ? { about: about || null } : {}) } });
    if (done) {
      setText("");
      setAbout("");
    }
  };
  return (
    <form className="form gap-s" onSubmit={(event) => void send(event)}>
      <LongField label={label} value={text} onChange={setText} rows={2} />
      {milestones && text ? (
        <ChoiceField
          label={say("Which step it tells about")}
          none={say("none in particular")}
          value={about}
          onChange={setAbout}
          options={Milestone.options.map((value) => ({ value, label: milestoneName(value) }))}
        />
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <div className="acts">
        <button type="submit" className="btn" disabled={pending || !text.trim()} aria-busy={pending}>
          {button}
        </button>
      </div>
    </form>
  );
}
