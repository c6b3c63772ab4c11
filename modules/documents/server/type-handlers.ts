import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Handlers } from "#server/registry.ts";
import type { documentTypeActs } from "../acts.ts";
import type { DocumentType } from "../record.ts";
import { json } from "./keep.ts";
import type { Tables } from "./tables.ts";

async function demandFreePrefix(tx: Tx<Tables>, prefix: string, except: string | null): Promise<void> {
  const rows = await tx
    .selectFrom("document_types")
    .select("id")
    .where((e) => e(e.fn<string>("lower", ["prefix"]), "=", prefix.toLowerCase()))
    .execute();
  if (rows.some((r) => r.id !== except))
    throw new Refusal("invalid", say("Another document type has the prefix {prefix}.", { prefix }), { fields: { prefix: say("Choose another one.") } });
}

export const typeHandlers: Handlers<typeof documentTypeActs, DocumentType, Tables> = {
  establish: async ({ tx, id, actor, input }) => {
    await demandFreePrefix(tx, input.prefix, null);
    await tx
      .insertInto("document_types")
      .values({
        organisation_id: actor.organisationId,
        id,
        sort: input.sort,
        prefix: input.prefix,
        routes: json(input.routes),
        author_may_approve: input.authorMayApprove,
        review_months: input.reviewMonths,
        training: input.training,
        reading_days: input.readingDays,
        retention_months: input.retentionMonths,
      })
      .execute();
    return { title: input.title };
  },
  change: async ({ tx, id, input }) => {
    if (input.prefix) await demandFreePrefix(tx, input.prefix, id);
    const values = {
      ...(input.prefix === undefined ? {} : { prefix: input.prefix }),
      ...(input.routes === undefined ? {} : { routes: json(input.routes) }),
      ...(input.authorMayApprove === undefined ? {} : { author_may_approve: input.authorMayApprove }),
      ...(input.reviewMonths === undefined ? {} : { review_months: input.reviewMonths }),
      ...(input.training === undefined ? {} : { training: input.training }),
      ...(input.readingDays === undefined ? {} : { reading_days: input.readingDays }),
      ...(input.retentionMonths === undefined ? {} : { retention_months: input.retentionMonths }),
    };
    if (Object.keys(values).length > 0) await tx.updateTable("document_types").set(values).where("id", "=", id).execute();
    return input.title ? { title: input.title } : {};
  },
  retire: async () => {},
};
