import { say } from "#kernel/sentence.ts";
import { bind, type Keeper } from "#server/registry.ts";
import { adoptionActs, applicabilityActs, frameworkActs, overrulingActs } from "../acts.ts";
import { adoptionKind, applicabilityKind, frameworkKind, overrulingKind, type Adoption, type ApplicabilityRead, type FrameworkRead, type Overruling } from "../record.ts";
import { adoptionHandlers } from "./adoption-handlers.ts";
import { applicabilityHandlers } from "./applicability-handlers.ts";
import { adoptions, applicabilities, frameworks, overrulings } from "./find.ts";
import { frameworkHandlers } from "./framework-handlers.ts";
import { overrulingHandlers } from "./overruling-handlers.ts";
import type { StandardsTables } from "./tables.ts";

const adoptionKeeper: Keeper<Adoption, StandardsTables> = {
  kind: adoptionKind,
  find: (tx, ids) => adoptions(tx, ids),
  search: (a) => `${a.scope} ${a.certificate?.number ?? ""} ${a.certificate?.body ?? ""}`,
};

const applicabilityKeeper: Keeper<ApplicabilityRead, StandardsTables> = {
  kind: applicabilityKind,
  find: (tx, ids, { today }) => applicabilities(tx, ids, today),
  search: (a) => a.reason,
  turns: (a) =>
    a.state !== "proposed"
      ? []
      : [
          a.proposerCoordinates
            ? { who: { role: "top_management" }, act: "applicability.approve", why: say("yours because whoever proposed it cannot approve it") }
            : { who: { role: "management_representative" }, act: "applicability.approve", why: say("yours because you coordinate the system and did not propose it") },
        ],
};

const overrulingKeeper: Keeper<Overruling, StandardsTables> = { kind: overrulingKind, find: (tx, ids) => overrulings(tx, ids), search: (o) => o.reason };

const frameworkKeeper: Keeper<FrameworkRead, StandardsTables> = {
  kind: frameworkKind,
  find: (tx, ids) => frameworks(tx, ids),
  search: (f) => `${f.reference} ${f.publisher ?? ""} ${f.sourceId}`,
};

export const bound = [
  bind(adoptionKeeper, adoptionActs, adoptionHandlers),
  bind(applicabilityKeeper, applicabilityActs, applicabilityHandlers),
  bind(overrulingKeeper, overrulingActs, overrulingHandlers),
  bind(frameworkKeeper, frameworkActs, frameworkHandlers),
];
