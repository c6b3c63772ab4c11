import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import type { Block } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { useParameter } from "#web/routing.tsx";
import { overrulingActs } from "../acts.ts";
import { overrulingKind } from "../record.ts";
import { decisionViews } from "../views.ts";
import { DecisionPage } from "./DecisionPage.tsx";
import { StatusOf } from "./StatusOf.tsx";

type Shown = z.output<typeof decisionViews.overruling.gives>;

const blocksOf = (found: Shown): readonly (Block | null)[] => [
  { label: say("State"), value: <State state={found.state} states={overrulingKind.states} /> },
  { label: say("Judged"), value: <StatusOf status={found.status} /> },
  { label: say("Computed then"), value: <StatusOf status={found.computed} /> },
  found.now ? { label: say("Computed now"), value: <StatusOf status={found.now} /> } : null,
  { label: say("By"), value: found.owner ?? "" },
  { label: say("Until"), value: <DateText value={found.until} /> },
];
const nextOf = (found: Shown) => <WhatCanHappenNext record={found} acts={overrulingActs} />;

/** One judgement beside a computed status: what was computed, what was judged, why, until when. */
export default function OverrulingPage() {
  const overruling = useView(decisionViews.overruling, { number: useParameter("number") });
  return <DecisionPage of={overruling} blocks={blocksOf} next={nextOf} />;
}
