import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useActor } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import { DateText } from "#web/kit/date.tsx";
import { Section, TitleBlock } from "#web/kit/page.tsx";
import { State, Status } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link } from "#web/routing.tsx";
import { attemptActs } from "../../acts.ts";
import { attemptKind } from "../../attempt.ts";
import type { AttemptShown } from "./answers.ts";

const unlock = { unlock: attemptActs.unlock };

/** How an attempt went: each question with its reason, as far as another attempt does not need it secret. */
export function Result({ shown }: { readonly shown: AttemptShown }) {
  const { record } = shown,
    mine = useActor()?.id === record.personId;
  return (
    <div className="stack">
      <TitleBlock
        blocks={[
          { label: say("Person"), value: shown.person.name },
          { label: say("Result"), value: <State state={record.state} states={attemptKind.states} /> },
          { label: say("Right"), value: `${record.percent ?? 0}\u2009%, ${say("needed {n}", { n: record.passPercent })}\u2009%` },
          { label: say("Submitted"), value: <DateText value={record.submittedAt} /> },
        ]}
      />
      {record.state === "locked" ? (
        <Banner tone="bad" icon="lock">
          {say("It failed too often and is locked.")}{" "}
          {say("Who can unlock it: {who}.", { who: shown.unlockers.map((p) => p.name).join(", ") || say("whoever answers for training") })}
        </Banner>
      ) : null}
      {record.state === "failed" ? <Banner tone="soon">{say("Attempts left: {n}. What is right is not shown until it is passed.", { n: shown.failuresLeft })}</Banner> : null}
      <Section title={say("Questions")} count={shown.questions.length}>
        <ol className="trn-result">
          {shown.questions.map((q) => (
            <li key={q.key}>
              <b className="med">{q.text}</b>{" "}
              <Status tone={q.correct ? "ok" : "bad"} small>
                {q.correct ? say("right") : say("not right")}
              </Status>
              <p className="sm muted">
                {say("Answered: {answers}", {
                  answers:
                    q.options
                      .filter((o) => q.given.includes(o.key))
                      .map((o) => o.text)
                      .join("; ") || say("nothing"),
                })}
              </p>
              {q.reason ? <p className="sm">{q.reason}</p> : null}
            </li>
          ))}
        </ol>
      </Section>
      <p className="row noprint">
        {mine && record.state === "failed" && shown.training && shown.failuresLeft > 0 ? (
          <Link className="btn p" href={`/training/take/${shown.training.number}`}>
            {say("Try again")}
          </Link>
        ) : null}
        <Link className="btn" href="/training/mine">
          {say("My training")}
        </Link>
      </p>
      {record.state === "locked" ? <WhatCanHappenNext record={record} acts={unlock} /> : null}
      <History id={record.id} />
    </div>
  );
}
