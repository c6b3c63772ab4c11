import { sql } from "kysely";
import { addDays } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Moment } from "#server/registry.ts";
import { categoryName } from "../fishbone.ts";
import { sourceName, type Source } from "../nonconformity.ts";
import type { Condition } from "#server/register.ts";
import type { Tables } from "./tables.ts";

export type By = "process" | "site" | "source" | "cause" | "product" | "supplier";

const groups: Record<By, string> = {
  process: "n.process",
  site: "r.site_id::text",
  source: "n.source",
  cause: "n.cause ->> 'category'",
  product: "n.product",
  supplier: "n.supplier",
};
const base = sql`from records r join nonconformities n on n.organisation_id = r.organisation_id and n.id = r.id`;

/** Opened in this period; both days included. */
export const opened = (zone: string, since: string | undefined, until: string | undefined): Condition[] => [
  ...(since ? [sql`r.opened_at >= (${since}::date::timestamp at time zone ${zone})`] : []),
  ...(until ? [sql`r.opened_at < ((${until}::date + 1)::timestamp at time zone ${zone})`] : []),
];

const label = (by: By, key: string | null, site: string | null): string => {
  if (key === null) return say("Not said");
  if (by === "source") return sourceName(key as Source);
  if (by === "cause") return categoryName(key);
  return by === "site" ? (site ?? say("Unknown site")) : key;
};

/** What happens most often, with the running share of all. */
export async function pareto(tx: Tx<Tables>, by: By, where: readonly Condition[]) {
  const { rows } = await sql<{ key: string | null; site: string | null; count: number; cost: number }>`
    select g.key, max(s.title) as site, count(*)::int as count, coalesce(sum((n.cost ->> 'amount')::numeric), 0)::float8 as cost ${base}
      cross join lateral (select nullif(trim(${sql.raw(groups[by])}), '') as key) g
      left join records s on s.organisation_id = r.organisation_id and s.id = r.site_id
     where ${sql.join([sql`r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.state not in ('cancelled', 'merged')`, ...where], sql` and `)}
     group by g.key order by count(*) desc, g.key nulls last limit 200`.execute(tx);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  let running = 0;
  const bars = rows.map((row) => {
    running += row.count;
    return { key: row.key, label: label(by, row.key, row.site), count: row.count, cumulative: Math.round((running / total) * 1000) / 10, cost: row.cost };
  });
  return { by, total, bars };
}

const edges = [
  [0, 7],
  [8, 30],
  [31, 60],
  [61, 90],
  [91, null],
] as const;

/** Open for so many days: from (included) to (included). */
export const openFor = (today: string, zone: string, from: number | undefined, to: number | null | undefined): Condition[] => [
  ...(from ? [sql`(r.opened_at at time zone ${zone})::date <= ${addDays(today, -from)}::date`] : []),
  ...(to == null ? [] : [sql`(r.opened_at at time zone ${zone})::date >= ${addDays(today, -to)}::date`]),
];

export async function ageing(tx: Tx<Tables>, { today, zone }: Moment, where: readonly Condition[]) {
  const { rows } = await sql<{ age: number; count: number; late: number }>`
    select (${today}::date - (r.opened_at at time zone ${zone})::date) as age, count(*)::int as count, count(*) filter (where r.due_on < ${today})::int as late ${base}
     where ${sql.join([sql`r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.closed_at is null`, ...where], sql` and `)} group by 1`.execute(tx);
  const buckets = edges.map(([from, to]) => {
    const inside = rows.filter((r) => r.age >= from && (to === null || r.age <= to));
    const sum = (pick: (r: (typeof rows)[number]) => number) => inside.reduce((all, r) => all + pick(r), 0);
    return {
      label: to === null ? say("more than {n} days", { n: from - 1 }) : say("{from} to {to} days", { from, to }),
      from,
      to,
      count: sum((r) => r.count),
      late: sum((r) => r.late),
    };
  });
  return { total: rows.reduce((sum, r) => sum + r.count, 0), buckets };
}

interface Figures {
  open: number;
  late: number;
  meanDaysToClose: number | null;
  repeatRate: number | null;
  openCost: number;
}

