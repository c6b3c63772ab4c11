import type { z } from "zod";
import type { Asking } from "#server/registry.ts";
import type { Edition, Requirement } from "../library.ts";
import type { ReadinessStatus } from "../readiness.ts";
import type { SuccessorShown } from "../shown.ts";
import type { Successor } from "../transition.ts";
import type { standardsViews } from "../views.ts";
import { adopted, shownAdoptions } from "./adoptions.ts";
import { assessEdition } from "./assess.ts";
import { basisOfEditions, type Ground } from "./basis.ts";
import { finder, openEdition, shownEdition } from "./editions.ts";
import { standardsLibrary } from "./library.ts";
import { missingOf, missingRow } from "./missing.ts";
import { headlineOf, isSettled, nextEdition, stepsOf, transitionOf } from "./moving.ts";
import { sharedRows } from "./sharing.ts";
import { opener } from "./showing.ts";
import type { StandardsTables } from "./tables.ts";

type On<V extends { asks: z.ZodType }> = Asking<z.output<V["asks"]>, StandardsTables>;
type StatusOf = (id: string) => ReadinessStatus | null;

async function statuses(ground: Ground, editions: readonly Edition[], siteId: string | null = null) {
  const basis = await basisOfEditions(ground, editions),
    find = finder(editions);
  const assessed = new Map(editions.flatMap((e) => [...assessEdition(e, { basis, find, siteId })]));
  return { assessed, statusOf: (id: string): ReadinessStatus | null => assessed.get(id)?.readiness.status ?? null };
}

const states = (facts: readonly string[]): string[] => facts.map((id) => standardsLibrary().factDefinitions().get(id)?.states ?? id);

const successor = (s: Successor, statusOf: StatusOf): SuccessorShown => ({
  id: s.requirement.id,
  reference: s.requirement.reference,
  title: s.requirement.title,
  change: s.change,
  confidence: s.confidence,
  added: states(s.factsAdded),
  status: statusOf(s.requirement.id),
});

const fresh = (r: Requirement, statusOf: StatusOf) => ({
  id: r.id,
  reference: r.reference,
  title: r.title,
  status: statusOf(r.id),
  carrying: "new" as const,
  sentence: r.asks ?? "",
  done: isSettled(statusOf(r.id)),
  successors: [{ id: r.id, reference: r.reference, title: r.title, change: r.change, confidence: r.confidence, added: states(r.facts), status: statusOf(r.id) }],
});

export async function transition(asking: On<typeof standardsViews.transition>): Promise<z.input<typeof standardsViews.transition.gives>> {
  const { tx, asks } = asking,
    from = await openEdition(tx, asks.edition),
    to = await nextEdition(tx, from, asks.to);
  const list = await adopted(tx),
    own = (await shownAdoptions(tx, list)).get(from.id) ?? null;
  const none = {
    carriesOver: 0,
    lookAgain: 0,
    gone: 0,
    added: 0,
    unsure: 0,
    steps: 0,
    done: 0,
    byChange: [],
    rows: [],
    published: null,
    newCertificatesOnlyFrom: null,
    ends: null,
  };
  if (!to) return { from: shownEdition(from), to: null, adoption: own, toAdopted: false, ...none };
  const moved = transitionOf(from, to),
    { statusOf } = await statuses(asking, [from, to]),
    head = headlineOf(from.id, to.id),
    { byChange, ...summary } = moved.summary;
  const rows = moved.rows.map((row) => ({
    id: row.old.id,
    reference: row.old.reference,
    title: row.old.title,
    status: statusOf(row.old.id),
    carrying: row.carrying,
    sentence: row.sentence,
    successors: row.successors.map((s) => successor(s, statusOf)),
    done: row.carrying !== "look_again" || row.successors.every((s) => isSettled(statusOf(s.requirement.id))),
  }));
  return {
    from: shownEdition(from),
    to: shownEdition(to),
    adoption: own,
    toAdopted: list.some((a) => a.editionId === to.id),
    published: head?.published ?? null,
    newCertificatesOnlyFrom: head?.newCertificatesOnlyFrom ?? null,
    ends: head?.ends ?? null,
    ...summary,
    ...stepsOf(moved, statusOf),
    byChange: Object.entries(byChange).map(([change, count]) => ({ change: change as keyof typeof byChange, count })),
    rows: [...rows, ...moved.added.map((r) => fresh(r, statusOf))],
  };
}

export async function missing(asking: On<typeof standardsViews.missing>): Promise<z.input<typeof standardsViews.missing.gives>> {
  const edition = await openEdition(asking.tx, asking.asks.edition),
    { assessed } = await statuses(asking, [edition], asking.asks.site ?? null);
  const items = missingOf([...assessed.values()]).map((m) => missingRow(m, opener(asking.registry)));
  return { items, total: items.length };
}

export async function shared(asking: On<typeof standardsViews.shared>): Promise<z.input<typeof standardsViews.shared.gives>> {
  const { tx } = asking,
    edition = await openEdition(tx, asking.asks.edition);
  const { rows, others, requirements } = await sharedRows(
    tx,
    edition,
    (await adopted(tx)).map((a) => a.editionId),
  );
  const { statusOf } = await statuses(asking, [edition, ...others]),
    named = (r: Requirement) => ({ id: r.id, reference: r.reference, title: r.title, status: statusOf(r.id) });
  const short = new Map(others.map((e) => [e.id, e.reference]));
  const items = rows.map((row) => ({
    key: row.key,
    title: row.title,
    here: row.here.map((r) => ({ ...named(r), fit: r.harmonisedFit })),
    others: row.others.map((r) => ({ ...named(r), editionId: r.editionId, short: short.get(r.editionId) ?? "" })),
  }));
  return { items, total: items.length, others: others.map((e) => ({ id: e.id, short: e.short, reference: e.reference })), requirements };
}
