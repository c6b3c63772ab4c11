import type { Reason } from "../reasons.ts";
import type { MissingRow } from "../views.ts";
import type { Assessed } from "./assess.ts";
import type { Open } from "./showing.ts";

export interface Missing {
  readonly assessed: Assessed;
  readonly reason: Reason;
}

/** Everything that has to hold and does not, or that Remit cannot answer yet: failing first, then in the order of the edition. */
export function missingOf(all: readonly Assessed[]): readonly Missing[] {
  const rank = { no: 0, partly: 1, unanswered: 2, yes: 3 } as const;
  return all
    .flatMap((assessed) => assessed.readiness.reasons.filter((r) => r.holds !== "yes").map((reason) => ({ assessed, reason })))
    .toSorted((a, b) => rank[a.reason.holds] - rank[b.reason.holds]);
}

export const missingRow = ({ assessed, reason }: Missing, open: Open): MissingRow => ({
  requirementId: assessed.requirement.id,
  reference: assessed.requirement.reference,
  title: assessed.requirement.title,
  what: reason.states,
  how: reason.sentence,
  holds: reason.holds === "yes" ? "no" : reason.holds,
  people: assessed.answers.flatMap((a) => a.holders.map(open)),
  opens: reason.breaking[0] ? open(reason.breaking[0]) : null,
});
