import { sql } from "kysely";
import type { Asking, Queries } from "#server/registry.ts";
import type { ActionRead } from "../action.ts";
import type { actionViews } from "../views.ts";
import { findActions } from "./find.ts";
import { linked } from "#server/linked.ts";
import { pastRegister } from "./past-lists.ts";
import { named, siteNames } from "#server/people.ts";
import { exactly, idOf, register, type Condition, type Filters } from "#server/register.ts";
import { nothing } from "./report-queries.ts";
import type { Tables } from "./tables.ts";

interface Shows {
  sort: ActionRead["sort"];
  originalDueOn: string;
  extensions: number;
  parentId: string | null;
  doneOn: string | null;
  escalated: string | null;
  cost: number | null;
}
const shows: Record<keyof Shows, string> = {
  sort: "n.sort",
  originalDueOn: "n.original_due_on",
  extensions: "jsonb_array_length(n.extensions)",
  parentId: "n.parent_id",
  doneOn: "n.done_on",
  escalated: "case when n.escalation ->> 'dueOn' = r.due_on::text then n.escalation ->> 'rung' end",
  cost: "(select (c.cost ->> 'amount')::float8 from nonconformities c where c.organisation_id = n.organisation_id and c.id = n.parent_id)",
};

async function list(asking: Asking<unknown, Tables>, filters: Filters, where: readonly Condition[]) {
  const { tx, registry, today, zone } = asking;
  const found = await register<Shows>(tx, { kind: "action", table: "actions", shows, where, filters, registry, today, zone });
  const parents = await linked(
    tx,
    registry,
    found.items.map((a) => a.parentId),
  );
  return { ...found, items: found.items.map(({ parentId, ...a }) => ({ ...a, parent: parentId ? (parents.get(parentId) ?? null) : null })) };
}

type ListAsks = Parameters<Queries<typeof actionViews, Tables>["list"]>[0];

async function inThePast({ tx, asks, registry, zone, actor }: ListAsks, at: Date) {
  const also = (a: ActionRead): boolean =>
    (!asks.kindOf || a.sort === asks.kindOf) &&
    (!asks.parentId || a.parentId === asks.parentId) &&
    (!asks.parentKind || a.parentKind === asks.parentKind) &&
    (!asks.mine || a.ownerId === actor.id);
  const found = await pastRegister<ActionRead>(tx, { kind: "action", at, zone, filters: asks, registry, also });
  const parents = await linked(
    tx,
    registry,
    found.items.map((a) => a.parentId),
  );
  const items = found.items.map((a) => ({
    ...a,
    extensions: a.extensions.length,
    parent: a.parentId ? (parents.get(a.parentId) ?? null) : null,
    escalated: a.escalation?.dueOn === a.dueOn ? a.escalation.rung : null,
    cost: null,
  }));
  return { ...found, items, asOf: at.toISOString() };
}

export const actionQueries: Queries<typeof actionViews, Tables> = {
  list: async (asking) => {
    const { asks, asOf, actor, now } = asking;
    if (asOf) return inThePast(asking, asOf);
    const mine = asks.mine ? exactly("r.owner_id", actor.id) : [];
    return {
      ...(await list(asking, asks, [...exactly("n.sort", asks.kindOf), ...exactly("n.parent_id", asks.parentId), ...exactly("n.parent_kind", asks.parentKind), ...mine])),
      asOf: now.toISOString(),
    };
  },
  one: async (asking) => {
    const { tx, asks, registry } = asking,
      id = await idOf(tx, "action", asks);
    const [record] = id ? await findActions(tx, [id], asking) : [];
    if (!record) throw nothing();
    const people = await named(tx, [
      record.ownerId,
      record.accepted?.by,
      record.asked?.by,
      ...record.extensions.flatMap((e) => [e.askedBy, e.decidedBy]),
      ...record.judgeIds,
      ...(record.escalation?.to ?? []),
    ]);
    const sites = await siteNames(tx, [record.siteId]),
      others = await linked(tx, registry, [record.parentId, record.waitsFor]);
    return {
      record,
      owner: record.ownerId ? (people.get(record.ownerId) ?? null) : null,
      site: record.siteId ? (sites.get(record.siteId) ?? null) : null,
      parent: record.parentId ? (others.get(record.parentId) ?? null) : null,
      waitsFor: record.waitsFor ? (others.get(record.waitsFor) ?? null) : null,
      people: [...people.values()],
    };
  },
  overdue: async (asking) => list(asking, { ...asking.asks, late: true, sort: "dueOn" }, [sql`r.state <> 'done'`]),
};