/** Of rows with a process and a cause's category: was one with the same two opened in the twelve months before? */
export const cameAgain = sql`coalesce(max(opened_at) over (partition by process, category order by opened_at range between unbounded preceding and interval '1 microsecond' preceding) > opened_at - interval '12 months', false)`;

/** The figures by which correcting is judged, over the last twelve months. */
export async function figures(tx: Tx<Tables>, { today, now }: Moment, siteId?: string): Promise<Figures> {
  const site = siteId ? sql`and r.site_id = ${siteId}` : sql``;
  const { rows } = await sql<Figures>`
    with n as (
      select r.opened_at, r.closed_at, r.due_on, r.state, n.process, n.cause ->> 'category' as category, (n.cost ->> 'amount')::numeric as amount ${base}
       where r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.state not in ('cancelled', 'merged') ${site}
    ), caused as (
      select opened_at, ${cameAgain} as again
        from n where process is not null and category is not null
    )
    select count(*) filter (where closed_at is null)::int as open, count(*) filter (where closed_at is null and due_on < ${today})::int as late,
           (avg(extract(epoch from closed_at - opened_at) / 86400) filter (where state = 'closed' and closed_at > ${now}::timestamptz - interval '12 months'))::float8 as "meanDaysToClose",
           (select (100.0 * count(*) filter (where again) / nullif(count(*), 0))::float8 from caused where opened_at > ${now}::timestamptz - interval '12 months') as "repeatRate", coalesce(sum(amount) filter (where closed_at is null), 0)::float8 as "openCost" from n`.execute(
    tx,
  );
  const row = rows[0]!,
    rounded = (x: number | null) => (x === null ? null : Math.round(x * 10) / 10);
  return { ...row, meanDaysToClose: rounded(row.meanDaysToClose), repeatRate: rounded(row.repeatRate) };
}

/** Month by month: how many came, how many were closed, how many were open at its end. */
export async function trend(tx: Tx<Tables>, { today, zone }: Moment, months: number, where: readonly Condition[]) {
  const { rows } = await sql<{ month: string; opened: number; closed: number; open: number }>`
    with m as (select generate_series(date_trunc('month', ${today}::date) - ${months - 1} * interval '1 month', date_trunc('month', ${today}::date), interval '1 month')::date as month),
         n as (select (r.opened_at at time zone ${zone})::date as o, (r.closed_at at time zone ${zone})::date as c ${base}
                where ${sql.join([sql`r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.state not in ('cancelled', 'merged')`, ...where], sql` and `)})
    select to_char(m.month, 'YYYY-MM') as month, count(*) filter (where n.o >= m.month and n.o < m.month + interval '1 month')::int as opened,
           count(*) filter (where n.c >= m.month and n.c < m.month + interval '1 month')::int as closed,
           count(*) filter (where n.o < m.month + interval '1 month' and (n.c is null or n.c >= m.month + interval '1 month'))::int as open
      from m left join n on true group by m.month order by m.month`.execute(tx);
  return { months: rows };
}

export interface Load {
  open: number;
  owners: { person: { id: string; name: string }; representative: boolean; count: number; share: number }[];
  representativeShare: number;
}

/** Who owns how many of the open ones. The representative cannot be the owner of everything. */
export async function load(tx: Tx<Tables>, today: string): Promise<Load> {
  const { rows } = await sql<{ id: string; name: string; representative: boolean; count: number; open: number }>`
    select p.id, p.name, count(*)::int as count, (sum(count(*)) over ())::int as open,
           exists (select from positions_held(app_organisation(), ${today}) x join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
                    where x.person_id = p.id and q.role = 'management_representative' and not x.deputy) as representative
      from records r join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id
     where r.organisation_id = (select app_organisation()) and r.kind = 'nonconformity' and r.closed_at is null group by p.id, p.name order by count(*) desc, p.name`.execute(tx);
  const open = rows[0]?.open ?? 0,
    share = (n: number) => (open === 0 ? 0 : Math.round((n / open) * 1000) / 10);
  const owners = rows.map((r) => ({ person: { id: r.id, name: r.name }, representative: r.representative, count: r.count, share: share(r.count) }));
  return { open, owners, representativeShare: share(owners.filter((o) => o.representative).reduce((n, o) => n + o.count, 0)) };
}
