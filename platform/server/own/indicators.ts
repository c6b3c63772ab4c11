import { addDays } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import type { indicatorViews, IndicatorShown } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "../database.ts";
import type { Behind, Job, Moment, Queries, Registry } from "../registry.ts";
import { pathOf } from "./records.ts";

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

/** How figures stood at the end of each day since then. */
const daysSince = (tx: Tx, since: string) =>
  tx.selectFrom("indicator_days").select(["indicator", "on_day as on", "value"]).where("on_day", ">=", since).orderBy("on_day").execute();

const shown = (registry: Registry, id: string, how: { values: ReadonlyMap<string, number | null>; days: Awaited<ReturnType<typeof daysSince>> }): IndicatorShown => {
  const { indicator, module } = registry.figures.get(id)!;
  return {
    ...indicator,
    module: registry.modules.find((m) => m.name === module)?.title ?? module,
    value: how.values.get(id) ?? null,
    days: how.days.filter((d) => d.indicator === id).map(({ on, value }) => ({ on, value })),
  };
};

export const indicatorQueries: Queries<typeof indicatorViews, unknown> = {
  list: async ({ tx, asks, registry, ...moment }) => {
    const days = await daysSince(tx, asks.since ?? addDays(moment.today, -365)),
      values = await valuesNow(tx, registry, moment);
    return [...registry.figures.keys()].map((id) => shown(registry, id, { values, days }));
  },
  why: async ({ tx, asks: { id }, registry, ...moment }) => {
    const found = registry.figures.get(id);
    if (!found) throw new Refusal("not_found", say("There is no such figure."));
    const values = new Map([[id, await found.figure(tx as never, moment)]]),
      reasons = await found.behind(tx as never, moment);
    const opened = ({ kind, number, title, path, id: record }: Behind) => ({ kind, number, title, path: path ?? pathOf(registry, { kind, number, id: record ?? "" }) });
    const days = await daysSince(tx, addDays(moment.today, -365));
    return { ...shown(registry, id, { values, days }), ...reasons, counted: reasons.counted.map(opened), rest: reasons.rest.map(opened) };
  },
};
