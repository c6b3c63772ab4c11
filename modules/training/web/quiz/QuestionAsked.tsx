import type { Ref } from "react";
import { say } from "#kernel/sentence.ts";

interface Asked {
  readonly key: string;
  readonly text: string;
  readonly sort: string;
  readonly options: readonly { readonly key: string; readonly text: string }[];
}

interface AskedProps {
  readonly question: Asked;
  readonly chosen: readonly string[];
  readonly onChoose: (option: string) => void;
  readonly heading?: Ref<HTMLLegendElement>;
}

/** One question as whoever takes the quiz sees it. */
export function QuestionAsked({ question, chosen, onChoose, heading }: AskedProps) {
  return (
    <fieldset className="trn-q gap">
      <legend ref={heading} tabIndex={-1}>
        {question.text}
      </legend>
      <p className="help gap-s">{question.sort === "single" ? say("One answer is right.") : say("Several answers may be right.")}</p>
      {question.options.map((option) => (
        <label key={option.key}>
          <input type={question.sort === "single" ? "radio" : "checkbox"} name={question.key} checked={chosen.includes(option.key)} onChange={() => onChoose(option.key)} />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}
