import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Handlers } from "#server/registry.ts";
import type { adoptionActs } from "../acts.ts";
import type { Adoption } from "../record.ts";
import { adopted } from "./adoptions.ts";
import { findEdition } from "./editions.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

async function demandEdition(tx: Here, id: string, field: string) {
  const edition = await findEdition(tx, id);
  if (!edition) throw new Refusal("invalid", say("There is no such edition, neither in the library nor among your imported frameworks."), { fields: { [field]: say("Unknown.") } });
  return edition;
}

async function demandSites(tx: Here, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx.selectFrom("records").select("id").where("kind", "=", "site").where("id", "in", ids).execute();
  if (found.length !== new Set(ids).size) throw new Refusal("invalid", say("One of these is no site of yours."), { fields: { siteIds: say("Unknown site.") } });
}

async function demandNewer(tx: Here, transition: Adoption["transition"], editionId: string): Promise<void> {
  if (transition === null) return;
  if (transition.toEditionId === editionId) throw new Refusal("invalid", say("A transition leads to another edition."), { fields: { transition: say("The same edition.") } });
  await demandEdition(tx, transition.toEditionId, "transition");
}

async function demandFree(tx: Here, editionId: string): Promise<void> {
  const taken = (await adopted(tx)).find((a) => a.editionId === editionId);
  if (taken) throw new Refusal("conflict", say("It is adopted already, as {number}.", { number: taken.number }));
}

export const adoptionHandlers: Handlers<typeof adoptionActs, Adoption, StandardsTables> = {
  adopt: async ({ tx, id, actor, input }) => {
    const edition = await demandEdition(tx, input.editionId, "editionId");
    await demandFree(tx, edition.id);
    await demandSites(tx, input.siteIds);
    await demandNewer(tx, input.transition, edition.id);
    await tx
      .insertInto("adoptions")
      .values({
        organisation_id: actor.organisationId,
        id,
        edition_id: edition.id,
        scope: input.scope,
        site_ids: input.siteIds,
        certificate: null,
        transition: json(input.transition),
      })
      .execute();
    return { title: edition.reference, ownerId: actor.id };
  },
  describe: async ({ tx, id, input }) => {
    await demandSites(tx, input.siteIds);
    await tx.updateTable("adoptions").set({ scope: input.scope, site_ids: input.siteIds }).where("id", "=", id).execute();
  },
  certify: async ({ tx, id, input }) => {
    const { certificate } = input,
      audit = certificate?.nextAudit;
    if (audit?.until && audit.until < audit.from)
      throw new Refusal("invalid", say("An audit does not end before it begins."), { fields: { certificate: say("Ends earlier than it begins.") } });
    await tx
      .updateTable("adoptions")
      .set({ certificate: json(certificate) })
      .where("id", "=", id)
      .execute();
    return { dueOn: certificate?.validUntil ?? null };
  },
  plan: async ({ tx, id, record, input }) => {
    await demandNewer(tx, input.transition, record.editionId);
    await tx
      .updateTable("adoptions")
      .set({ transition: json(input.transition) })
      .where("id", "=", id)
      .execute();
  },
  retire: async () => {},
  resume: async ({ tx, record }) => demandFree(tx, record.editionId),
};
