import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Door } from "#web/account/Door.tsx";
import { useLinkToken } from "#web/account/link-token.ts";
import { NewPassword } from "#web/account/NewPassword.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { ErrorState, Skeleton } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { useSession } from "#web/session.ts";
import { post, Problem } from "#web/wire.ts";

interface Shown {
  readonly name: string;
  readonly organisation: string;
  readonly email: string | null;
  readonly username: string | null;
  readonly hasLogin: boolean;
}

/** Accepting an invitation: somebody new chooses a password, somebody with a login adds the organisation to it. */
export default function Invitation() {
  const token = useLinkToken();
  const { data: session } = useSession();
  const look = useQuery({ queryKey: ["invitation"], queryFn: () => post<Shown>("/api/identity/invitations/look", { token }), retry: false, enabled: token !== "" });
  const [username, setUsername] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [taken, setTaken] = useState(false);
  const accept = (more: object) => post("/api/identity/invitations/accept", { token, ...more }).then(() => location.assign(session?.signedIn ? "/today" : "/sign-in"));
  if (!token)
    return (
      <Door title={say("This link is not whole")} lead={say("Open it from the mail again.")}>
        {null}
      </Door>
    );
  if (look.error)
    return (
      <Door title={say("Invitation")}>
        <ErrorState error={look.error} />
      </Door>
    );
  if (!look.data)
    return (
      <Door title={say("Invitation")}>
        <Skeleton rows={2} />
      </Door>
    );
  const { name, organisation, hasLogin, email } = look.data;
  const title = say("{organisation} invites you", { organisation });
  if (session?.signedIn) {
    return (
      <Door title={title} lead={say("You are signed in. {organisation} is added to your login.", { organisation })}>
        {error ? <ErrorState error={error} /> : null}
        <button type="button" className="btn p l block" onClick={() => void accept({}).catch(setError)}>
          {say("Accept")}
        </button>
      </Door>
    );
  }
  if (hasLogin)
    return (
      <Door title={title} lead={say("{email} has a login here. Sign in with it, then open this link again.", { email: email ?? "" })}>
        <Link className="btn p l block" href="/sign-in">
          {say("Sign in")}
        </Link>
      </Door>
    );
  const choose = (password: string) =>
    accept({ password, ...(username ? { username } : {}) }).catch((problem: unknown) => {
      if (problem instanceof Problem && problem.document.fields?.["username"]) setTaken(true);
      throw problem;
    });
  return (
    <Door title={title} lead={say("{name}, choose the password that only you know.", { name })}>
      <NewPassword label={say("Accept and sign in")} onChosen={choose}>
        {look.data.username && !taken ? (
          <p className="sm">{say("Your user name is {username}.", { username: look.data.username })}</p>
        ) : (
          <TextField label={say("User name")} optional={Boolean(email)} value={username} onChange={setUsername} autoComplete="username" large />
        )}
      </NewPassword>
      <p className="sm above">
        {say("You sign in to Remit somewhere else already?")} <Link href="/sign-in">{say("Sign in")}</Link>{" "}
        {say("and open this link again: the organisation is added to your login.")}
      </p>
    </Door>
  );
}
