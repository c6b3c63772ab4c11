import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Moment } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import type { ActionRead } from "../action.ts";
import type { NonconformityRead } from "../nonconformity.ts";
import { causeActs } from "../acts.ts";
import type { OutputRead } from "../output.ts";
import type { PosterRead } from "../poster.ts";
import type { ReportRead } from "../report.ts";
import { holdersOf, nearest } from "#server/people.ts";
import type { Tables } from "./tables.ts";

type Ids = readonly string[];
const files = sql<number>`(select count(*)::int from attachments t where t.organisation_id = r.organisation_id and t.record_id = r.id and t.removed_at is null)`.as("files");

export const findReports = async (tx: Tx<Tables>, ids: Ids): Promise<ReportRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("reports as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select([
      "n.text",
      "n.sort",
      "n.place",
      "n.anonymous",
      "n.about_person as aboutPerson",
      "n.reporter_id as reporterId",
      "n.reporter_name as reporterName",
      "n.poster_id as posterId",
      "n.way",
    ])
    .select(["n.happened_on as happenedOn", "n.triage", "n.became_id as becameId", "n.messages", files])
    .where("r.id", "in", ids)
    .execute()) as ReportRead[];

export const findPosters = async (tx: Tx<Tables>, ids: Ids): Promise<PosterRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("posters as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.place", "n.purpose", "n.code"])
    .where("r.id", "in", ids)
    .execute()) as PosterRead[];

export const findOutputs = async (tx: Tx<Tables>, ids: Ids): Promise<OutputRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("outputs as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("records as p", (j) => j.onRef("p.organisation_id", "=", "n.organisation_id").onRef("p.id", "=", "n.nonconformity_id"))
    .select(spineColumns)
    .select([
      "n.nonconformity_id as nonconformityId",
      "n.quantity",
      "n.unit",
      "n.item",
      "n.lot",
      "n.location",
      "n.segregation",
      "n.held_on as heldOn",
      "n.disposition",
      "n.decision",
      "n.reverification",
      "p.owner_id as parentOwnerId",
    ])
    .where("r.id", "in", ids)
    .orderBy("r.number")
    .execute()) as OutputRead[];

/** Somebody who never owned the action and judges it: the representative, else top management. */
const judgesAmong = (holders: Awaited<ReturnType<typeof holdersOf>>, action: { ownedBy: readonly string[]; siteId: string | null }): string[] => {
  const others = nearest(
    holders.filter((h) => !action.ownedBy.includes(h.personId)),
    action.siteId,
  );
  const representatives = others.filter((h) => h.role === "management_representative");
  return [...new Set((representatives.length > 0 ? representatives : others.filter((h) => h.role === "top_management")).map((h) => h.personId))].toSorted();
};

export async function findActions(tx: Tx<Tables>, ids: Ids, moment: Moment): Promise<ActionRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("actions as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .leftJoin("records as p", (j) => j.onRef("p.organisation_id", "=", "n.organisation_id").onRef("p.id", "=", "n.parent_id"))
    .leftJoin("nonconformities as c", (j) => j.onRef("c.organisation_id", "=", "n.organisation_id").onRef("c.id", "=", "n.parent_id"))
    .leftJoin("records as w", (j) => j.onRef("w.organisation_id", "=", "n.organisation_id").onRef("w.id", "=", "n.waits_for"))
    .select(spineColumns)
    .select([
      "n.sort",
      "n.details",
      "n.parent_id as parentId",
      "n.parent_kind as parentKind",
      "n.waits_for as waitsFor",
      "n.original_due_on as originalDueOn",
      "n.asked",
      "n.extensions",
      "n.started_on as startedOn",
      "n.proof",
    ])
    .select([
      "n.done_on as doneOn",
      "n.done_at as doneAt",
      "n.result",
      "n.accepted",
      "n.sent_back as sentBack",
      "n.escalation",
      "p.owner_id as parentOwnerId",
      "r.owners as ownedBy",
      files,
    ])
    .select([sql<number | null>`(c.cost ->> 'amount')::numeric`.as("parentCost"), sql<boolean>`coalesce(w.state in ('open', 'in_work', 'extension_asked'), false)`.as("waits")])
    .where("r.id", "in", ids)
    .orderBy("r.number")
    .execute();
  const holders = rows.length > 0 ? await holdersOf(tx, ["action.accept"], moment.today) : [];
  return rows.map((row) => ({ ...row, judgeIds: judgesAmong(holders, row) })) as ActionRead[];
}

const seeking = [...Object.values(causeActs).map(({ name }) => name), "nonconformity.confirmCause"];
const seekers = sql`(select jsonb_agg(distinct s.by) from (
    select e.actor_id as by from events e where e.organisation_id = n.organisation_id and e.record_id = n.id and e.act = any(${seeking})
    union select (e.body::jsonb #>> '{actor,behalfOf,person}')::uuid from events e where e.organisation_id = n.organisation_id and e.record_id = n.id and e.act = any(${seeking})
    union select (m ->> 'personId')::uuid from jsonb_array_elements(n.team) m) s where s.by is not null)`;

