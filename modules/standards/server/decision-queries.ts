import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Asking } from "#server/registry.ts";
import type { decisionViews } from "../views.ts";
import { assess } from "./assess.ts";
import { basisOf } from "./basis.ts";
import { findEdition, finder, openRequirement } from "./editions.ts";
import { applicabilities, overrulings } from "./find.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;
type On<A> = Asking<A, StandardsTables>;

const gone = (): never => {
  throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
};

/** The requirement that a decision is about, as people know it. */
async function about(tx: Here, { editionId, requirementId }: { editionId: string; requirementId: string }) {
  const edition = await findEdition(tx, editionId),
    requirement = edition?.requirements.find((r) => r.id === requirementId);
  const reference = requirement?.reference ?? requirementId.slice(editionId.length + 1);
  return { reference, title: requirement?.title ?? "", edition: edition?.reference ?? editionId, path: `/standards/${editionId}/${encodeURIComponent(reference)}` };
}

const nameOf = async (tx: Here, id: string | null): Promise<string | null> =>
  id === null ? null : ((await tx.selectFrom("people").select("name").where("id", "=", id).executeTakeFirst())?.name ?? null);
const titleOf = async (tx: Here, id: string | null): Promise<string | null> =>
  id === null ? null : ((await tx.selectFrom("records").select("title").where("id", "=", id).executeTakeFirst())?.title ?? null);

async function named<T extends { editionId: string; requirementId: string; ownerId: string | null }>(tx: Here, record: T) {
  return { ...record, requirement: await about(tx, record), owner: await nameOf(tx, record.ownerId) };
}

export async function list({ tx, asks, today }: On<{ edition?: string | undefined }>): Promise<z.input<typeof decisionViews.list.gives>> {
  const wanted = (r: { editionId: string }): boolean => asks.edition === undefined || r.editionId === asks.edition;
  const decisions = [],
    judged = [];
  for (const record of (await applicabilities(tx, "all", today)).filter(wanted)) decisions.push(await named(tx, record));
  for (const record of (await overrulings(tx, "all")).filter(wanted)) judged.push(await named(tx, record));
  return { applicability: decisions, overrulings: judged };
}

const isNumber =
  (number: string) =>
  (r: { number: string }): boolean =>
    r.number.toLowerCase() === number.toLowerCase();

export async function applicability({ tx, asks, today }: On<{ number: string }>): Promise<z.input<typeof decisionViews.applicability.gives>> {
  const record = (await applicabilities(tx, "all", today)).find(isNumber(asks.number)) ?? gone();
  return { ...(await named(tx, record)), approver: await nameOf(tx, record.approvedBy), site: await titleOf(tx, record.siteId) };
}

export async function overruling(asking: On<{ number: string }>): Promise<z.input<typeof decisionViews.overruling.gives>> {
  const { tx, asks } = asking,
    record = (await overrulings(tx, "all")).find(isNumber(asks.number)) ?? gone();
  const { edition, requirement } = await openRequirement(tx, record.requirementId);
  const now = assess(requirement, { basis: await basisOf(asking, [requirement]), find: finder([edition]), siteId: null }).readiness.status;
  return { ...(await named(tx, record)), now };
}
