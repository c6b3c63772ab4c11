import { useEffect, useId, useState, type FormEvent } from "react";
import type { SignatureMeaning } from "#kernel/act.ts";
import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { answerChallenge, useHasPasskey } from "#web/act/passkey.ts";
import type { Signature } from "#web/act/perform.ts";
import type { SigningRequest } from "#web/act/signing.ts";
import { wordsOf } from "#web/act/shape.ts";
import { useActor, useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { exactly } from "#web/kit/date.tsx";
import { Dialog } from "#web/kit/dialog.tsx";
import { fingerprint } from "#web/kit/figures.ts";
import { TitleBlock } from "#web/kit/page.tsx";
import { Shape } from "#web/kit/status.tsx";
import { sessionChanged, useSession } from "#web/session.ts";
import { Problem } from "#web/wire.ts";

const says = (meaning: SignatureMeaning): string =>
  ({
    approval: say("I approve this for use and answer for it."),
    authorship: say("I wrote this and stand by it."),
    review: say("I checked this."),
    responsibility: say("I answer for this."),
    verification: say("I verified this against the evidence."),
  })[meaning];

const universal = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "UTC" });

/** Both clocks, as they will stand beside the signature. */
function Clocks() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="mono small muted">
      {exactly(now.toISOString())}, {universal.format(now)} UTC
    </span>
  );
}

/**
 * The act of signing: what exactly, what changed since, with which meaning, as whom, when, and what
 * happens then. It never closes by itself on a refusal, and what was typed stays.
 */
export default function SignatureDialog({ request }: { readonly request: SigningRequest }) {
  const { act, record } = request;
  const actor = useActor();
  const { data: session } = useSession();
  const form = useId();
  const signable = useView(recordViews.signable, { id: record?.id ?? "", act: act.name }, { enabled: Boolean(record) });
  const hasPasskey = useHasPasskey();
  useEffect(() => {
    void sessionChanged();
  }, []);
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const wantsLogin = refusal?.document.needs === "login_and_password" || session?.signingNeeds === "all";
  const moved = signable.data && record && signable.data.version !== record.version;

  const attempt = async (signature: Omit<Signature, "meaning">) => {
    setPending(true);
    setRefusal(null);
    try {
      request.settle(await request.attempt({ meaning: act.signed, ...signature }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setRefusal(error);
      setPassword("");
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) void attempt({ password, ...(wantsLogin && login ? { login } : {}) });
  };
  const byPasskey = async () => {
    try {
      await attempt({ passkey: await answerChallenge(`${act.name} ${record?.id ?? ""}`.trim()) });
    } catch (error) {
      setRefusal(
        error instanceof Problem
          ? error
          : new Problem({ type: "/problems/passkey", title: say("No passkey"), status: 0, detail: say("The key gave no answer. Sign with your password, or try again.") }),
      );
    }
  };
  const title = record ? say("Sign {number} {title}", { number: record.number, title: record.title }) : say("Sign: {act}", { act: say(act.title) });
  const footer = (
    <>
      <span className="sp" />
      <button type="button" className="btn" onClick={() => request.settle(null)}>
        {say("Not now")}
      </button>
      <button type="submit" form={form} className="btn p" disabled={pending || !password || moved === true} aria-busy={pending}>
        <Icon name="sign" />
        {pending ? say("Signing") : say("Sign")}
      </button>
    </>
  );
  return (
    <Dialog title={title} width="wide" keep onClose={() => request.settle(null)} footer={footer}>
      <div>
        <TitleBlock
          className="sign-tb"
          blocks={[
            {
              label: say("Text you sign"),
              value: signable.data ? <span title={signable.data.contentHash}>{fingerprint(signable.data.contentHash)}</span> : say("made when you sign"),
              mono: true,
            },
            { label: say("Version"), value: record ? record.version : say("first"), mono: true },
            {
              label: say("Changed since you last signed"),
              value: !signable.data?.changes.length ? say("nothing, or never signed by you") : signable.data.changes.map((c) => wordsOf(c.field)).join(", "),
            },
          ]}
        />
        {moved ? (
          <p className="seen gap-s">
            <span className="st bad">
              <Shape tone="bad" />
            </span>
            <span>{say("This changed while you had it open. Close this, look at the change, then sign.")}</span>
          </p>
        ) : null}
      </div>
      <fieldset className="mean">
        <legend className="lbl">{say("What your signature says")}</legend>
        <label className="on">
          <input type="radio" name="meaning" defaultChecked />
          <span>
            <span className="serif">{says(act.signed)}</span>
            <small>{say("{meaning}, by the position {position}", { meaning: wordsOf(act.signed), position: actor?.positions[0]?.title ?? say("none") })}</small>
          </span>
        </label>
      </fieldset>
      <form className="as" id={form} onSubmit={submit}>
        <div>
          <span className="k">{say("Signed as")}</span>
          <b>{actor?.name}</b>
          <span className="sm ink2">{actor?.positions[0]?.title}</span>
          <br />
          <Clocks />
        </div>
        <div>
          {wantsLogin ? (
            <>
              <label className="k" htmlFor={`${form}l`}>
                {say("Your login")}
              </label>
              <input className="in" id={`${form}l`} autoComplete="username" value={login} onChange={(event) => setLogin(event.target.value)} />
            </>
          ) : null}
          <label className="k" htmlFor={`${form}p`}>
            {say("Your password, once more")}
          </label>
          <input
            className={`in ${refusal ? "err" : ""}`}
            id={`${form}p`}
            data-first
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            aria-invalid={refusal ? true : undefined}
            aria-describedby={refusal ? `${form}e` : undefined}
          />
          {hasPasskey ? (
            <button type="button" className="link small gap-s" disabled={pending} onClick={() => void byPasskey()}>
              {say("Use fingerprint or key instead")}
            </button>
          ) : null}
        </div>
      </form>
      {refusal ? (
        <p className="errt" id={`${form}e`} role="alert">
          <Shape tone="bad" />
          <span>
            {refusal.document.detail}
            {refusal.document.incident ? ` ${say("Incident {number}", { number: refusal.document.incident })}` : ""}
          </span>
        </p>
      ) : null}
      <div>
        <span className="lbl">{say("What happens then")}</span>
        <ul className="conseq">
          {(request.consequences ?? [say("{act} is recorded in the trail, with your name, the time and this fingerprint.", { act: say(act.title) })]).map((sentence) => (
            <li key={sentence}>
              <Icon name="arrow" />
              <span>{sentence}</span>
            </li>
          ))}
          <li>
            <Icon name="lock" />
            <span>{say("A signature cannot be taken back. It can be followed by another act.")}</span>
          </li>
        </ul>
      </div>
    </Dialog>
  );
}
