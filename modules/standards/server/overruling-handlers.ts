import { addDays } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { overrulingActs } from "../acts.ts";
import type { Overruling } from "../record.ts";
import { demandAdopted } from "./adoptions.ts";
import { assess } from "./assess.ts";
import { basisOf } from "./basis.ts";
import { standingOverrulings } from "./decisions.ts";
import { finder, openRequirement } from "./editions.ts";
import type { StandardsTables } from "./tables.ts";

/** A judgement that nobody renews is no judgement. */
const longest = 366;

export const overrulingHandlers: Handlers<typeof overrulingActs, Overruling, StandardsTables> = {
  overrule: async (doing) => {
    const { tx, id, actor, input, today } = doing,
      { edition, requirement } = await openRequirement(tx, input.requirementId);
    await demandAdopted(tx, edition.id);
    if (!requirement.assessable)
      throw new Refusal("invalid", say("{reference} is a heading; it has no status of its own.", { reference: requirement.reference }), {
        fields: { requirementId: say("A heading.") },
      });
    if (input.until < today || input.until > addDays(today, longest))
      throw new Refusal("invalid", say("An overruling ends within a year from today."), { fields: { until: say("Choose a day within a year.") } });
    const standing = (await standingOverrulings(tx, today)).get(requirement.id);
    if (standing) throw new Refusal("conflict", say("{number} overrules this already. Withdraw it first.", { number: standing.number }));
    const { readiness } = assess(requirement, { basis: await basisOf(doing, [requirement]), find: finder([edition]), siteId: null });
    if (readiness.status === input.status)
      throw new Refusal("invalid", say("Remit computes the same. There is nothing to overrule."), { fields: { status: say("The same as computed.") } });
    await tx
      .insertInto("overrulings")
      .values({
        organisation_id: actor.organisationId,
        id,
        edition_id: edition.id,
        requirement_id: requirement.id,
        status: input.status,
        computed: readiness.status,
        reason: input.reason,
        until_on: input.until,
      })
      .execute();
    return { title: `${requirement.reference} ${requirement.title}`.slice(0, 250), ownerId: actor.id, dueOn: input.until };
  },
  withdraw: async () => {},
  lapse: async () => {},
};
