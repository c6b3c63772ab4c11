import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { passkeysKnown, signInByPasskey } from "#web/act/passkey.ts";
import { Door } from "#web/account/Door.tsx";
import { SecondFactor } from "#web/account/SecondFactor.tsx";
import { answers } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { FieldError, TextField } from "#web/kit/fields.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { post, Problem } from "#web/wire.ts";

/** Only an address of this application is a way on. */
const wayOn = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : "/today");

export default function SignIn() {
  const [query] = useQueryString();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [step, setStep] = useState<"password" | "code">("password");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const inside = () => {
    answers.clear();
    location.assign(wayOn(query.get("next")));
  };
  const attempt = async (work: () => Promise<boolean>) => {
    setPending(true);
    setTrouble(null);
    try {
      if (await work()) inside();
    } catch (error) {
      setTrouble(error instanceof Problem ? error.document.detail : say("The key gave no answer. Sign in with your password."));
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      const { status } = await post<{ status: "signed_in" | "second_factor" }>("/api/auth/sign-in", { login: login.trim(), password });
      if (status === "second_factor") setStep("code");
      return status === "signed_in";
    });
  };
  if (step === "code") return <SecondFactor onDone={inside} onBack={() => setStep("password")} />;
  return (
    <Door title={say("Sign in")} foot={<Link href="/forgotten">{say("Password forgotten?")}</Link>}>
      <form className="form" onSubmit={submit}>
        <TextField label={say("User name or e-mail")} value={login} onChange={setLogin} autoComplete="username webauthn" large />
        <TextField label={say("Password")} type="password" value={password} onChange={setPassword} autoComplete="current-password" large />
        {trouble ? (
          <div role="alert">
            <FieldError>{trouble}</FieldError>
          </div>
        ) : null}
        <button type="submit" className="btn p l block" disabled={pending || !login || !password} aria-busy={pending}>
          {say("Sign in")}
        </button>
        {passkeysKnown() ? (
          <button type="button" className="btn l block" disabled={pending} onClick={() => void attempt(async () => (await signInByPasskey(), true))}>
            <Icon name="key" />
            {say("Use a passkey")}
          </button>
        ) : null}
      </form>
    </Door>
  );
}
