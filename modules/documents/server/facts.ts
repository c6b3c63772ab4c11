import { sql, type RawBuilder } from "kysely";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Answer, Figure, Moment } from "#server/registry.ts";
import { judge } from "./judging.ts";
import type { Tables } from "./tables.ts";

const inForce = sql`from records r join documents n on n.organisation_id = r.organisation_id and n.id = r.id
  join document_types t on t.organisation_id = n.organisation_id and t.id = n.type_id
  left join revisions v on v.organisation_id = n.organisation_id and v.id = n.current_id
  where r.organisation_id = (select app_organisation()) and r.kind = 'document' and r.state in ('effective', 'under_revision')`;

interface Asked {
  readonly from: RawBuilder<unknown>;
  readonly good: (moment: Moment) => RawBuilder<unknown>;
  /** Does nothing to judge mean that the fact does not hold? */
  readonly needsOne?: true;
  readonly sentence: (good: number, all: number) => string;
}

const fact =
  (asked: Asked): Answer =>
  async (tx, moment) => {
    const found = await judge(tx as unknown as Tx<Tables>, asked.from, asked.good(moment));
    const all = found.supportingCount + found.breakingCount,
      none = all === 0 && asked.needsOne === true;
    const holds = none ? "no" : found.breakingCount === 0 ? "yes" : found.supportingCount > 0 ? "partly" : "no";
    return { ...found, holds, sentence: asked.sentence(found.supportingCount, all) };
  };

const of = (sort: string): RawBuilder<unknown> => sql`${inForce} and t.sort = ${sort}`;
const onTime = ({ today }: Moment): RawBuilder<unknown> => sql`(r.due_on is null or r.due_on >= ${today})`;

/** Was this revision approved by somebody who held a top management position? The signature says in which position it was given. */
const approvedByTop = sql`exists (select from signatures s where s.organisation_id = r.organisation_id and s.record_id = n.current_id and s.meaning = 'approval' and s.voided_at is null
  and exists (select from holdings h join positions q on q.organisation_id = h.organisation_id and q.id = h.position_id and q.role = 'top_management'
               where h.organisation_id = s.organisation_id and h.person_id = s.person_id and h.from_on <= s.at::date and (h.until_on is null or h.until_on >= s.at::date)))`;
const approved = sql`exists (select from signatures s where s.organisation_id = r.organisation_id and s.record_id = n.current_id and s.meaning = 'approval' and s.voided_at is null)`;

const share = sql<number | null>`(select 100.0 * count(*) filter (where x.acknowledged_at is not null) / nullif(count(*), 0) from readings x
  where x.organisation_id = r.organisation_id and x.revision_id = n.current_id and not x.lapsed)`;

export const reads = ["document", "documenttype", "revision", "reading", "copy", "position"];
export const answers: Record<string, Answer> = {
  "policy.current": fact({
    from: of("policy"),
    needsOne: true,
    good: (moment) => sql`${approvedByTop} and ${onTime(moment)}`,
    sentence: (good, all) =>
      all === 0 ? say("No policy is in force.") : say("{good} of {all} policies are approved by top management and inside their review date.", { good, all }),
  }),
  "policy.communicated": fact({
    from: of("policy"),
    needsOne: true,
    good: () => sql`${share} >= 90`,
    sentence: (good, all) =>
      all === 0 ? say("No policy is in force.") : say("{good} of {all} policies were acknowledged by nine in ten of those whom they concern.", { good, all }),
  }),
  "policy.available.outside": fact({
    from: of("policy"),
    needsOne: true,
    good: () => sql`n.public`,
    sentence: (good, all) => (all === 0 ? say("No policy is in force.") : say("{good} of {all} policies can be read without signing in.", { good, all })),
  }),
  "scope.document.current": fact({
    from: of("scope"),
    needsOne: true,
    good: (moment) => sql`${approved} and ${onTime(moment)}`,
    sentence: (good, all) => (all === 0 ? say("No scope document is in force.") : say("{good} of {all} scope documents are approved and inside their review date.", { good, all })),
  }),
  "documents.identified": fact({
    from: inForce,
    needsOne: true,
    good: () => sql`v.id is not null and v.effective_at is not null and cardinality(v.author_ids) > 0 and (v.text is not null or v.file is not null or n.external is not null)`,
    sentence: (good, all) => (all === 0 ? say("No document is in force.") : say("{good} of {all} documents in force carry all that identifies them.", { good, all })),
  }),
  "documents.approved": fact({
    from: inForce,
    needsOne: true,
    good: () => approved,
    sentence: (good, all) => (all === 0 ? say("No document is in force.") : say("{good} of {all} documents in force were approved with a signature that stands.", { good, all })),
  }),
  "documents.review.ontime": fact({
    from: inForce,
    needsOne: true,
    good: onTime,
    sentence: (good, all) => (all === 0 ? say("No document is in force.") : say("{good} of {all} documents in force are inside their review date.", { good, all })),
  }),
  "documents.access.controlled": fact({
    from: inForce,
    needsOne: true,
    good: () => sql`jsonb_array_length(n.audience) > 0 and not exists (select from copies k join records kr on kr.organisation_id = k.organisation_id and kr.id = k.id
      where k.organisation_id = r.organisation_id and k.document_id = n.id and k.revision_id <> n.current_id and kr.state in ('out', 'recalled'))`,
    sentence: (good, all) =>
      all === 0 ? say("No document is in force.") : say("{good} of {all} documents in force have a distribution list and no old printed copy out.", { good, all }),
  }),
  "documents.external.tracked": fact({
    from: of("external"),
    good: () => sql`coalesce(n.external ->> 'edition', '') <> '' and r.due_on is not null`,
    sentence: (good, all) =>
      all === 0 ? say("No document from outside is listed.") : say("{good} of {all} documents from outside name their edition and the day of their next check.", { good, all }),
  }),
};

const one =
  (question: (moment: Moment) => RawBuilder<unknown>): Figure =>
  async (tx, moment) => {
    const { rows } = await sql<{ n: number | null }>`${question(moment)}`.execute(tx);
    return rows[0]?.n ?? null;
  };

export const figures: Record<string, Figure> = {
  "documents.effective": one(() => sql`select count(*)::int as n ${inForce}`),
  "documents.late": one(({ today }) => sql`select count(*)::int as n ${inForce} and r.due_on < ${today}`),
  "documents.read": one(
    () => sql`select round(100.0 * count(*) filter (where x.acknowledged_at is not null) / nullif(count(*), 0))::int as n from readings x
      join revisions v on v.organisation_id = x.organisation_id and v.id = x.revision_id and v.in_force where x.organisation_id = (select app_organisation()) and not x.lapsed`,
  ),
  "documents.days": one(
    ({ now }) => sql`select (percentile_cont(0.5) within group (order by extract(epoch from v.effective_at - r.opened_at) / 86400))::int as n
      from revisions v join records r on r.organisation_id = v.organisation_id and r.id = v.id
     where v.organisation_id = (select app_organisation()) and v.effective_at > ${now}::timestamptz - interval '12 months'`,
  ),
};

export { behind } from "./behind.ts";
