import { say } from "#kernel/sentence.ts";
import { Link } from "#web/routing.tsx";
import { Status } from "#web/kit/status.tsx";

export type Standing = { readonly is: "kept" } | { readonly is: "sent"; readonly number: string } | { readonly is: "refused"; readonly because: string };

/** What became of the sending: kept on the device, sent with its number, or refused with the reason. */
export function Sent({ standing, onAgain, text }: { readonly standing: Standing; readonly onAgain: () => void; readonly text: string }) {
  const again = (
    <button type="button" className="btn" onClick={onAgain}>
      {say("Report something else")}
    </button>
  );
  if (standing.is === "sent") {
    return (
      <div className="nc-sent" role="status">
        <Status tone="ok">{say("Sent")}</Status>
        <p className="number">{standing.number}</p>
        <p>{say("Somebody looks at it within two working days. You see here what becomes of it, and you can add something at any time.")}</p>
        <div className="acts">
          <Link className="btn p" href={`/reports/${standing.number}`}>
            {say("Follow it")}
          </Link>
          {again}
        </div>
      </div>
    );
  }
  if (standing.is === "refused")
    return (
      <div className="trouble" role="alert">
        <h2>{say("This was not sent")}</h2>
        <p className="sm">{standing.because}</p>
        <p className="sm">{say("You wrote: {text}", { text })}</p>
        <div className="acts">{again}</div>
      </div>
    );
  return (
    <div className="nc-sent" role="status">
      <Status tone="part">{say("Kept on this device")}</Status>
      <p>{say("It is being sent. Without a network it leaves by itself when there is one, once, even if you close this page.")}</p>
      <div className="acts">
        <Link className="btn" href="/today">
          {say("Go to Today")}
        </Link>
        {again}
      </div>
    </div>
  );
}
