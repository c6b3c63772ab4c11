import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Status } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { nonconformityViews } from "../../views.ts";

interface HintProps {
  readonly text: string;
  readonly siteId?: string | undefined;
  readonly process?: string | undefined;
  readonly cause?: string | undefined;
  /** What whoever reads it can do about it. */
  readonly onPick?: ((id: string) => void) | undefined;
}

const settled = 500;

/** Did this happen before? Said while it is still being written, so that nobody raises the same twice. */
export function SimilarHint({ text, siteId, process, cause, onPick }: HintProps) {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim().slice(0, 1_500)), settled);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useView(
    nonconformityViews.similar,
    { text: asked, ...(siteId ? { siteId } : {}), ...(process ? { process } : {}), ...(cause ? { cause } : {}) },
    { enabled: asked.length >= 8, keep: true },
  );
  const items = asked.length >= 8 ? (found.data?.items ?? []).slice(0, 3) : [];
  return (
    <div role="status">
      {items.length > 0 ? (
        <div className="nc-hint">
          <b className="med">{items.some((item) => item.repeat) ? say("This happened before") : say("This looks like something known")}</b>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <a className="plain" href={item.path} target="_blank" rel="noreferrer">
                  <Ref>{item.number}</Ref> {item.title}
                </a>{" "}
                {item.repeat ? (
                  <Status tone="soon" small>
                    {say("repeats")}
                  </Status>
                ) : null}
                <small className="small muted" style={{ display: "block" }}>
                  {item.because} <DateText value={item.openedAt} form="short" />. {item.cause ? say("Cause then: {cause}", { cause: item.cause }) : ""}
                </small>
                {onPick ? (
                  <button type="button" className="link small" onClick={() => onPick(item.id)}>
                    {say("Merge into this one")}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
