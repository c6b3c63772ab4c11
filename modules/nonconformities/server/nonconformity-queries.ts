import { sql } from "kysely";
import { dayOf, daysBetween } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import type { Asking, Moment, Queries } from "#server/registry.ts";
import { categoriesOf } from "../fishbone.ts";
import { followUpsOf } from "../follow-ups.ts";
import type { NonconformityRead } from "../nonconformity.ts";
import { marksOf } from "../progress.ts";
import type { nonconformityViews } from "../views.ts";
import { ageing, figures, load, opened, openFor, pareto, trend } from "./counting.ts";
import { eightDOf } from "./eight-d.ts";
import { findActions, findNonconformities, findOutputs } from "./find.ts";
import { linked, linkedWith } from "#server/linked.ts";
import { pastRegister } from "./past-lists.ts";
import { named, siteNames } from "#server/people.ts";
import { mayAnswer, policyOf } from "./people.ts";
import { exactly, idOf, oneOf, register, type Condition } from "#server/register.ts";
import { nothing } from "./report-queries.ts";
import { similarCases } from "./similar.ts";
import type { Tables } from "./tables.ts";

type ListAsks = Asking<Parameters<Queries<typeof nonconformityViews, Tables>["list"]>[0]["asks"], Tables>["asks"];

interface Shows {
  source: NonconformityRead["source"];
  grade: NonconformityRead["grade"];
  process: string | null;
  product: string | null;
  supplier: string | null;
  cause: string | null;
  originalDueOn: string;
  actions: number;
  openActions: number;
  cost: number | null;
  escalated: string | null;
}
const count = (which: string): string =>
  `(select count(*)::int from actions a join records x on x.organisation_id = a.organisation_id and x.id = a.id where a.organisation_id = r.organisation_id and a.parent_id = r.id${which})`;
const shows: Record<keyof Shows, string> = {
  source: "n.source",
  grade: "n.grade",
  process: "n.process",
  product: "n.product",
  supplier: "n.supplier",
  cause: "n.cause ->> 'text'",
  originalDueOn: "n.original_due_on",
  actions: count(""),
  openActions: count(" and x.closed_at is null"),
  cost: "(n.cost ->> 'amount')::float8",
  escalated: "case when n.escalation ->> 'dueOn' = r.due_on::text then n.escalation ->> 'rung' end",
};

const conditionsOf = (asks: ListAsks, { today, zone }: Moment): Condition[] => [
  ...oneOf("n.source", asks.source),
  ...exactly("n.grade", asks.grade),
  ...exactly("n.process", asks.process),
  ...exactly("n.product", asks.product),
  ...exactly("n.supplier", asks.supplier),
  ...exactly("n.cause ->> 'category'", asks.cause),
  ...openFor(today, zone, asks.ageFrom, asks.ageTo),
  ...opened(zone, asks.since, asks.until),
];

const equal = (value: string | null | undefined, wanted: string | undefined): boolean => wanted === undefined || (wanted === "-" ? value == null : value === wanted);

/** The same filters on a record as it stood in the past. */
const matchesPast =
  (asks: ListAsks, { today, zone }: Moment) =>
  (n: NonconformityRead): boolean => {
    const openedOn = dayOf(new Date(n.openedAt), zone),
      age = daysBetween(openedOn, today);
    return (
      (!asks.source || asks.source.split(",").includes(n.source)) &&
      equal(n.grade, asks.grade) &&
      equal(n.process, asks.process) &&
      equal(n.product, asks.product) &&
      equal(n.supplier, asks.supplier) &&
      equal(n.cause?.category, asks.cause) &&
      (asks.ageFrom === undefined || age >= asks.ageFrom) &&
      (asks.ageTo === undefined || age <= asks.ageTo) &&
      (!asks.since || openedOn >= asks.since) &&
      (!asks.until || openedOn <= asks.until)
    );
  };

async function inThePast(asking: Asking<ListAsks, Tables>, at: Date) {
  const { tx, asks, zone, registry } = asking;
  const found = await pastRegister<NonconformityRead>(tx, { kind: "nonconformity", at, zone, filters: asks, registry, also: matchesPast(asks, asking) });
  const actions = await pastRegister<NonconformityRead & { parentId: string | null }>(tx, { kind: "action", at, zone, filters: { limit: 1_000_000 }, registry, also: () => true });
  const items = found.items.map((n) => {
    const own = actions.items.filter((a) => a.parentId === n.id),
      late = n.escalation && n.escalation.dueOn === n.dueOn ? n.escalation.rung : null;
    return { ...n, cause: n.cause?.text ?? null, cost: n.cost?.amount ?? null, escalated: late, actions: own.length, openActions: own.filter((a) => a.closedAt === null).length };
  });
  return { ...found, items, asOf: at.toISOString() };
}

async function whole(tx: Tx<Tables>, moment: Moment, asked: { id?: string | undefined; number?: string | undefined }) {
  const id = await idOf(tx, "nonconformity", asked);
  const [record] = id ? await findNonconformities(tx, [id], moment) : [];
  if (!record) throw nothing();
  const own = await tx.selectFrom("actions").select("id").where("parent_id", "=", record.id).execute(),
    lots = await tx.selectFrom("outputs").select("id").where("nonconformity_id", "=", record.id).execute();
  return {
    record,
    actions: own.length
      ? await findActions(
          tx,
          own.map((a) => a.id),
          moment,
        )
      : [],
    outputs: lots.length
      ? await findOutputs(
          tx,
          lots.map((o) => o.id),
        )
      : [],
  };
}

