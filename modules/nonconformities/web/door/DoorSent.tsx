import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { useArrived, type Arrived } from "./arrived.ts";

/** The number and the private link; until the network brings them, that it is kept. */
export function DoorSent({ sendingKey, onAgain, onRetry }: { readonly sendingKey: string; readonly onAgain: () => void; readonly onRetry: (answer: Arrived) => void }) {
  const answer = useArrived().find((one) => one.key === sendingKey);
  const again = (
    <button type="button" className="btn" onClick={onAgain}>
      {say("Report something else")}
    </button>
  );
  if (!answer)
    return (
      <div className="nc-sent" role="status">
        <Status tone="part">{say("Kept on this device")}</Status>
        <p>{say("It is being sent. Without a network it leaves by itself when there is one. Your number and your link appear here, also when you open this page again.")}</p>
      </div>
    );
  return (
    <>
      <OneArrived answer={answer} onRetry={onRetry} />
      {answer.link ? <div className="acts gap">{again}</div> : null}
    </>
  );
}

/** One report that left, with its number and the private link that is shown only now. */
export function OneArrived({ answer, onRetry }: { readonly answer: Arrived; readonly onRetry: (answer: Arrived) => void }) {
  const [copied, setCopied] = useState(false);
  if (!answer.link)
    return (
      <div className="trouble" role="alert">
        <h2>{say("This was not sent")}</h2>
        <p className="sm">{answer.refused}</p>
        {answer.words ? <blockquote className="sm">{answer.words}</blockquote> : null}
        <div className="acts gap">
          <button type="button" className="btn p" onClick={() => onRetry(answer)}>
            {say("Write it again with these words")}
          </button>
        </div>
      </div>
    );
  const whole = `${location.origin}${answer.link}`;
  return (
    <div className="nc-sent" role="status">
      <Status tone="ok">{say("Sent. Thank you")}</Status>
      <p className="number">{answer.number}</p>
      <p>{say("With this link you see what becomes of it and can add something. It is shown only now: keep it, and give it to nobody.")}</p>
      <p className="nc-link" data-link>
        {whole}
      </p>
      <div className="acts">
        <Link className="btn p l" href={answer.link}>
          {say("See what becomes of it")}
        </Link>
        {navigator.clipboard ? (
          <button type="button" className="btn l" onClick={() => void navigator.clipboard.writeText(whole).then(() => setCopied(true))}>
            {copied ? say("Copied") : say("Copy the link")}
          </button>
        ) : null}
      </div>
    </div>
  );
}
