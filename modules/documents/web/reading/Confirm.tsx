import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Icon } from "#web/icon.tsx";
import { tell } from "#web/kit/said.tsx";
import { Link } from "#web/routing.tsx";
import { readingActs } from "../../acts.ts";
import type { ReadShown } from "./text.ts";

/** At the foot of a text that one is to read: one press says it, in person; nothing when nobody asks. */
export function Confirm({ shown }: { readonly shown: ReadShown }) {
  const { myReading, document, revision } = shown;
  const { perform, pending, refusal } = useAct(readingActs.acknowledge as unknown as AnyAct);
  const [done, setDone] = useState(false);
  if (!myReading || myReading.state === "lapsed") return null;
  if (myReading.state === "acknowledged")
    return (
      <p className="doc-confirmed">
        <Icon name="tick" /> {say("You read and understood revision {n}.", { n: revision.revision })} <DateText value={myReading.acknowledgedAt} form="time" />
      </p>
    );
  const confirm = async () => {
    const record = { id: myReading.id, version: myReading.version, number: document.code, title: document.title };
    if (!(await perform({ id: myReading.id, version: myReading.version, input: {} }, { record }))) return;
    setDone(true);
    tell(say("Kept: you read and understood {code}, revision {n}.", { code: document.code, n: revision.revision }));
  };
  return (
    <div className="doc-confirm noprint" role="region" aria-label={say("Have you read it?")}>
      <p>
        <b className="med">{say("I have read revision {n} and know what it asks of me.", { n: revision.revision })}</b>
        <small>
          {say("This is personal. Nobody can confirm it for you.")} {myReading.dueOn ? <DueText due={myReading.dueOn} /> : null}
        </small>
        {refusal ? <RefusalNote refusal={refusal} /> : null}
      </p>
      <Link className="btn q" href={`/documents/${document.number}?tab=talk`}>
        <Icon name="talk" />
        {say("Something is unclear")}
      </Link>
      <button type="button" className="btn p" disabled={pending || done} aria-busy={pending} onClick={() => void confirm()}>
        {say(readingActs.acknowledge.title)}
      </button>
    </div>
  );
}
