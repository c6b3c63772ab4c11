import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import type { AnyAct } from "#web/act/perform.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { tell } from "#web/kit/said.tsx";
import { Answered } from "#web/kit/states.tsx";
import { quizActs } from "../../acts.ts";
import { Bank, type Question } from "../../question.ts";
import type { QuizRead } from "../../quiz.ts";
import { quizViews } from "../../quiz-views.ts";
import { Preview } from "./Preview.tsx";
import { newKey, QuestionField } from "./QuestionField.tsx";

const blank = (): Question => ({
  key: crypto.randomUUID(),
  text: "",
  sort: "single",
  reason: null,
  options: [true, false].map((right) => ({ key: newKey(), text: "", right })),
});

/** The questions of a quiz, for those who write it. */
export function BankSection({ record }: { readonly record: QuizRead }) {
  const bank = useView(quizViews.bank, { id: record.id });
  return (
    <Section title={say("Questions and answers")} note={say("only for those who write it")}>
      <Answered of={bank}>{(found) => <Desk key={found.bankVersion} record={record} questions={found.questions} figures={found.figures} />}</Answered>
    </Section>
  );
}

interface DeskProps {
  readonly record: QuizRead;
  readonly questions: readonly Question[];
  readonly figures: readonly { readonly key: string; readonly drawn: number; readonly right: number }[];
}

function Desk({ record, questions, figures }: DeskProps) {
  const kept = `remit.bank.${record.id}.${record.bankVersion}`,
    [draft, setDraft] = useState<readonly Question[]>(() => read(kept) ?? questions),
    [preview, setPreview] = useState(false),
    [fault, setFault] = useState<string | null>(null),
    writing = useAct(quizActs.write as unknown as AnyAct),
    changed = draft !== questions;
  useEffect(() => {
    if (changed) localStorage.setItem(kept, JSON.stringify(draft));
  }, [draft, changed, kept]);
  const save = async () => {
    const checked = Bank.safeParse(draft);
    if (!checked.success) return setFault(whatIsMissing(checked.error.issues[0]));
    setFault(null);
    if (!(await writing.perform({ id: record.id, version: record.version, input: { bank: JSON.stringify(checked.data) } }))) return;
    localStorage.removeItem(kept);
    tell(say("{n, plural, one {# question is} other {# questions are}} saved.", { n: checked.data.length }));
  };
  return (
    <>
      <ol className="trn-bank">
        {draft.map((question, i) => (
          <QuestionField
            key={question.key}
            n={i + 1}
            question={question}
            figure={figures.find((f) => f.key === question.key)}
            onChange={(next) => setDraft(draft.map((old) => (old.key === next.key ? next : old)))}
            onRemove={() => setDraft(draft.filter((old) => old.key !== question.key))}
          />
        ))}
      </ol>
      <div className="acts">
        <button type="button" className="btn" onClick={() => setDraft([...draft, blank()])}>
          {say("Add a question")}
        </button>
        <button type="button" className="btn" disabled={draft.length === 0} onClick={() => setPreview(true)}>
          {say("See it as it will be asked")}
        </button>
        <button type="button" className="btn p" aria-busy={writing.pending} disabled={writing.pending || !changed} onClick={() => void save()}>
          {say("Save the questions")}
        </button>
      </div>
      {fault ? (
        <p className="errt" role="alert">
          {fault}
        </p>
      ) : null}
      {preview ? <Preview questions={draft} onClose={() => setPreview(false)} /> : null}
      {writing.refusal ? <RefusalNote refusal={writing.refusal} /> : null}
    </>
  );
}

const read = (key: string): readonly Question[] | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as readonly Question[] | null;
  } catch {
    return null;
  }
};

function whatIsMissing(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  if (typeof issue?.path[0] !== "number") return say("Write at least one question.");
  const n = issue.path[0] + 1;
  if (issue.path.at(-1) === "text") return issue.path.length > 2 ? say("Question {n}: an answer is empty.", { n }) : say("Question {n} says nothing yet.", { n });
  return say("Question {n}: {what}", { n, what: say(issue.message) });
}
