import { useState } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActButton, decision } from "#web/act/ActButton.tsx";
import type { Performed } from "#web/act/perform.ts";
import { useActor, useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { loginActs } from "../login-acts.ts";
import type { LoginState, PersonRead } from "../record.ts";
import { personViews } from "../views.ts";

/** What the act's answer says once: where the letter went, or the link to hand over. */
interface ToldOnce {
  readonly link?: string;
  readonly mailedTo?: string;
  readonly mailed?: true;
  readonly failed?: true;
}

const looks: Readonly<Record<z.infer<typeof LoginState>, { readonly tone: "ok" | "part" | "none"; readonly says: string }>> = {
  active: { tone: "ok", says: say("Can sign in") },
  invited: { tone: "part", says: say("Invited, not accepted yet") },
  ended: { tone: "none", says: say("The login was ended") },
  none: { tone: "none", says: say("No login") },
};

/** Whether and how this person signs in, and what whoever gives logins can do about it. */
export function Login({ person }: { readonly person: PersonRead }) {
  const actor = useActor(),
    [told, setTold] = useState<ToldOnce | null>(null);
  const manages = actor !== undefined && actor.id !== person.id && actor.authority.has(loginActs.invite.name);
  const here = person.state === "present" || person.state === "leaving",
    look = looks[person.login];
  const done = (record: Performed) => setTold((record["toldOnce"] as ToldOnce | undefined) ?? null);
  const invited = person.login === "invited";
  return (
    <Section title={say("Signing in")}>
      <ul className="rows">
        <li>
          <Status tone={look.tone}>{look.says}</Status>
        </li>
        {manages ? <Details id={person.id} login={person.login} /> : null}
      </ul>
      {told ? <Told told={told} onClose={() => setTold(null)} /> : null}
      {actor && here && actor.id !== person.id ? (
        <div className="row gap-s">
          {person.login === "active" ? (
            <>
              <Offered act={loginActs.sendResetLink} person={person} onDone={done} />
              <Offered act={loginActs.endLogin} person={person} onDone={done} />
            </>
          ) : (
            <>
              <ActButton
                act={loginActs.invite}
                record={person}
                size="s"
                primary={!invited}
                label={invited || person.login === "ended" ? say("Invite again") : say("Invite to sign in")}
                start={{ userName: person.userName ?? "", email: person.email ?? "" }}
                consequences={[say("The person chooses the password; nobody else sees it."), say("An earlier invitation stops working.")]}
                onDone={done}
              />
              {invited ? <Offered act={loginActs.withdrawInvitation} person={person} onDone={done} /> : null}
            </>
          )}
        </div>
      ) : null}
    </Section>
  );
}

/** Offered only to those who may: to others the first button has said already who can. */
function Offered({ act, person, onDone }: { readonly act: (typeof loginActs)[keyof typeof loginActs]; readonly person: PersonRead; readonly onDone: (record: Performed) => void }) {
  const answer = decision(act as never, useActor(), person, null);
  return answer.yes ? <ActButton act={act} record={person} size="s" onDone={onDone} /> : null;
}

function Details({ id, login }: { readonly id: string; readonly login: PersonRead["login"] }) {
  const { data } = useView(personViews.login, { id });
  if (!data) return null;
  return (
    <>
      {data.userName ? (
        <li>
          {say("Signs in as")} <span className="mono">{data.userName}</span>
        </li>
      ) : null}
      {data.invitedUntil ? (
        <li>
          {say("The invitation is good until")} <DateText value={data.invitedUntil} />
        </li>
      ) : null}
      {login === "active" ? (
        <>
          <li>{data.secondFactor ? say("With a second factor") : say("Without a second factor")}</li>
          <li>{say("{n, plural, =0 {No passkey} one {# passkey} other {# passkeys}}", { n: data.passkeys })}</li>
          <li>
            {data.lastSignIn ? (
              <>
                {say("Last signed in")} <DateText value={data.lastSignIn} />
              </>
            ) : (
              say("Never signed in yet")
            )}
          </li>
        </>
      ) : null}
    </>
  );
}

/** Said once: when this is closed, nobody can read the link again. */
function Told({ told, onClose }: { readonly told: ToldOnce; readonly onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  if (told.failed)
    return (
      <Banner tone="bad" icon="info">
        {say("The mail server did not take the letter. Try again in a while.")}
      </Banner>
    );
  if (told.link === undefined)
    return (
      <Banner icon="info">
        {told.mailedTo ? say("A letter is on its way to {address}.", { address: told.mailedTo }) : say("A letter is on its way to the owner of the login.")}
      </Banner>
    );
  return (
    <div className="above" role="status">
      <p>{say("Hand this link over yourself, to this person alone. It is shown only now, works once, and runs out by itself.")}</p>
      <p>
        <input className="in mono" readOnly aria-label={say("Link to hand over")} value={told.link} onFocus={(event) => event.currentTarget.select()} />
      </p>
      <div className="row gap-s">
        <button type="button" className="btn s" onClick={() => void navigator.clipboard.writeText(told.link ?? "").then(() => setCopied(true))}>
          {copied ? say("Copied") : say("Copy the link")}
        </button>
        <button type="button" className="btn s" onClick={onClose}>
          {say("It is handed over")}
        </button>
      </div>
    </div>
  );
}
