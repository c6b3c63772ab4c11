import { useEffect, useRef, useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { timeOf } from "#web/kit/date.tsx";
import { useQueryString } from "#web/routing.tsx";
import { attemptActs } from "../../acts.ts";
import { QuestionAsked } from "./QuestionAsked.tsx";
import { answersSoFar, forgetAnswers, keepAnswers, unanswered, withChoice, type AttemptShown } from "./answers.ts";

/** One question per screen. What is chosen is kept on this device at once and at the server with each step. */
export function Paper({ shown }: { readonly shown: AttemptShown }) {
  const { record, questions, endsAt } = shown,
    [given, setGiven] = useState(() => answersSoFar(record.id, questions)),
    [query, change] = useQueryString(),
    saving = useAct(attemptActs.save as unknown as AnyAct),
    submitting = useAct(attemptActs.submit as unknown as AnyAct),
    heading = useRef<HTMLLegendElement>(null),
    at = Math.max(0, Math.min(questions.length - 1, Number(query.get("q") ?? "1") - 1 || 0)),
    question = questions[at],
    open = unanswered(questions, given),
    moved = useRef(false);
  useEffect(() => {
    if (moved.current && at >= 0) heading.current?.focus();
  }, [at]);
  if (!question) return null;
  const go = (to: number) => {
    moved.current = true;
    change({ q: String(to + 1) });
    void saving.perform({ id: record.id, version: record.version, input: { given } });
  };
  const choose = (option: string) => {
    const next = withChoice(question, given, option);
    keepAnswers(record.id, next);
    setGiven(next);
  };
  const submit = async () => {
    if (await submitting.perform({ id: record.id, version: record.version, input: { given } })) forgetAnswers(record.id);
  };
  const chosen = given[question.key] ?? [],
    last = at === questions.length - 1,
    refusal = submitting.refusal ?? saving.refusal;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (last) void submit();
        else go(at + 1);
      }}
    >
      <p className="small muted" role="status">
        {say("Question {n} of {all}", { n: at + 1, all: questions.length })}
        {endsAt ? `, ${say("till {time}", { time: timeOf(endsAt) })}` : ""}
      </p>
      <div className="meter gap-s" aria-hidden="true">
        <i style={{ width: `${((questions.length - open.length) / questions.length) * 100}%` }} />
      </div>
      <QuestionAsked question={question} chosen={chosen} onChoose={choose} heading={heading} />
      <div className="trn-step">
        <button type="button" className="btn" disabled={at === 0} onClick={() => go(at - 1)}>
          {say("Back")}
        </button>
        <button type="submit" className="btn p" aria-busy={submitting.pending} disabled={submitting.pending || saving.pending || (last && open.length > 0)}>
          {last ? say("Submit") : say("Next")}
        </button>
      </div>
      {last && open[0] !== undefined ? (
        <p className="whynot gap-s">
          {say("{n, plural, one {One question has} other {# questions have}} no answer yet.", { n: open.length })}{" "}
          <button type="button" className="link" onClick={() => go(open[0] ?? 0)}>
            {say("Show it")}
          </button>
        </p>
      ) : null}
      {refusal ? <RefusalNote refusal={refusal} /> : null}
    </form>
  );
}
