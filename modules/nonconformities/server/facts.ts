import { sql, type RawBuilder } from "kysely";
import { addDays } from "#kernel/date.ts";
import type { FactAnswer } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { Answer, Figure, Moment } from "#server/registry.ts";
import { figures as counted, load } from "./counting.ts";
import { judge } from "./judging.ts";
import type { Tables } from "./tables.ts";

const verdict = (found: Omit<FactAnswer, "holds" | "sentence">): FactAnswer["holds"] =>
  found.breakingCount === 0 ? "yes" : found.supportingCount > found.breakingCount ? "partly" : "no";

/** A fact that holds for each record or is broken by some; with nothing to judge it holds, and the sentence says so. */
const forEach =
  (from: (moment: Moment) => RawBuilder<unknown>, good: (moment: Moment) => RawBuilder<unknown>, sentence: (good: number, all: number, bad: number) => string): Answer =>
  async (tx, moment) => {
    const found = await judge(tx as unknown as Tx<Tables>, from(moment), good(moment));
    return { ...found, holds: verdict(found), sentence: sentence(found.supportingCount, found.supportingCount + found.breakingCount, found.breakingCount) };
  };

const own = sql`r.organisation_id = (select app_organisation())`;
const cases = sql`r.kind = 'nonconformity' and r.state not in ('cancelled', 'merged')`;
const actions = sql`r.kind = 'action' and r.state <> 'cancelled'`;
// These conditions stand word for word in the indexes of `0002_quick_facts.sql`, so that what breaks a fact is found there.
const notAnalysed = sql`left join nonconformities n on n.organisation_id = (select app_organisation()) and n.id = r.id
  and not (n.correction is not null and n.cause is not null and jsonb_array_length(n.elsewhere) > 0 and not n.elsewhere @> '[{"answer": "open"}]')`;
const notEffective = sql`left join nonconformities n on n.organisation_id = (select app_organisation()) and n.id = r.id and coalesce(n.verifications -> -1 ->> 'effective', '') <> 'true'`;
const neededAction = sql`join nonconformities m on m.organisation_id = (select app_organisation()) and m.id = r.id and m.evaluation ->> 'needed' = 'true'`;
const ofSort = (sort: string) => sql`join actions n on n.organisation_id = (select app_organisation()) and n.id = r.id and n.sort = ${sort}`;

// A case that is still within its time may lack a part of the analysis; one that is late or closed may not.
const analysed: Answer = forEach(
  ({ today }) => sql`from records r ${notAnalysed} where ${own} and ${cases} and (r.closed_at is not null or r.due_on < ${today} or n.id is null)`,
  () => sql`n.id is null`,
  (good, all, bad) =>
    all === 0
      ? say("There was no nonconformity to analyse yet.")
      : say("{good} of {all} are analysed. {bad, plural, =0 {None lacks a part.} one {One lacks a part.} other {# lack a part.}}", { good, all, bad }),
);

const onTime: Answer = forEach(
  ({ now }) => sql`from records r ${ofSort("corrective")} where ${own} and ${actions} and (r.closed_at is null or r.closed_at > ${now}::timestamptz - interval '12 months')`,
  ({ today }) => sql`r.state in ('done', 'accepted') or r.due_on >= ${today}`,
  (good, all, bad) =>
    all === 0
      ? say("No corrective action was needed in the last twelve months.")
      : say("{good} of {all} are on time. {bad, plural, =0 {None is late.} one {One is late.} other {# are late.}}", { good, all, bad }),
);

const verified: Answer = forEach(
  () => sql`from records r ${neededAction} ${notEffective} where ${own} and ${cases} and r.state = 'closed'`,
  () => sql`n.id is null`,
  (good, all) =>
    all === 0
      ? say("No case with corrective action was closed yet.")
      : say("{good} of {all} closed cases with corrective action have an effect that somebody else verified.", { good, all }),
);

const dispositioned: Answer = forEach(
  ({ today }) => sql`from records r join outputs n on n.organisation_id = r.organisation_id and n.id = r.id where ${own} and (r.state = 'settled' or r.due_on < ${today})`,
  () => sql`r.state = 'settled'`,
  (good, all, bad) =>
    all === 0
      ? say("No lot waits longer than agreed, and none was settled yet.")
      : say("{good} of {all} lots are settled. {bad, plural, =0 {None waits longer than agreed.} one {One waits longer than agreed.} other {# wait longer than agreed.}}", {
          good,
          all,
          bad,
        }),
);

/** Improvements of the last twelve months: begun, and at least one of them finished with a result. */
const active: Answer = async (tx, { now, today }) => {
  const at = tx as unknown as Tx<Tables>,
    since = addDays(today, -365);
  const found = await judge(
    at,
    sql`from records r ${ofSort("improvement")} where ${own} and ${actions} and (r.opened_at > ${now}::timestamptz - interval '12 months' or r.closed_at > ${now}::timestamptz - interval '12 months')`,
    sql`r.state = 'accepted' and n.result is not null and r.closed_at >= ${since}::date`,
  );
  const all = found.supportingCount + found.breakingCount,
    done = found.supportingCount;
  const sentence =
    all === 0
      ? say("No improvement was begun or finished in the last twelve months.")
      : say("{done} of {all} improvements of the last twelve months are finished with a result.", { done, all });
  return { ...found, holds: done > 0 ? "yes" : all > 0 ? "partly" : "no", sentence };
};

export const reads = ["nonconformity", "action", "output"];
export const answers: Record<string, Answer> = {
  "nc.analysed": analysed,
  "ca.ontime": onTime,
  "ca.verified": verified,
  "nc.outputs.dispositioned": dispositioned,
  "improvement.pipeline.active": active,
};

const figure =
  (pick: (of: Awaited<ReturnType<typeof counted>>) => number | null): Figure =>
  async (tx, moment) =>
    pick(await counted(tx as unknown as Tx<Tables>, moment));

const lateActions: Figure = async (tx, { today }) => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from records r where ${own} and r.kind = 'action' and r.state in ('open', 'in_work', 'extension_asked') and r.due_on < ${today}`.execute(tx);
  return rows[0]?.n ?? 0;
};

export const figures: Record<string, Figure> = {
  "nonconformities.open": figure((f) => f.open),
  "nonconformities.late": figure((f) => f.late),
  "nonconformities.days": figure((f) => f.meanDaysToClose),
  "nonconformities.repeated": figure((f) => f.repeatRate),
  "nonconformities.representative": async (tx, { today }) => (await load(tx as unknown as Tx<Tables>, today)).representativeShare,
  "actions.late": lateActions,
};

export { behind } from "./behind.ts";
