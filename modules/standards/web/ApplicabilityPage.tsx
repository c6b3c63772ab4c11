import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import type { Block } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { useParameter } from "#web/routing.tsx";
import { applicabilityActs } from "../acts.ts";
import { applicabilityKind } from "../record.ts";
import { decisionViews } from "../views.ts";
import { DecisionPage } from "./DecisionPage.tsx";
import { ApplicabilityForm } from "./RequirementActs.tsx";

type Shown = z.output<typeof decisionViews.applicability.gives>;

const blocksOf = (found: Shown): readonly (Block | null)[] => [
  { label: say("State"), value: <State state={found.state} states={applicabilityKind.states} /> },
  { label: say("Proposed by"), value: found.owner ?? "" },
  found.approver
    ? {
        label: say("Approved by"),
        value: (
          <>
            {found.approver}, <DateText value={found.approvedOn} />
          </>
        ),
      }
    : null,
  { label: say("Where"), value: found.site ?? say("all sites") },
  found.dueOn ? { label: say("Look at it again by"), value: <DateText value={found.dueOn} /> } : null,
];

const nextOf = (found: Shown) => (
  <WhatCanHappenNext
    record={found}
    acts={applicabilityActs}
    extras={{
      [applicabilityActs.revise.name]: { form: ApplicabilityForm, start: { applies: found.applies, reason: found.reason, reviewOn: found.dueOn ?? "" } },
      [applicabilityActs.approve.name]: {
        consequences: [found.applies ? say("The requirement counts as applying.") : say("The requirement and all below it no longer count.")],
      },
    }}
  />
);

/** One decision about whether a requirement applies: proposed by one, approved by another. */
export default function ApplicabilityPage() {
  const decision = useView(decisionViews.applicability, { number: useParameter("number") });
  return <DecisionPage of={decision} blocks={blocksOf} next={nextOf} />;
}
