import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { NewPassword } from "#web/account/NewPassword.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { Dialog } from "#web/kit/dialog.tsx";
import { Section } from "#web/kit/page.tsx";
import { tell } from "#web/kit/said.tsx";
import { post } from "#web/wire.ts";

export function PasswordSection() {
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState("");
  const change = async (newPassword: string) => {
    await post("/api/auth/change-password", { currentPassword: current, newPassword });
    setOpen(false);
    setCurrent("");
    tell(say("The new password is set. Every other session was ended."));
  };
  return (
    <Section title={say("Password")}>
      <div className="acts">
        <button type="button" className="btn s" onClick={() => setOpen(true)}>
          {say("Change it")}
        </button>
      </div>
      {open ? (
        <Dialog title={say("Change the password")} onClose={() => setOpen(false)} keep>
          <NewPassword label={say("Set it")} onChosen={change}>
            <TextField label={say("The password until now")} type="password" autoComplete="current-password" value={current} onChange={setCurrent} large />
          </NewPassword>
        </Dialog>
      ) : null}
    </Section>
  );
}