const lateral = (moment: Moment) => sql<Figures>`
  select n.id, coalesce(a.actions, 0) as actions, coalesce(a."openActions", 0) as "openActions", coalesce(a."unfinishedActions", 0) as "unfinishedActions", coalesce(a."roundActions", 0) as "roundActions",
         coalesce(a."roundDone", 0) as "roundDone", coalesce(a.owners, '[]') as "actionOwnerIds", coalesce(${seekers}, '[]') as "causeSeekerIds",
         coalesce(o.undecided, 0) as "undecidedOutputs", coalesce(o.unsettled, 0) as "unsettledOutputs",
         coalesce((n.criterion ->> 'checkOn')::date <= ${moment.today}::date, false) as "checkHasCome"
    from nonconformities n
    left join lateral (
      select count(*)::int as actions, count(*) filter (where x.closed_at is null)::int as "openActions", count(*) filter (where x.state in ('open', 'in_work', 'extension_asked'))::int as "unfinishedActions",
             count(*) filter (where y.this_round)::int as "roundActions", count(*) filter (where y.this_round and x.state in ('done', 'accepted'))::int as "roundDone",
             (select jsonb_agg(distinct held.by) from actions h join records k on k.organisation_id = h.organisation_id and k.id = h.id cross join unnest(k.owners) as held (by)
               where h.organisation_id = n.organisation_id and h.parent_id = n.id and k.state <> 'cancelled') as owners
        from actions b join records x on x.organisation_id = b.organisation_id and x.id = b.id
        cross join lateral (select b.sort = 'corrective' and x.state <> 'cancelled' and not n.verifications @> jsonb_build_array(jsonb_build_object('actions', jsonb_build_array(b.id::text))) as this_round) y
       where b.organisation_id = n.organisation_id and b.parent_id = n.id) a on true
    left join lateral (
      select count(*) filter (where x.state = 'held')::int as undecided, count(*) filter (where x.state <> 'settled')::int as unsettled
        from outputs b join records x on x.organisation_id = b.organisation_id and x.id = b.id where b.organisation_id = n.organisation_id and b.nonconformity_id = n.id) o on true`;

type Figures = Pick<
  NonconformityRead,
  | "id"
  | "actions"
  | "openActions"
  | "unfinishedActions"
  | "roundActions"
  | "roundDone"
  | "actionOwnerIds"
  | "causeSeekerIds"
  | "undecidedOutputs"
  | "unsettledOutputs"
  | "checkHasCome"
>;

const nonconformityColumns = [
  "n.what",
  "n.requirement",
  "n.place",
  "n.source",
  "n.grade",
  "n.process",
  "n.product",
  "n.supplier",
  "n.clauses",
  "n.found_by as foundBy",
  "n.found_on as foundOn",
  "n.report_id as reportId",
  "n.team",
  "n.containment",
  "n.correction",
  "n.evaluation",
  "n.whys",
  "n.bones",
  "n.comparisons",
  "n.cause",
  "n.round",
  "n.criterion",
  "n.verifications",
  "n.elsewhere",
  "n.cost",
  "n.lesson",
  "n.original_due_on as originalDueOn",
  "n.asked",
  "n.extensions",
  "n.merged_into as mergedInto",
  "n.reopened",
  "n.escalation",
] as const;

export async function findNonconformities(tx: Tx<Tables>, ids: Ids, moment: Moment): Promise<NonconformityRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("nonconformities as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(nonconformityColumns)
    .select("r.owners as ownedBy")
    .where("r.id", "in", ids)
    .execute();
  if (rows.length === 0) return [];
  const { rows: figures } = await sql<Figures>`${lateral(moment)} where n.organisation_id = (select app_organisation()) and n.id in (${sql.join(ids)})`.execute(tx);
  const holders = await holdersOf(tx, ["nonconformity.verify", "nonconformity.close"], moment.today);
  return rows.map((row) => {
    const figure = figures.find((f) => f.id === row.id)!;
    const who = (act: string, not: readonly string[]) =>
      [
        ...new Set(
          nearest(
            holders.filter((h) => h.act === act && !not.includes(h.personId)),
            row.siteId,
          ).map((h) => h.personId),
        ),
      ].toSorted();
    return {
      ...row,
      ...figure,
      verifierIds: who("nonconformity.verify", [...row.ownedBy, ...figure.actionOwnerIds, ...figure.causeSeekerIds]),
      closerIds: who("nonconformity.close", row.ownedBy),
    } as NonconformityRead;
  });
}
