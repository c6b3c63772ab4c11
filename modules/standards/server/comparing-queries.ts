import type { z } from "zod";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking } from "#server/registry.ts";
import { countReadiness, type ReadinessStatus } from "../readiness.ts";
import type { standardsViews } from "../views.ts";
import { assessEdition } from "./assess.ts";
import { basisOfEditions } from "./basis.ts";
import { keptDay, keptStatuses } from "./days.ts";
import { finder, openEdition } from "./editions.ts";
import { standardsLibrary } from "./library.ts";
import type { StandardsTables } from "./tables.ts";

type On<V extends { asks: z.ZodType }> = Asking<z.output<V["asks"]>, StandardsTables>;
type Changes = z.input<typeof standardsViews.changes.gives>;

interface Stood {
  readonly on: string;
  readonly statuses: Readonly<Record<string, ReadinessStatus>>;
  readonly facts: Readonly<Record<string, "yes" | "partly" | "no">>;
}

const holding = { yes: say("holds"), partly: say("holds in part"), no: say("does not hold"), unanswered: say("not yet answered by Remit") } as const;

/** The facts that turned, as sentences: they are why the status did. */
const because = (facts: readonly string[], before: Stood, after: Stood): string[] =>
  facts.flatMap((id) => {
    const was = before.facts[id] ?? "unanswered", is = after.facts[id] ?? "unanswered";
    const states = standardsLibrary().factDefinitions().get(id)?.states ?? id;
    return was === is ? [] : [say("{states} Before: {was}. Now: {is}.", { states, was: holding[was], is: holding[is] })];
  });

async function now(asking: On<typeof standardsViews.changes>): Promise<Stood> {
  const edition = await openEdition(asking.tx, asking.asks.edition), basis = await basisOfEditions(asking, [edition]);
  const assessed = [...assessEdition(edition, { basis, find: finder([edition]), siteId: null }).values()];
  return { on: asking.today, statuses: Object.fromEntries(assessed.map((a) => [a.requirement.id, a.readiness.status])), facts: Object.fromEntries([...basis.facts].map(([id, a]) => [id, a.holds])) };
}

export async function changes(asking: On<typeof standardsViews.changes>): Promise<Changes> {
  const { tx, asks } = asking, edition = await openEdition(tx, asks.edition);
  const before = await keptDay(tx, edition.id, asks.since), after = asks.until && asks.until < asking.today ? await keptDay(tx, edition.id, asks.until) : await now(asking);
  if (!before || !after) return { items: [], total: 0, since: before?.on ?? null, until: after?.on ?? null, before: null, after: null };
  const items = edition.requirements.flatMap((r) => {
    const was = before.statuses[r.id], is = after.statuses[r.id];
    return was === undefined || is === undefined || was === is ? [] : [{ requirementId: r.id, reference: r.reference, title: r.title, was, is, because: because(r.facts, before, after) }];
  });
  return { items, total: items.length, since: before.on, until: after.on, before: countReadiness(Object.values(before.statuses)), after: countReadiness(Object.values(after.statuses)) };
}

export async function days({ tx, asks, today }: On<typeof standardsViews.days>): Promise<z.input<typeof standardsViews.days.gives>> {
  const kept = await keptStatuses(tx, asks.edition, asks.from ?? addDays(today, -183));
  const items = kept.map((day) => ({ on: day.on, ...countReadiness(Object.values(day.statuses)) }));
  return { items, total: items.length };
}
