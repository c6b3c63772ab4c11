import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { TextField } from "#web/kit/fields.tsx";

interface ProcessesFieldProps {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** Processes by name, with commas between them. */
export function ProcessesField({ value, onChange, error }: ProcessesFieldProps) {
  const [text, setText] = useState(value.join(", "));
  const put = (typed: string) => {
    setText(typed);
    onChange(
      typed
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    );
  };
  return <TextField label={say("Processes")} optional value={text} onChange={put} error={error} help={say("With commas between them: Production, Purchasing.")} />;
}
