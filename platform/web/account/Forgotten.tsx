import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Door } from "#web/account/Door.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { ErrorState } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { post } from "#web/wire.ts";

/** Asks for a way to a new password; the answer never says whether the login is known. */
export default function Forgotten() {
  const [login, setLogin] = useState("");
  const [answer, setAnswer] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    post<{ sentence: string }>("/api/auth/forgot-password", { login: login.trim() }).then(({ sentence }) => setAnswer(sentence), setError);
  };
  const back = <Link href="/sign-in">{say("Back to signing in")}</Link>;
  if (answer)
    return (
      <Door title={say("Asked for")} lead={answer} foot={back}>
        {null}
      </Door>
    );
  return (
    <Door title={say("Password forgotten")} lead={say("Write your user name or e-mail address.")} foot={back}>
      <form className="form" onSubmit={submit}>
        <TextField label={say("User name or e-mail")} autoComplete="username" value={login} onChange={setLogin} large />
        {error ? <ErrorState error={error} /> : null}
        <button type="submit" className="btn p l block" disabled={login.trim() === ""}>
          {say("Send me the way")}
        </button>
      </form>
    </Door>
  );
}
