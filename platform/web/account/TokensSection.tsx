import { useState } from "react";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { ConfirmDialog } from "#web/account/ConfirmDialog.tsx";
import { confirmPassword, take, useTokens } from "#web/account/own.ts";
import { answers, useActor } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { post } from "#web/wire.ts";
import { endOfDay, today } from "#web/zone.ts";

/** Tokens for programs: bound to this person, limited to acts and views, shown once, revocable. */
export function TokensSection() {
  const { data } = useTokens();
  const actor = useActor();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState("record.*, me.*");
  const [until, setUntil] = useState(addDays(today(), 90));
  const make = async (password: string) => {
    await confirmPassword(password);
    const list = scopes.split(/[\s,]+/).filter(Boolean);
    const { token } = await post<{ token: string }>("/api/identity/tokens", { organisationId: actor?.organisationId, name, scopes: list, expiresAt: endOfDay(until) });
    setMade(token);
    await answers.invalidateQueries({ queryKey: ["tokens"] });
  };
  const live = data?.filter((token) => !token.revokedAt);
  return (
    <Section title={say("Tokens for programs")} count={live?.length} more={<a href="/api/docs">{say("What programs can ask")}</a>}>
      <ul className="rows">
        {live?.map((token) => (
          <li key={token.id} className="row">
            <div className="grow">
              <b className="med">{token.name}</b> <span className="mono small muted">{token.scopes.join(", ")}</span>
              <div className="small muted">
                {say("until")} <DateText value={token.expiresAt} />,{" "}
                {token.lastUsedAt ? (
                  <>
                    {say("last used")} <DateText value={token.lastUsedAt} form="time" />
                  </>
                ) : (
                  say("never used")
                )}
              </div>
            </div>
            <button type="button" className="btn s" onClick={() => void take(`/api/identity/tokens/${token.id}`, "tokens")}>
              {say("Revoke")}
            </button>
          </li>
        ))}
      </ul>
      {made ? (
        <div className="subform gap-s">
          <p className="sm">{say("Keep it now: it is shown only this once.")}</p>
          <p className="mono sm" style={{ overflowWrap: "anywhere" }}>
            {made}
          </p>
        </div>
      ) : null}
      <div className="acts gap-s">
        <button type="button" className="btn s" onClick={() => setAsking(true)}>
          {say("Make a token")}
        </button>
      </div>
      {asking ? (
        <ConfirmDialog title={say("Make a token")} label={say("Make it")} onPassword={make} onClose={() => setAsking(false)}>
          <TextField label={say("What it is for")} value={name} onChange={setName} maxLength={100} />
          <TextField
            label={say("Acts and views it may ask for")}
            help={say("Names, a kind with a star, or a star for everything. It acts as you and signs nothing.")}
            value={scopes}
            onChange={setScopes}
          />
          <DateField label={say("Until")} value={until} onChange={setUntil} />
        </ConfirmDialog>
      ) : null}
    </Section>
  );
}
