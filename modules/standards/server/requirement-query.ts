import type { z } from "zod";
import type { Asking } from "#server/registry.ts";
import { refusalToSetAside } from "../applying.ts";
import type { Edition, Requirement } from "../library.ts";
import type { standardsViews } from "../views.ts";
import { adopted } from "./adoptions.ts";
import { assess } from "./assess.ts";
import { basisOf, type Ground } from "./basis.ts";
import { turnsOf } from "./days.ts";
import { standingDecisions } from "./decisions.ts";
import { findEdition, finder, openRequirement, shownEdition } from "./editions.ts";
import { nextEdition } from "./moving.ts";
import { shownDecision } from "./showing.ts";
import type { StandardsTables } from "./tables.ts";
import { explain } from "./why.ts";

type Gives = z.input<typeof standardsViews.requirement.gives>;
type Asks = z.output<typeof standardsViews.requirement.asks>;

const family = (editionId: string): string => editionId.replace(/-\d{4}$/, "");
const named = (r: Requirement) => ({ id: r.id, reference: r.reference, title: r.title });

/** Requirements of other adopted standards that carry one of its keys, with how they stand. */
async function sharedWith(ground: Ground, requirement: Requirement, editions: readonly Edition[]): Promise<Gives["sharedWith"]> {
  const keys = new Set([...requirement.harmonised, ...requirement.topics]);
  const others = editions.filter((e) => family(e.id) !== family(requirement.editionId));
  const found = others.flatMap((edition) =>
    edition.requirements.filter((r) => r.assessable && [...r.harmonised, ...r.topics].some((key) => keys.has(key))).map((r) => ({ edition, r })),
  );
  const basis = await basisOf(
      ground,
      found.map((f) => f.r),
    ),
    find = finder(others);
  return found.map(({ edition, r }) => ({ ...named(r), short: edition.reference, status: assess(r, { basis, find, siteId: null }).readiness.status }));
}

async function below(ground: Ground, { edition, requirement }: { edition: Edition; requirement: Requirement }): Promise<Gives["children"]> {
  const children = edition.requirements.filter((r) => r.parentId === requirement.id);
  if (children.length === 0) return [];
  const basis = await basisOf(ground, children),
    find = finder([edition]);
  return children.map((r) => ({ ...named(r), status: r.assessable ? assess(r, { basis, find, siteId: null }).readiness.status : null }));
}

function place(edition: Edition, requirement: Requirement, next: Edition | undefined) {
  const find = finder([edition]),
    at = edition.requirements.indexOf(requirement),
    parent = requirement.parentId === null ? undefined : find(requirement.parentId);
  const reference = (id: string): string => id.slice(id.indexOf(":") + 1);
  return {
    parent: parent ? named(parent) : null,
    previous: edition.requirements[at - 1]?.id ?? null,
    next: edition.requirements[at + 1]?.id ?? null,
    was: requirement.was.map((id) => ({ id, reference: reference(id) })),
    becomes: (next?.requirements ?? []).filter((r) => r.was.includes(requirement.id)).map((r) => ({ id: r.id, reference: r.reference })),
  };
}

export async function oneRequirement(asking: Asking<Asks, StandardsTables>): Promise<Gives> {
  const { tx, asks } = asking,
    found = await openRequirement(tx, asks.id),
    { edition, requirement: r } = found;
  const { why, assessed } = await explain(asking, { ...found, siteId: asks.site ?? null });
  const adoptions = await adopted(tx),
    editions = (await Promise.all(adoptions.map((a) => findEdition(tx, a.editionId)))).filter((e) => e !== undefined);
  const points = r.points.flatMap((p) => [{ item: p.item, covers: p.covers }, ...(p.sub ?? []).map((s) => ({ item: `${p.item} ${s.item}`, covers: s.covers }))]);
  const decisions = (await standingDecisions(tx)).filter((d) => d.requirementId === r.id);
  return {
    ...why,
    ...place(edition, r, await nextEdition(tx, edition)),
    edition: shownEdition(edition),
    adopted: adoptions.some((a) => a.editionId === edition.id),
    assessable: r.assessable,
    verified: r.verified,
    titleIsOurs: r.titleIsOurs,
    asks: r.asks,
    note: r.note,
    usualFunction: r.usualFunction,
    children: await below(asking, found),
    points,
    maintain: [...r.maintain],
    retain: [...r.retain],
    evidence: assessed.evidence,
    change: r.change,
    sharedWith: await sharedWith(asking, r, editions),
    history: await turnsOf(tx, edition.id, r.id),
    decisions: decisions.flatMap((d) => shownDecision(d) ?? []),
    setAsideRefused: refusalToSetAside(edition, r),
  };
}
