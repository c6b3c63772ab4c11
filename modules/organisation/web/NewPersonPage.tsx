import { say } from "#kernel/sentence.ts";
import { ActForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { Page } from "#web/kit/page.tsx";
import { useGo } from "#web/routing.tsx";
import { personActs } from "../acts.ts";
import { Allowed } from "./Allowed.tsx";

export default function NewPersonPage() {
  const go = useGo();
  return (
    <Page
      title={say("Register a person")}
      width="narrow"
      crumbs={[{ title: say("People"), href: "/people" }]}
      lead={say("Somebody in the organisation, with or without a way to sign in. What says who they are can be erased later.")}
    >
      <Allowed act={personActs.register}>
        <ActForm act={personActs.register as unknown as AnyAct} onDone={(person) => go(`/people/${person.number}`)} onCancel={() => go("/people")} />
      </Allowed>
    </Page>
  );
}
