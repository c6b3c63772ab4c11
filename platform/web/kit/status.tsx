import type { ReactNode } from "react";
import type { StateLook } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

export type Tone = StateLook["tone"] | "na";

const shapes: Record<Tone, ReactNode> = {
  ok: (
    <>
      <circle className="f" cx="7" cy="7" r="6" />
      <path className="k" d="M4.2 7.2 6.2 9.2 9.9 5" />
    </>
  ),
  part: (
    <>
      <circle className="o" cx="7" cy="7" r="5.25" />
      <path className="f" d="M7 1.75a5.25 5.25 0 0 0 0 10.5z" />
    </>
  ),
  soon: (
    <>
      <path className="f" d="M7 1 13.5 12.5H.5z" />
      <path className="k" d="M7 5v3.7M7 10.2v.6" />
    </>
  ),
  bad: (
    <>
      <path className="f" d="M7 .3 13.7 7 7 13.7.3 7z" />
      <path className="k" d="M7 4v3.7M7 9.3v.6" />
    </>
  ),
  none: <circle className="o" cx="7" cy="7" r="5.25" strokeDasharray="2.2 1.9" />,
  na: <path className="o" d="M3 7h8" />,
};

/** The shape alone, for a place where its word stands beside it. */
export const Shape = ({ tone }: { readonly tone: Tone }) => (
  <svg viewBox="0 0 14 14" aria-hidden="true">
    {shapes[tone]}
  </svg>
);

interface StatusProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly small?: boolean;
  /** Shows the shape only; the word is still read aloud. */
  readonly quiet?: boolean;
}

/** Shape, word, then colour: each can be told apart in grey. */
export const Status = ({ tone, children, small, quiet }: StatusProps) => (
  <span className={`st ${tone} ${small ? "small" : ""}`}>
    <Shape tone={tone} />
    {quiet ? <span className="vh">{children}</span> : children}
  </span>
);

/** A record's state, in the words of its kind. */
export const State = ({ state, states, small }: { readonly state: string; readonly states?: Readonly<Record<string, StateLook>> | undefined; readonly small?: boolean }) => {
  const look = states?.[state];
  return (
    <Status tone={look?.tone ?? "none"} {...(small ? { small } : {})}>
      {look ? say(look.label) : state.replaceAll("_", " ")}
    </Status>
  );
};
