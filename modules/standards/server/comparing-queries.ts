import type { z } from "zod";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking } from "#server/registry.ts";
import type { Requirement } from "../library.ts";
import { countReadiness, type ReadinessStatus } from "../readiness.ts";
import type { standardsViews } from "../views.ts";
import { assessEdition } from "./assess.ts";
import { basisOfEditions } from "./basis.ts";
import { keptDay, keptStatuses, type KeptDay } from "./days.ts";
import { finder, openEdition } from "./editions.ts";
import { standardsLibrary } from "./library.ts";
import type { StandardsTables } from "./tables.ts";

type On<V extends { asks: z.ZodType }> = Asking<z.output<V["asks"]>, StandardsTables>;
type Changes = z.input<typeof standardsViews.changes.gives>;

interface Stood {
  readonly on: string;
  readonly statuses: Readonly<Record<string, ReadinessStatus>>;
  readonly facts: Readonly<Record<string, "yes" | "partly" | "no">>;
  /** Who answered, in words, by requirement. */
  readonly answering: ReadonlyMap<string, string>;
}

/** "EHS Officer, Jigani (vacant)". */
const answeringWords = (answers: readonly { readonly position: { readonly title: string }; readonly holders: readonly unknown[] }[]): string =>
  answers.length === 0 ? say("nobody") : answers.map((a) => (a.holders.length === 0 ? say("{position} (vacant)", { position: a.position.title }) : a.position.title)).join(", ");

const stoodThen = (kept: KeptDay): Stood => ({ ...kept, answering: new Map(kept.requirements.map((r) => [r.id, answeringWords(r.answers)])) });

const holding = { yes: say("holds"), partly: say("holds in part"), no: say("does not hold"), unanswered: say("not yet answered by Remit") } as const;

/** What turned, as sentences: who answers, and the facts. They are why the status did. */
function because({ id: requirement, facts }: Requirement, before: Stood, after: Stood): string[] {
  const [was, is] = [before.answering.get(requirement) ?? "", after.answering.get(requirement) ?? ""];
  const answering = was === is ? [] : [say("Who answers for it. Before: {was}. Now: {is}.", { was, is })];
  return [...answering, ...turnedFacts(facts, before, after)];
}

const turnedFacts = (facts: readonly string[], before: Stood, after: Stood): string[] =>
  facts.flatMap((id) => {
    const was = before.facts[id] ?? "unanswered",
      is = after.facts[id] ?? "unanswered";
    const states = standardsLibrary().factDefinitions().get(id)?.states ?? id;
    return was === is ? [] : [say("{states} Before: {was}. Now: {is}.", { states, was: holding[was], is: holding[is] })];
  });

async function now(asking: On<typeof standardsViews.changes>): Promise<Stood> {
  const edition = await openEdition(asking.tx, asking.asks.edition),
    basis = await basisOfEditions(asking, [edition]);
  const assessed = [...assessEdition(edition, { basis, find: finder([edition]), siteId: null }).values()];
  return {
    on: asking.today,
    statuses: Object.fromEntries(assessed.map((a) => [a.requirement.id, a.readiness.status])),
    facts: Object.fromEntries([...basis.facts].map(([id, a]) => [id, a.holds])),
    answering: new Map(assessed.map((a) => [a.requirement.id, answeringWords(a.answers)])),
  };
}

export async function changes(asking: On<typeof standardsViews.changes>): Promise<Changes> {
  const { tx, asks } = asking,
    edition = await openEdition(tx, asks.edition);
  const first = await keptDay(tx, edition.id, asks.since),
    last = asks.until && asks.until < asking.today ? await keptDay(tx, edition.id, asks.until) : null;
  const before = first && stoodThen(first),
    after = asks.until && asks.until < asking.today ? last && stoodThen(last) : await now(asking);
  if (!before || !after) return { items: [], total: 0, since: before?.on ?? null, until: after?.on ?? null, before: null, after: null };
  const items = edition.requirements.flatMap((r) => {
    const was = before.statuses[r.id],
      is = after.statuses[r.id];
    return was === undefined || is === undefined || was === is
      ? []
      : [{ requirementId: r.id, reference: r.reference, title: r.title, was, is, because: because(r, before, after) }];
  });
  return {
    items,
    total: items.length,
    since: before.on,
    until: after.on,
    before: countReadiness(Object.values(before.statuses)),
    after: countReadiness(Object.values(after.statuses)),
  };
}

export async function days({ tx, asks, today }: On<typeof standardsViews.days>): Promise<z.input<typeof standardsViews.days.gives>> {
  const kept = await keptStatuses(tx, asks.edition, asks.from ?? addDays(today, -183));
  const items = kept.map((day) => ({ on: day.on, ...countReadiness(Object.values(day.statuses)) }));
  return { items, total: items.length };
}
