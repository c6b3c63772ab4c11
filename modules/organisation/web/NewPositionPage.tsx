import { say } from "#kernel/sentence.ts";
import { ActForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { Allowed } from "./Allowed.tsx";
import { Page } from "#web/kit/page.tsx";
import { useGo, useQueryString } from "#web/routing.tsx";
import { positionActs } from "../acts.ts";
import { PositionForm } from "./PositionForm.tsx";

export default function NewPositionPage() {
  const go = useGo(),
    [query] = useQueryString();
  return (
    <Page
      title={say("Establish a position")}
      width="narrow"
      crumbs={[{ title: say("Organisation"), href: "/organisation" }]}
      lead={say("It begins with the rights that are usual for its role. Somebody is appointed afterwards.")}
    >
      <Allowed act={positionActs.establish}>
        <ActForm
          act={positionActs.establish as unknown as AnyAct}
          form={PositionForm}
          start={{ reportsTo: query.get("under") ?? "", siteId: query.get("site") ?? "", unitId: query.get("unit") ?? "", seats: 1 }}
          fixed={{ authority: undefined }}
          onDone={(position) => go(`/positions/${position.number}`)}
          onCancel={() => go("/organisation")}
        />
      </Allowed>
    </Page>
  );
}
