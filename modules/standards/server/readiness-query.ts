import type { Asking } from "#server/registry.ts";
import type { z } from "zod";
import { addDays } from "#kernel/date.ts";
import type { Edition } from "../library.ts";
import { countReadiness, type ReadinessStatus } from "../readiness.ts";
import type { NodeShown } from "../shown.ts";
import { applying, summaryOf } from "../summary.ts";
import { placesOf } from "../tree-shown.ts";
import type { standardsViews } from "../views.ts";
import { adopted, shownAdoptions } from "./adoptions.ts";
import { assessEdition, countAssessed } from "./assess.ts";
import { basisOfEditions } from "./basis.ts";
import { keptDay, type KeptDay } from "./days.ts";
import { finder, openEdition, shownEdition } from "./editions.ts";
import { missingOf } from "./missing.ts";
import { headlineOf, nextEdition, stepsOf, transitionOf } from "./moving.ts";
import { sharedRows } from "./sharing.ts";
import { belowIn, headOf, nodeOf, noEvidence, opener } from "./showing.ts";
import type { StandardsTables } from "./tables.ts";

type Asks = z.output<typeof standardsViews.readiness.asks>;
export type ReadinessAsking = Asking<Asks, StandardsTables>;
export type ReadinessAnswer = z.input<typeof standardsViews.readiness.gives>;

const adoptionsShown = async (asking: ReadinessAsking) => shownAdoptions(asking.tx, await adopted(asking.tx));

/** Readiness of an edition, computed now; on a past day, as it was kept at that day's end. */
export async function readiness(asking: ReadinessAsking): Promise<ReadinessAnswer> {
  const edition = await openEdition(asking.tx, asking.asks.edition);
  return asking.asOf ? before(asking, edition) : live(asking, edition);
}

async function live(asking: ReadinessAsking, edition: Edition): Promise<ReadinessAnswer> {
  const { tx, asks, now, registry } = asking;
  const next = await nextEdition(tx, edition),
    editions = next ? [edition, next] : [edition];
  const basis = await basisOfEditions(asking, editions),
    find = finder(editions),
    assessing = { basis, find, siteId: asks.site ?? null };
  const assessed = assessEdition(edition, assessing),
    coming = next ? assessEdition(next, assessing) : new Map<string, never>();
  const places = placesOf(edition, find),
    counts = countAssessed(assessed.values());
  const then = asks.since ? await keptDay(tx, edition.id, asks.since) : null;
  const shown = { assessed, overrulings: basis.overrulings, was: then?.statuses ?? {}, open: opener(registry), below: belowIn(places) };
  const adoptions = await adoptionsShown(asking),
    own = adoptions.get(edition.id) ?? null;
  const steps = next ? stepsOf(transitionOf(edition, next), (id) => coming.get(id)?.readiness.status ?? null) : null;
  return {
    edition: shownEdition(edition),
    adoption: own,
    counts,
    requirements: applying(counts),
    sentence: summaryOf(counts),
    nodes: places.map((p) => nodeOf(p, shown)),
    moment: { computedAt: now.toISOString(), keptOn: null, comparedWith: then?.on ?? null },
    transition:
      next && steps
        ? {
            toEditionId: next.id,
            toReference: next.reference,
            by: own?.transition?.toEditionId === next.id ? own.transition.by : null,
            ends: headlineOf(edition.id, next.id)?.ends ?? null,
            ...steps,
          }
        : null,
    missing: missingOf([...assessed.values()]).length,
    shared: (await sharedRows(tx, edition, [...adoptions.keys()])).requirements,
  };
}

/** A node as it was kept; a heading counts what lies below it. */
function keptNode(
  place: Parameters<typeof headOf>[0],
  it: { kept: KeptDay; was: KeptDay | null; below: (id: string) => readonly string[]; names: ReadonlyMap<string, string> },
): NodeShown {
  const { requirement } = place,
    kept = it.kept.requirements.find((r) => r.id === requirement.id);
  const under = it
    .below(requirement.id)
    .filter((id) => id !== requirement.id)
    .flatMap((id): ReadinessStatus[] => (it.kept.statuses[id] ? [it.kept.statuses[id]] : []));
  return {
    ...headOf(place),
    status: it.kept.statuses[requirement.id] ?? null,
    sentence: kept?.sentence ?? null,
    was: it.was?.statuses[requirement.id] ?? null,
    answers: (kept?.answers ?? []).map((a) => ({
      position: { kind: "position", id: a.position.id, number: "", title: a.position.title, path: null },
      holders: a.holders.map((id) => ({ kind: "person", id, number: "", title: it.names.get(id) ?? "", path: null })),
    })),
    evidence: kept?.evidence ?? noEvidence,
    counts: under.length === 0 ? null : countReadiness(under),
    decision: null,
    overruled: null,
  };
}

async function before(asking: ReadinessAsking, edition: Edition): Promise<ReadinessAnswer> {
  const { tx, asks, today } = asking;
  const kept = await keptDay(tx, edition.id, today),
    was = asks.since ? await keptDay(tx, edition.id, asks.since) : null;
  const day: KeptDay = kept ?? { on: today, statuses: {}, requirements: [], facts: {} };
  const people = [...new Set(day.requirements.flatMap((r) => r.answers.flatMap((a) => a.holders)))];
  const names =
    people.length === 0
      ? new Map<string, string>()
      : new Map((await tx.selectFrom("people").select(["id", "name"]).where("id", "in", people).execute()).map((p) => [p.id, p.name]));
  const find = finder([edition]),
    places = placesOf(edition, find),
    below = belowIn(places),
    counts = countReadiness(Object.values(day.statuses));
  return {
    edition: shownEdition(edition),
    adoption: (await adoptionsShown(asking)).get(edition.id) ?? null,
    counts,
    requirements: applying(counts),
    sentence: kept ? summaryOf(counts) : "",
    nodes: places.map((p) => keptNode(p, { kept: day, was, below, names })),
    moment: { computedAt: null, keptOn: kept?.on ?? null, comparedWith: was?.on ?? null },
    transition: null,
    missing: 0,
    shared: 0,
  };
}

/** Evidence is old when the newest of it is more than a year back. */
export const isOld = (newest: string | null, today: string): boolean => newest !== null && newest < addDays(today, -365);
