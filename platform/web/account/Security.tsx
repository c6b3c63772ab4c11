import { say } from "#kernel/sentence.ts";
import { PasskeySection } from "#web/account/PasskeySection.tsx";
import { PasswordSection } from "#web/account/PasswordSection.tsx";
import { SecondFactorSection } from "#web/account/SecondFactorSection.tsx";
import { SessionsSection } from "#web/account/SessionsSection.tsx";
import { TokensSection } from "#web/account/TokensSection.tsx";
import { Page } from "#web/kit/page.tsx";
import { useSession } from "#web/session.ts";

/** What proves that it is you: password, second step, passkeys; and where you are signed in. */
export default function Security() {
  const { data: session } = useSession();
  return (
    <Page title={say("Account and security")} width="narrow" lead={session ? say("You sign in as {login}.", { login: session.username ?? session.email ?? "" }) : undefined}>
      <div className="stack">
        <SessionsSection />
        <SecondFactorSection />
        <PasskeySection />
        <PasswordSection />
        <TokensSection />
      </div>
    </Page>
  );
}
