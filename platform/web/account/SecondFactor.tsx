import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Door } from "#web/account/Door.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { post, Problem } from "#web/wire.ts";

/** The second step of signing in: a code from the app, or one of the recovery codes. */
export function SecondFactor({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTrouble(undefined);
    try {
      await post(`/api/auth/two-factor/${recovery ? "verify-backup-code" : "verify-totp"}`, { code: code.replaceAll(" ", "") });
      onDone();
    } catch (error) {
      setTrouble(error instanceof Problem ? error.document.detail : String(error));
    }
  };
  return (
    <Door
      title={say("Second step")}
      lead={recovery ? say("Write one of the recovery codes that you kept. Each works once.") : say("Write the six digits that your app shows now.")}
      foot={
        <button type="button" className="link" onClick={onBack}>
          {say("Back to the password")}
        </button>
      }
    >
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextField
          label={recovery ? say("Recovery code") : say("Code")}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          {...(recovery ? {} : { inputMode: "numeric" as const })}
          error={trouble}
          large
        />
        <button type="submit" className="btn p l block" disabled={code.trim().length < 6}>
          {say("Go on")}
        </button>
        <button
          type="button"
          className="link sm"
          onClick={() => {
            setRecovery(!recovery);
            setCode("");
          }}
        >
          {recovery ? say("Use the app instead") : say("I have a recovery code")}
        </button>
      </form>
    </Door>
  );
}
