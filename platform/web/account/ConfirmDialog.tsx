import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { Problem } from "#web/wire.ts";

interface ConfirmProps {
  readonly title: string;
  readonly label: string;
  /** What is done with the password; it throws the refusal. */
  readonly onPassword: (password: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: React.ReactNode;
}

/** Asks for the password before something that changes how one signs in. */
export function ConfirmDialog({ title, label, onPassword, onClose, children }: ConfirmProps) {
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onPassword(password);
      onClose();
    } catch (error) {
      setTrouble(error instanceof Problem ? error.document.detail : say("The device gave no answer."));
    }
  };
  return (
    <Dialog title={title} onClose={onClose} keep>
      <form className="form" onSubmit={(event) => void submit(event)}>
        {children}
        <TextField label={say("Your password, once more")} type="password" autoComplete="current-password" value={password} onChange={setPassword} error={trouble} />
        <div className="acts">
          <button type="submit" className="btn p" disabled={!password}>
            {label}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say("Not now")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
