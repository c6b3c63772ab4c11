import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { Status } from "#web/kit/status.tsx";
import type { Question } from "../../question.ts";
import type { Given } from "../../attempt.ts";
import { withChoice } from "./answers.ts";
import { QuestionAsked } from "./QuestionAsked.tsx";

interface PreviewProps {
  readonly questions: readonly Question[];
  readonly onClose: () => void;
}

/** The questions as they will be asked, one after the other, saved or not; nothing of it is kept. */
export function Preview({ questions, onClose }: PreviewProps) {
  const [at, setAt] = useState(0),
    [given, setGiven] = useState<Given>({}),
    question = questions[at];
  if (!question) return null;
  const chosen = given[question.key] ?? [],
    right = question.options.filter((o) => o.right).map((o) => o.key),
    isRight = chosen.length === right.length && right.every((key) => chosen.includes(key));
  return (
    <Dialog title={say("As it will be asked")} onClose={onClose}>
      <p className="small muted" role="status">
        {say("Question {n} of {all}", { n: at + 1, all: questions.length })}
      </p>
      <QuestionAsked question={question} chosen={chosen} onChoose={(option) => setGiven(withChoice(question, given, option))} />
      {chosen.length > 0 ? (
        <p className="sm gap-s">
          <Status tone={isRight ? "ok" : "bad"}>{isRight ? say("This counts as right.") : say("This does not count as right.")}</Status>
        </p>
      ) : null}
      <div className="trn-step">
        <button type="button" className="btn" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {say("Back")}
        </button>
        <button type="button" className="btn p" onClick={() => (at < questions.length - 1 ? setAt(at + 1) : onClose())}>
          {at < questions.length - 1 ? say("Next") : say("Close")}
        </button>
      </div>
    </Dialog>
  );
}
