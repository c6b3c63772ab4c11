import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { addPasskey, passkeysKnown, usePasskeys } from "#web/act/passkey.ts";
import { ConfirmDialog } from "#web/account/ConfirmDialog.tsx";
import { confirmPassword } from "#web/account/own.ts";
import { answers } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { post } from "#web/wire.ts";

/** Passkeys: they sign in without a password, and sign records with finger, face or code. */
export function PasskeySection() {
  const { data } = usePasskeys();
  const [asking, setAsking] = useState<{ readonly remove?: string } | null>(null);
  const [name, setName] = useState(say("This device"));
  const go = async (password: string) => {
    await confirmPassword(password);
    if (asking?.remove) await post("/api/auth/passkey/delete-passkey", { id: asking.remove });
    else await addPasskey(name);
    await answers.invalidateQueries({ queryKey: ["passkeys"] });
  };
  return (
    <Section title={say("Passkeys")} count={data?.length}>
      <p className="sm ink2">
        {passkeysKnown()
          ? say("A key that stays on your device and opens with finger, face or code. It signs you in, and it signs records.")
          : say("This browser knows no passkeys.")}
      </p>
      <ul className="rows">
        {data?.map((key) => (
          <li key={key.id} className="row">
            <div className="grow">
              <b className="med">{key.name ?? say("Passkey")}</b>{" "}
              <span className="small muted">
                {say("added")} <DateText value={key.createdAt} />
              </span>
            </div>
            <button type="button" className="btn s" onClick={() => setAsking({ remove: key.id })}>
              {say("Remove")}
            </button>
          </li>
        ))}
      </ul>
      {passkeysKnown() ? (
        <div className="acts gap-s">
          <button type="button" className="btn s p" onClick={() => setAsking({})}>
            {say("Add a passkey")}
          </button>
        </div>
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={asking.remove ? say("Remove this passkey") : say("Add a passkey")}
          label={asking.remove ? say("Remove it") : say("Add it")}
          onPassword={go}
          onClose={() => setAsking(null)}
        >
          {asking.remove ? null : <TextField label={say("Its name")} value={name} onChange={setName} maxLength={100} />}
        </ConfirmDialog>
      ) : null}
    </Section>
  );
}
