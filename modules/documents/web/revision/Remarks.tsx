import { useState, type FormEvent } from "react";
import { decide } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Status } from "#web/kit/status.tsx";
import { revisionActs } from "../../acts.ts";
import type { RevisionRead } from "../../record.ts";
import type { Remark } from "../../revision-views.ts";
import { settlesIt } from "../../separation.ts";
import { placeOf, useSelectedWords } from "./quoting.ts";

interface RemarksProps {
  readonly record: RevisionRead;
  readonly remarks: readonly Remark[];
}

/** What people remark on these words. An open remark holds up the approval until whoever made it, or decides, settles it. */
export function Remarks({ record, remarks }: RemarksProps) {
  const open = remarks.filter((r) => r.settled === null),
    settled = remarks.filter((r) => r.settled !== null);
  return (
    <Section id="remarks" title={say("Remarks")} count={open.length} note={settled.length > 0 ? say("{n} settled", { n: settled.length }) : undefined}>
      <ul className="rows rv-remarks">
        {[...open, ...settled].map((remark) => (
          <OneRemark key={remark.id} remark={remark} record={record} />
        ))}
      </ul>
      <Write record={record} />
    </Section>
  );
}

function OneRemark({ remark, record }: { readonly remark: Remark; readonly record: RevisionRead }) {
  const { quote, settled } = remark;
  const show = () => {
    const place = quote ? placeOf(quote) : null;
    place?.scrollIntoView({ block: "center" });
    place?.classList.add("rv-found");
    setTimeout(() => place?.classList.remove("rv-found"), 2_500);
  };
  return (
    <li>
      <Person name={remark.by.name} id={remark.by.id} />{" "}
      <span className="small muted">
        <DateText value={remark.at} form="time" />
      </span>
      {quote ? (
        <button type="button" className="rv-quote" onClick={show} title={say("Show where it stands")}>
          {quote}
        </button>
      ) : null}
      <p>{remark.text}</p>
      {remark.answered ? (
        <div className="small rv-answer">
          <b>{remark.answered.by.name}</b> <DateText value={remark.answered.at} form="time" />
          <div>{remark.answered.note}</div>
        </div>
      ) : null}
      {settled ? (
        <div className="small muted">
          <Status tone="ok" small>
            {say("settled")}
          </Status>{" "}
          {settled.by.name}, <DateText value={settled.at} form="time" />
          {settled.note ? <div>{settled.note}</div> : null}
        </div>
      ) : (
        <Answering remark={remark} record={record} />
      )}
    </li>
  );
}

/** Those who write answer it; whoever made it, or decides, settles it. */
function Answering({ remark, record }: { readonly remark: Remark; readonly record: RevisionRead }) {
  const actor = useActor(),
    { refusal: past } = useAsOf(),
    { perform, pending, refusal } = useAct(revisionActs.answer as unknown as AnyAct),
    settling = useAct(revisionActs.settle as unknown as AnyAct),
    [note, setNote] = useState("");
  if (!actor || past) return null;
  const answers = decide(revisionActs.answer, actor, record).yes && remark.by.id !== actor.id,
    settles = decide(revisionActs.settle, actor, record).yes && settlesIt(actor, record, remark.by.id).yes;
  const answer = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() !== "") void perform({ id: record.id, input: { remarkId: remark.id, note: note.trim() } }).then((done) => done && setNote(""));
  };
  const wrong = refusal ?? settling.refusal;
  return (
    <>
      {answers ? (
        <form className="rv-settle" onSubmit={answer}>
          <input
            className="in"
            aria-label={say("What was done about it")}
            placeholder={say("What was done about it")}
            value={note}
            maxLength={200}
            onChange={(e) => setNote(e.target.value)}
          />
          <button type="submit" className="btn s" disabled={pending}>
            {say("Answer")}
          </button>
        </form>
      ) : null}
      {settles ? (
        <button type="button" className="btn s" disabled={settling.pending} onClick={() => void settling.perform({ id: record.id, input: { remarkId: remark.id, note: null } })}>
          {say("Settle")}
        </button>
      ) : null}
      {wrong ? <RefusalNote refusal={wrong} /> : null}
    </>
  );
}

function Write({ record }: { readonly record: RevisionRead }) {
  const actor = useActor(),
    { refusal: past } = useAsOf(),
    { perform, pending, refusal } = useAct(revisionActs.remark as unknown as AnyAct);
  const selected = useSelectedWords(),
    [text, setText] = useState(""),
    [quote, setQuote] = useState<string | null>(null);
  if (!actor || past || !decide(revisionActs.remark, actor, record).yes) return null;
  const begin = () => void (quote === null && selected !== "" && setQuote(selected));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || !(await perform({ id: record.id, input: { text: text.trim(), quote } }))) return;
    setText("");
    setQuote(null);
  };
  return (
    <form className="rv-write" onSubmit={(event) => void send(event)}>
      {quote ? (
        <p className="rv-quote">
          {quote}{" "}
          <button type="button" className="link" onClick={() => setQuote(null)}>
            {say("Without the quotation")}
          </button>
        </p>
      ) : selected ? (
        <button type="button" className="btn s" onMouseDown={(event) => event.preventDefault()} onClick={() => setQuote(selected)}>
          {say("Quote the selected words")}
        </button>
      ) : null}
      <textarea
        className="in"
        rows={text ? 3 : 1}
        maxLength={10_000}
        aria-label={say("Remark on this revision")}
        placeholder={say("Remark; select words in the text to quote them")}
        value={text}
        onFocus={begin}
        onChange={(event) => setText(event.target.value)}
      />
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      {text ? (
        <span>
          <button type="submit" className="btn s p" disabled={pending}>
            {say("Remark")}
          </button>
        </span>
      ) : null}
    </form>
  );
}
