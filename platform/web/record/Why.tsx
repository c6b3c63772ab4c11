import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Shape, type Tone } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";

export interface Reason {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly sentence?: ReactNode;
  /** The record or the list behind it. */
  readonly link?: { readonly label: string; readonly href: string } | undefined;
}

interface WhyProps {
  /** What is explained: "7.1.5.2". */
  readonly about: string;
  readonly status: { readonly tone: Tone; readonly label: string };
  readonly sentence: string;
  readonly reasons: readonly Reason[];
  /** The shortest way to a better status, with names. */
  readonly way?: ReactNode;
  readonly computed?: { readonly at: string; readonly rule: string } | undefined;
  readonly footer?: ReactNode;
}

const order: Record<Tone, number> = { bad: 0, soon: 1, part: 2, none: 3, na: 4, ok: 5 };

/** Why a status is what it is: in words, then the reasons with the failing ones first, then the way out, then the rule and its time. */
export function Why({ about, status, sentence, reasons, way, computed, footer }: WhyProps) {
  return (
    <section className="pop" aria-label={say("Why is {about} {status}", { about, status: status.label.toLowerCase() })}>
      <header>
        <span className="small muted">
          {say("Why is")} <span className="mono">{about}</span>
        </span>
        <p className={`st ${status.tone}`} style={{ fontSize: "var(--text-xl)", lineHeight: "var(--line-xl)", fontWeight: 600, display: "flex" }}>
          <Shape tone={status.tone} />
          {status.label}
        </p>
        <p className="small ink2">{sentence}</p>
      </header>
      <div className="b">
        <ul className="reasons">
          {reasons
            .toSorted((a, b) => order[a.tone] - order[b.tone])
            .map((reason, i) => (
              <li key={i}>
                <span className={`st ${reason.tone}`}>
                  <Shape tone={reason.tone} />
                </span>
                <div>
                  <b className="med">{reason.title}</b>
                  {reason.sentence ? <small>{reason.sentence}</small> : null}
                </div>
                {reason.link ? (
                  <Link className="ref" href={reason.link.href}>
                    {reason.link.label}
                  </Link>
                ) : (
                  <span />
                )}
              </li>
            ))}
        </ul>
      </div>
      {way ? <footer>{way}</footer> : null}
      {computed || footer ? (
        <footer className="small muted">
          {computed ? (
            <>
              {say("Computed")} <DateText value={computed.at} form="time" />, {say("rule")} <span className="mono">{computed.rule}</span>.{" "}
            </>
          ) : null}
          {footer}
        </footer>
      ) : null}
    </section>
  );
}
