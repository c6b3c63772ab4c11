import { addDays } from "#kernel/date.ts";
import type { indicatorViews } from "#kernel/platform.ts";
import type { Tx } from "../database.ts";
import type { Job, Moment, Queries, Registry } from "../registry.ts";

/** Every figure that a module computes, as it stands now; null where there is nothing to compute it from. */
async function valuesNow(tx: Tx, registry: Registry, { now, today, zone }: Moment): Promise<ReadonlyMap<string, number | null>> {
  const values = new Map<string, number | null>();
  for (const [id, { figure }] of registry.figures) values.set(id, await figure(tx as never, { now, today, zone }));
  return values;
}

/** At the end of each day: what each figure was. Kept again on the same day it is replaced. */
export const keepIndicators: Job["run"] = async ({ tx: transaction, actor, registry, ...moment }) => {
  const tx = transaction as unknown as Tx;
  for (const [indicator, value] of await valuesNow(tx, registry, moment)) {
    if (value === null) continue;
    await tx
      .insertInto("indicator_days")
      .values({ organisation_id: actor.organisationId, indicator, on_day: moment.today, value })
      .onConflict((c) => c.columns(["organisation_id", "indicator", "on_day"]).doUpdateSet({ value }))
      .execute();
  }
};

export const indicatorQueries: Queries<typeof indicatorViews, unknown> = {
  list: async ({ tx, asks, registry, ...moment }) => {
    const since = asks.since ?? addDays(moment.today, -365);
    const days = await tx.selectFrom("indicator_days").select(["indicator", "on_day as on", "value"]).where("on_day", ">=", since).orderBy("on_day").execute();
    const values = await valuesNow(tx, registry, moment);
    return [...registry.figures].map(([id, { indicator, module }]) => ({
      ...indicator,
      module: registry.modules.find((m) => m.name === module)?.title ?? module,
      value: values.get(id) ?? null,
      days: days.filter((d) => d.indicator === id).map(({ on, value }) => ({ on, value })),
    }));
  },
};
