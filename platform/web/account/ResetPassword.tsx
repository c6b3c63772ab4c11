import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Door } from "#web/account/Door.tsx";
import { useLinkToken } from "#web/account/link-token.ts";
import { NewPassword } from "#web/account/NewPassword.tsx";
import { Link } from "#web/routing.tsx";
import { post } from "#web/wire.ts";

/** Where the link of the mail leads. */
export default function ResetPassword() {
  const token = useLinkToken();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Door title={say("The new password is set")} lead={say("Every other session was ended.")}>
        <Link className="btn p l block" href="/sign-in">
          {say("Sign in")}
        </Link>
      </Door>
    );
  if (!token)
    return (
      <Door title={say("This link is not whole")} lead={say("Open it from the mail again, or ask for a new one.")}>
        <Link className="btn p l block" href="/forgotten">
          {say("Ask again")}
        </Link>
      </Door>
    );
  return (
    <Door title={say("New password")}>
      <NewPassword label={say("Set it")} onChosen={(password) => post("/api/auth/reset-password", { token, password }).then(() => setDone(true))} />
    </Door>
  );
}
