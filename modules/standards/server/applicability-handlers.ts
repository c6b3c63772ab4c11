import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Handlers } from "#server/registry.ts";
import type { applicabilityActs } from "../acts.ts";
import { refusalToSetAside } from "../applying.ts";
import type { ApplicabilityRead } from "../record.ts";
import { demandAdopted } from "./adoptions.ts";
import { standingDecisions } from "./decisions.ts";
import { openRequirement } from "./editions.ts";
import type { StandardsTables } from "./tables.ts";

const titleOf = (reference: string, title: string, applies: boolean): string =>
  (applies ? say("{reference} {title}: applies", { reference, title }) : say("{reference} {title}: does not apply", { reference, title })).slice(0, 250);

async function demandPossible(tx: Tx<StandardsTables>, requirementId: string, applies: boolean) {
  const { edition, requirement } = await openRequirement(tx, requirementId);
  const refusal = applies ? null : refusalToSetAside(edition, requirement);
  if (refusal) throw new Refusal("invalid", refusal, { fields: { applies: refusal } });
  return { edition, requirement };
}

export const applicabilityHandlers: Handlers<typeof applicabilityActs, ApplicabilityRead, StandardsTables> = {
  propose: async ({ tx, id, actor, input }) => {
    const { edition, requirement } = await demandPossible(tx, input.requirementId, input.applies);
    await demandAdopted(tx, edition.id);
    const standing = (await standingDecisions(tx)).find((d) => d.requirementId === requirement.id && d.siteId === input.siteId);
    if (standing)
      throw new Refusal("conflict", say("{number} decides this already. Withdraw it first.", { number: standing.number }), { fields: { requirementId: say("Decided already.") } });
    await tx
      .insertInto("applicabilities")
      .values({
        organisation_id: actor.organisationId,
        id,
        edition_id: edition.id,
        requirement_id: requirement.id,
        applies: input.applies,
        reason: input.reason,
        approved_by: null,
        approved_on: null,
      })
      .execute();
    return { title: titleOf(requirement.reference, requirement.title, input.applies), ownerId: actor.id, siteId: input.siteId, dueOn: input.reviewOn };
  },
  revise: async ({ tx, id, record, input }) => {
    const { requirement } = await demandPossible(tx, record.requirementId, input.applies);
    await tx.updateTable("applicabilities").set({ applies: input.applies, reason: input.reason }).where("id", "=", id).execute();
    return { title: titleOf(requirement.reference, requirement.title, input.applies), dueOn: input.reviewOn };
  },
  approve: async ({ tx, id, actor, today }) => {
    await tx.updateTable("applicabilities").set({ approved_by: actor.id, approved_on: today }).where("id", "=", id).execute();
  },
  withdraw: async () => {},
};
