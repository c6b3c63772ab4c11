import { say } from "#kernel/sentence.ts";
import { LongField } from "#web/kit/fields.tsx";
import type { Question } from "../../question.ts";

interface QuestionProps {
  readonly n: number;
  readonly question: Question;
  readonly figure: { readonly drawn: number; readonly right: number } | undefined;
  readonly onChange: (question: Question) => void;
  readonly onRemove: () => void;
}

export const newKey = (): string => crypto.randomUUID();

/** One question as it is written: its answers, which are right, and why. Enter in an answer begins the next. */
export function QuestionField({ n, question, figure, onChange, onRemove }: QuestionProps) {
  const { options } = question;
  const put = (key: string, change: Partial<(typeof options)[number]>) => onChange({ ...question, options: options.map((o) => (o.key === key ? { ...o, ...change } : o)) }),
    right = (key: string, is: boolean) => {
      const next = options.map((o) => (o.key === key ? { ...o, right: is } : o));
      onChange({ ...question, options: next, sort: next.filter((o) => o.right).length > 1 ? "multiple" : "single" });
    },
    add = () => options.length < 8 && onChange({ ...question, options: [...options, { key: newKey(), text: "", right: false }] });
  return (
    <li>
      <LongField label={say("Question {n}", { n })} rows={1} value={question.text} onChange={(text) => onChange({ ...question, text })} />
      {options.map((option, i) => (
        <div key={option.key} className="trn-answer">
          <input
            type="checkbox"
            aria-label={say("Answer {i} of question {n} is right", { i: i + 1, n })}
            checked={option.right}
            onChange={(event) => right(option.key, event.target.checked)}
          />
          <input
            className="in"
            aria-label={say("Answer {i} of question {n}", { i: i + 1, n })}
            value={option.text}
            maxLength={200}
            onChange={(event) => put(option.key, { text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
          {options.length > 2 ? (
            <button
              type="button"
              className="btn q s"
              aria-label={say("Take answer {i} of question {n} out", { i: i + 1, n })}
              onClick={() => onChange({ ...question, options: options.filter((o) => o.key !== option.key) })}
            >
              {say("Take out")}
            </button>
          ) : null}
        </div>
      ))}
      <LongField label={say("Why")} optional rows={1} value={question.reason ?? ""} onChange={(reason) => onChange({ ...question, reason: reason || null })} />
      <div className="row">
        <button type="button" className="btn s" disabled={options.length >= 8} onClick={add}>
          {say("Add an answer")}
        </button>
        <button type="button" className="btn q s" onClick={onRemove}>
          {say("Take question {n} out", { n })}
        </button>
        <span className="small muted">
          {question.sort === "single" ? say("One answer is right.") : say("Several answers are right.")}
          {figure && figure.drawn > 0 ? ` ${say("Answered rightly {right} of {drawn} times.", { right: figure.right, drawn: figure.drawn })}` : ""}
        </span>
      </div>
    </li>
  );
}
