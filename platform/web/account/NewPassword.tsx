import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { TextField } from "#web/kit/fields.tsx";
import { ErrorState } from "#web/kit/states.tsx";

/** A password chosen twice; long beats complicated. */
export function NewPassword({
  label,
  onChosen,
  children,
}: {
  readonly label: string;
  readonly onChosen: (password: string) => Promise<unknown>;
  readonly children?: React.ReactNode;
}) {
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [error, setError] = useState<unknown>(null);
  const differs = again !== "" && again !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    if (password === again) onChosen(password).catch(setError);
  };
  return (
    <form className="form" onSubmit={submit}>
      {children}
      <TextField
        label={say("New password")}
        type="password"
        autoComplete="new-password"
        help={say("At least 12 characters. Four ordinary words are good.")}
        value={password}
        onChange={setPassword}
        large
      />
      <TextField
        label={say("The same again")}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={differs ? say("The two differ.") : undefined}
        large
      />
      {error ? <ErrorState error={error} /> : null}
      <button type="submit" className="btn p l block" disabled={password.length < 12 || password !== again}>
        {label}
      </button>
    </form>
  );
}
