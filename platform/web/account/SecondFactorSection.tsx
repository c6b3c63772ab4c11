import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { ConfirmDialog } from "#web/account/ConfirmDialog.tsx";
import { QrCode } from "#web/account/QrCode.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { sessionChanged, useSession } from "#web/session.ts";
import { post, Problem } from "#web/wire.ts";

interface SetUp {
  readonly totpURI: string;
  readonly recoveryCodes: readonly string[];
}

/** The second step of signing in: on, off, and its recovery codes. */
export function SecondFactorSection() {
  const { data: session } = useSession();
  const [asking, setAsking] = useState<"on" | "off" | "codes" | null>(null);
  const [setUp, setSetUp] = useState<SetUp | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const on = session?.secondFactor ?? false;
  const withPassword = async (password: string) => {
    if (asking === "on") setSetUp(await post<SetUp>("/api/auth/two-factor/enable", { password }));
    if (asking === "off") await post("/api/auth/two-factor/disable", { password });
    if (asking === "codes") setCodes((await post<{ recoveryCodes: string[] }>("/api/auth/two-factor/generate-backup-codes", { password })).recoveryCodes);
    await sessionChanged();
  };
  const finished = () => {
    setCodes(setUp?.recoveryCodes ?? null);
    setSetUp(null);
    void sessionChanged();
  };
  return (
    <Section
      title={say("Second step")}
      note={
        <Status tone={on ? "ok" : "none"} small>
          {on ? say("on") : say("off")}
        </Status>
      }
    >
      <p className="sm ink2">{say("A code from an app on your phone, besides the password. Whoever learns your password still cannot sign in.")}</p>
      {setUp ? <Verify setUp={setUp} onDone={finished} /> : null}
      {codes ? <RecoveryCodes codes={codes} /> : null}
      <div className="acts gap-s">
        {on ? (
          <>
            <button type="button" className="btn s" onClick={() => setAsking("codes")}>
              {say("Make new recovery codes")}
            </button>
            <button type="button" className="btn s" onClick={() => setAsking("off")}>
              {say("Switch off")}
            </button>
          </>
        ) : setUp ? null : (
          <button type="button" className="btn s p" onClick={() => setAsking("on")}>
            {say("Set it up")}
          </button>
        )}
      </div>
      {asking ? (
        <ConfirmDialog
          title={asking === "on" ? say("Set up the second step") : asking === "off" ? say("Switch the second step off") : say("New recovery codes")}
          label={say("Go on")}
          onPassword={withPassword}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Section>
  );
}

function Verify({ setUp, onDone }: { readonly setUp: SetUp; readonly onDone: () => void }) {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    post("/api/auth/two-factor/verify-totp", { code: code.replaceAll(" ", "") }).then(onDone, (error: unknown) =>
      setTrouble(error instanceof Problem ? error.document.detail : String(error)),
    );
  };
  const secret = new URL(setUp.totpURI).searchParams.get("secret") ?? "";
  return (
    <form className="form gap-s" onSubmit={submit}>
      <p className="sm">{say("1. Scan this with the app, or type the key into it.")}</p>
      <QrCode text={setUp.totpURI} label={say("Code for the app")} />
      <p className="mono small">{secret.match(/.{1,4}/g)?.join(" ")}</p>
      <TextField label={say("2. Write the six digits that it shows")} value={code} onChange={setCode} inputMode="numeric" autoComplete="one-time-code" error={trouble} />
      <div className="acts">
        <button type="submit" className="btn p" disabled={code.trim().length < 6}>
          {say("Switch it on")}
        </button>
      </div>
    </form>
  );
}

const RecoveryCodes = ({ codes }: { readonly codes: readonly string[] }) => (
  <div className="subform gap-s">
    <p className="sm">{say("Keep these on paper. Each works once when the phone is lost. They are shown only now.")}</p>
    <ul className="mono sm" style={{ columns: 2 }}>
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ul>
  </div>
);