type One = Queries<typeof nonconformityViews, Tables>["one"];
const one: One = async (asking) => {
  const { tx, asks, registry, now, zone } = asking,
    { record, actions, outputs } = await whole(tx, asking, asks);
  const people = await named(tx, [
    record.ownerId,
    record.foundBy,
    record.cause?.by,
    record.evaluation?.by,
    record.containment?.by,
    record.correction?.by,
    record.criterion?.by,
    record.asked?.by,
    ...record.team.map((m) => m.personId),
    ...record.verifierIds,
    ...record.closerIds,
    ...record.verifications.map((v) => v.by),
    ...record.elsewhere.map((e) => e.by),
    ...record.extensions.flatMap((e) => [e.askedBy, e.decidedBy]),
    ...(record.escalation?.to ?? []),
    ...actions.flatMap((a) => [a.ownerId, a.accepted?.by, a.asked?.by]),
    ...outputs.map((o) => o.decision?.by),
  ]);
  const name = (id: string | null | undefined) => (id ? (people.get(id) ?? null) : null);
  const sites = await siteNames(tx, [record.siteId, ...actions.map((a) => a.siteId)]),
    others = await linked(tx, registry, [record.reportId, record.mergedInto, ...actions.map((a) => a.waitsFor)]);
  const signed = await tx
    .selectFrom("signatures")
    .select(["record_id", "position"])
    .where("record_id", "in", [record.id, ...outputs.map((o) => o.id)])
    .where("act", "=", "output.decide")
    .where("voided_at", "is", null)
    .execute();
  const like = { text: `${record.title} ${record.what}`, siteId: record.siteId, process: record.process, cause: record.cause?.category, besides: record.id };
  return {
    record,
    owner: name(record.ownerId),
    site: record.siteId ? (sites.get(record.siteId) ?? null) : null,
    people: [...people.values()],
    report: record.reportId ? (others.get(record.reportId) ?? null) : null,
    mergedInto: record.mergedInto ? (others.get(record.mergedInto) ?? null) : null,
    marks: marksOf(record, zone),
    actions: actions.map((a) => ({
      ...a,
      owner: name(a.ownerId),
      site: a.siteId ? (sites.get(a.siteId)?.name ?? null) : null,
      waitsForNumber: a.waitsFor ? (others.get(a.waitsFor)?.number ?? null) : null,
    })),
    outputs: outputs.map((o) => ({ ...o, decidedBy: name(o.decision?.by), position: signed.find((s) => s.record_id === o.id)?.position ?? null })),
    similar: await similarCases(tx, registry, like, now),
    followUps: followUpsOf(record, await linkedWith(tx, registry, record.id)),
    verifiers: record.verifierIds.flatMap((id) => name(id) ?? []),
    closers: record.closerIds.flatMap((id) => name(id) ?? []),
    categories: categoriesOf(record.bones),
    currency: record.cost?.currency ?? (await policyOf(tx)).currency,
  };
};

const at = (siteId: string | undefined): Condition[] => (siteId ? [sql`r.site_id = ${siteId}`] : []);

export const nonconformityQueries: Queries<typeof nonconformityViews, Tables> = {
  list: async (asking) => {
    const { tx, asks, asOf, registry, today, zone, now } = asking;
    if (asOf) return inThePast(asking, asOf);
    const found = await register<Shows>(tx, { kind: "nonconformity", table: "nonconformities", shows, where: conditionsOf(asks, asking), filters: asks, registry, today, zone });
    return { ...found, asOf: now.toISOString() };
  },
  one,
  similar: async ({ tx, asks, registry, now }) => ({ items: await similarCases(tx, registry, asks, now) }),
  pareto: async ({ tx, asks, zone }) =>
    pareto(tx, asks.by, [
      ...opened(zone, asks.since, asks.until),
      ...at(asks.siteId),
      ...(asks.open === undefined ? [] : [asks.open ? sql`r.closed_at is null` : sql`r.closed_at is not null`]),
    ]),
  ageing: async (asking) => ageing(asking.tx, asking, [...at(asking.asks.siteId), ...(asking.asks.ownerId ? [sql`r.owner_id = ${asking.asks.ownerId}`] : [])]),
  load: async ({ tx, today }) => {
    const found = await load(tx, today),
      limit = (await policyOf(tx)).representativeLoad;
    return { ...found, limit, tooMuch: found.open > 0 && found.representativeShare > limit };
  },
  figures: async (asking) => ({ ...(await figures(asking.tx, asking, asking.asks.siteId)), currency: (await policyOf(asking.tx)).currency }),
  trend: async (asking) => trend(asking.tx, asking, asking.asks.months, at(asking.asks.siteId)),
  eightD: async (asking) => eightDOf(asking.tx, asking.registry, asking, await whole(asking.tx, asking, asking.asks)),
  owners: async ({ tx, today }) => ({ items: await mayAnswer(tx, null, today) }),
};
