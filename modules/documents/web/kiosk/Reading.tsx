import { useEffect, useEffectEvent, useState, type MouseEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Skeleton } from "#web/kit/states.tsx";
import { Problem } from "#web/wire.ts";
import { BodyText } from "../reading/BodyText.tsx";
import type { ReadShown } from "../reading/text.ts";
import { fileAt, kiosk } from "./asked.ts";

interface ReadingProps {
  readonly number: string;
  readonly onBack: (said: string | null) => void;
  readonly onGone: () => void;
}

/** Nothing on a kiosk leads away from it: a reference is words there, a part of the same text still is a way. */
const stayHere = (event: MouseEvent<HTMLElement>): void => {
  const way = (event.target as Element).closest("a");
  if (way && !way.getAttribute("href")?.startsWith("#")) event.preventDefault();
};

/** One text, and at its end the one press that says it was read. */
export function Reading({ number, onBack, onGone }: ReadingProps) {
  const [shown, setShown] = useState<ReadShown | null>(null),
    [trouble, setTrouble] = useState<Problem | null>(null),
    [busy, setBusy] = useState(false);
  const failed = useEffectEvent((error: unknown) => (error instanceof Problem && error.status === 401 ? onGone() : setTrouble(error as Problem)));
  useEffect(() => void kiosk.read(number).then(setShown, (error: unknown) => failed(error)), [number]);
  if (trouble && !shown) return <p className="kiosk-wrong">{trouble.message}</p>;
  if (!shown) return <Skeleton rows={6} />;
  const { document, revision, content, myReading } = shown,
    file = content.file?.attachmentId ? fileAt(document.number)(content.file.attachmentId) : null;
  const confirm = async () => {
    if (!myReading) return;
    setBusy(true);
    try {
      await kiosk.acknowledge(myReading.id, myReading.version);
      onBack(say("Kept: you read and understood {code}, revision {n}.", { code: document.code, n: revision.revision }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401) onGone();
      setTrouble(error);
      setBusy(false);
    }
  };
  return (
    <article className="kiosk-text" onClickCapture={stayHere}>
      <h2>{document.title}</h2>
      <p className="muted">{say("{code}, revision {n}", { code: document.code, n: revision.revision })}</p>
      {content.body ? <BodyText body={content.body} mentioned={content.mentioned} pictures={content.pictures} hrefOf={fileAt(document.number)} /> : null}
      {/* A sandboxed frame shows no PDF in any browser; the answer's own policy lets nothing in it run. */}
      {/* eslint-disable-next-line react/iframe-missing-sandbox */}
      {file && content.file?.type === "application/pdf" ? <iframe className="doc-frame" src={`${file}#navpanes=0&toolbar=0&view=FitH`} title={document.title} /> : null}
      {file && /^image\/(png|jpeg)$/.test(content.file?.type ?? "") ? <img className="doc-picture" src={file} alt={document.title} /> : null}
      {content.fileText ? <div className="doc-text plain">{content.fileText}</div> : null}
      <footer className="kiosk-foot">
        {trouble ? (
          <p className="kiosk-wrong" role="alert">
            {trouble.message}
          </p>
        ) : null}
        <button type="button" className="btn kiosk-key" onClick={() => onBack(null)}>
          {say("Back")}
        </button>
        {myReading?.state === "open" ? (
          <button type="button" className="btn p kiosk-key" disabled={busy} aria-busy={busy} onClick={() => void confirm()}>
            {say("I have read and understood it")}
          </button>
        ) : null}
      </footer>
    </article>
  );
}
