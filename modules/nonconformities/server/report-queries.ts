import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Queries, Registry } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import { stepsOf, type Became } from "../progress.ts";
import type { PosterRead } from "../poster.ts";
import type { ReportSort } from "../report.ts";
import type { posterViews, reportViews } from "../views.ts";
import { findPosters, findReports } from "./find.ts";
import { linked } from "#server/linked.ts";
import { named, siteNames } from "#server/people.ts";
import { exactly, idOf, register, type Condition, type Filters } from "#server/register.ts";
import type { Tables } from "./tables.ts";

export const nothing = (): Refusal => new Refusal("not_found", say("There is no such record, or it is not yours to see."));

/** How far what a report became is, for many reports at once. */
export async function became(tx: Tx<Tables>, ids: readonly (string | null)[]): Promise<Map<string, Became>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Became & { id: string }>`
    select r.id, r.kind, r.state, r.due_on as "dueOn", (r.closed_at at time zone o.zone)::date::text as "closedOn", coalesce(n.evaluation ->> 'needed', 'true') = 'true' as full,
           n.containment ->> 'on' as "containedOn", case when r.state in ('cause_confirmed', 'acting', 'verified', 'closed') then n.cause ->> 'on' end as "causeOn",
           coalesce(case when r.state in ('acting', 'verified', 'closed') then n.criterion ->> 'on' end, a.started_on::text, a.done_on::text) as "actingOn",
           case when r.state in ('verified', 'closed') then n.verifications -> -1 ->> 'on' end as "verifiedOn"
      from records r join organisations o on o.organisation_id = r.organisation_id
      left join nonconformities n on n.organisation_id = r.organisation_id and n.id = r.id
      left join actions a on a.organisation_id = r.organisation_id and a.id = r.id
     where r.organisation_id = (select app_organisation()) and r.id in (${sql.join(wanted)})`.execute(tx);
  return new Map(rows.map((r) => [r.id, r]));
}

interface Shows {
  sort: ReportSort;
  place: string | null;
  anonymous: boolean;
  reporterId: string | null;
  reporterName: string | null;
  files: number;
  becameId: string | null;
}
const shows: Record<keyof Shows, string> = {
  sort: "n.sort",
  place: "n.place",
  anonymous: "n.anonymous",
  reporterId: "n.reporter_id",
  reporterName: "n.reporter_name",
  becameId: "n.became_id",
  files: "(select count(*)::int from attachments t where t.organisation_id = r.organisation_id and t.record_id = r.id and t.removed_at is null)",
};

interface Listing {
  readonly tx: Tx<Tables>;
  readonly registry: Registry;
  readonly today: string;
  readonly zone: string;
}

async function list({ tx, registry, today, zone }: Listing, filters: Filters, where: readonly Condition[]) {
  const found = await register<Shows>(tx, { kind: "report", table: "reports", shows, where, filters, registry, today, zone });
  const people = await named(
      tx,
      found.items.map((r) => r.reporterId),
    ),
    outcomes = await linked(
      tx,
      registry,
      found.items.map((r) => r.becameId),
    ),
    ways = await became(
      tx,
      found.items.map((r) => r.becameId),
    );
  const whole = new Map(
    (found.items.length
      ? await findReports(
          tx,
          found.items.map((r) => r.id),
        )
      : []
    ).map((r) => [r.id, r]),
  );
  const items = found.items.map(({ reporterId, reporterName, becameId, ...row }) => {
    const steps = stepsOf(whole.get(row.id)!, becameId ? (ways.get(becameId) ?? null) : null, zone);
    const at = steps.findLast((s) => s.is !== "next");
    return {
      ...row,
      reporter: (reporterId ? people.get(reporterId)?.name : reporterName) ?? null,
      became: becameId ? (outcomes.get(becameId) ?? null) : null,
      now: at?.text ?? at?.title ?? row.state,
      steps,
    };
  });
  return { ...found, items };
}

export const reportQueries: Queries<typeof reportViews, Tables> = {
  list: async (asking) => {
    const { kindOf, anonymous, ...filters } = asking.asks;
    const page = await list(asking, filters, [...exactly("n.sort", kindOf), ...(anonymous === undefined ? [] : [sql`n.anonymous = ${anonymous}`])]);
    return { ...page, items: page.items.map(({ steps: _steps, ...row }) => row) };
  },
  mine: (asking) => list(asking, asking.asks, [sql`n.reporter_id = ${asking.actor.id}`]),
  one: async ({ tx, asks, registry, zone }) => {
    const id = await idOf(tx, "report", asks);
    const [record] = id ? await findReports(tx, [id]) : [];
    if (!record) throw nothing();
    const people = await named(tx, [record.reporterId]),
      sites = await siteNames(tx, [record.siteId]),
      others = await linked(tx, registry, [record.becameId, record.posterId]),
      ways = await became(tx, [record.becameId]);
    return {
      record,
      reporter: record.reporterId ? (people.get(record.reporterId) ?? null) : null,
      site: record.siteId ? (sites.get(record.siteId) ?? null) : null,
      became: record.becameId ? (others.get(record.becameId) ?? null) : null,
      steps: stepsOf(record, record.becameId ? (ways.get(record.becameId) ?? null) : null, zone),
      poster: record.posterId ? (others.get(record.posterId) ?? null) : null,
    };
  },
};

/** Reports that came through these posters, as far as the asker may read them: by the spine, which hides the others. */
async function counts(tx: Tx<Tables>, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("reports as n")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.id"))
    .select(["n.poster_id as id", sql<number>`count(*)::int`.as("n")])
    .where("n.poster_id", "in", ids)
    .groupBy("n.poster_id")
    .execute();
  return new Map(rows.map((r) => [r.id!, r.n]));
}

export const posterQueries: Queries<typeof posterViews, Tables> = {
  list: async ({ tx, asks, registry, today, zone }) => {
    const found = await register<{ place: string; purpose: PosterRead["purpose"] }>(tx, {
      kind: "poster",
      table: "posters",
      shows: { place: "n.place", purpose: "n.purpose" },
      where: [],
      filters: asks,
      registry,
      today,
      zone,
    });
    const ids = found.items.map((p) => p.id),
      whole = new Map((ids.length ? await findPosters(tx, ids) : []).map((p) => [p.id, p])),
      reports = await counts(tx, ids);
    return { ...found, items: found.items.map((p) => ({ ...whole.get(p.id)!, site: p.site, reports: reports.get(p.id) ?? 0, path: pathOf(registry, p) })) };
  },
  door: async ({ tx, actor }) => {
    const sites = actor.positions.map((p) => p.siteId).filter((s): s is string => s !== null);
    const { rows } = await sql<{ code: string }>`
      select n.code from posters n join records r on r.organisation_id = n.organisation_id and r.id = n.id
       where n.organisation_id = (select app_organisation()) and r.state = 'active' and n.purpose = 'app' order by (r.site_id = any(${sites}::uuid[])) desc, r.opened_at desc limit 1`.execute(
      tx,
    );
    return { code: rows[0]?.code ?? null };
  },
};
