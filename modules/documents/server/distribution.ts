import { sql, type QueryExecutorProvider } from "kysely";
import { addDays } from "#kernel/date.ts";
import type { AlsoPerform } from "#server/registry.ts";
import type { Issued } from "./issues.ts";
import { reached, type Member } from "../audience.ts";

/** Everybody who works here, once for each position held, with the units above it. */
export async function membersNow(tx: QueryExecutorProvider, today: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    with recursive above as (
      select u.id as unit, u.id as parent from units u where u.organisation_id = (select app_organisation())
      union select a.unit, u.parent_id from above a join units u on u.organisation_id = (select app_organisation()) and u.id = a.parent where u.parent_id is not null)
    select x.person_id as "personId", x.position_id as "positionId", q.role, r.site_id as "siteId",
           coalesce((select array_agg(a.parent) from above a where a.unit = r.unit_id), '{}') as "unitIds"
      from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id and q.role <> 'external_auditor'
      join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state <> 'abolished'
     where not x.deputy or x.acting`.execute(tx);
  return rows;
}

/** Who was ever asked to read this issue (or whether one person was), with the reading that is to be asked anew because it lapsed. */
async function asked(tx: QueryExecutorProvider, revisionId: string, personId: string | null): Promise<ReadonlyMap<string, { readonly id: string; readonly lapsed: boolean }>> {
  const one = personId ? sql`and person_id = ${personId}` : sql``;
  const { rows } = await sql<{ id: string; personId: string; lapsed: boolean }>`
    select id, person_id as "personId", lapsed from readings where organisation_id = (select app_organisation()) and revision_id = ${revisionId} ${one}`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}

export interface Asking {
  readonly tx: QueryExecutorProvider;
  readonly also: AlsoPerform;
  readonly today: string;
}

/**
 * Asks those who should have been asked to read these issues and were not (or only one person), at most so
 * many. Once asked is asked: twice is harmless. Answers with the issues that are not through yet.
 */
export async function askMissing(asking: Asking, issues: readonly Issued[], how: { readonly most: number; readonly personId?: string }): Promise<Issued[]> {
  if (issues.length === 0) return [];
  const { tx, also, today } = asking,
    personId = how.personId ?? null;
  const everybody = await membersNow(tx, today),
    members = personId ? everybody.filter((m) => m.personId === personId) : everybody;
  const unfinished: Issued[] = [];
  let left = how.most;
  for (const issue of issues) {
    const concerned = reached(issue.audience, members);
    if (concerned.length === 0) continue;
    const already = await asked(tx, issue.revisionId, personId),
      wanted = concerned.filter((id) => already.get(id)?.lapsed ?? true);
    for (const id of wanted.slice(0, left)) {
      const before = already.get(id),
        dueOn = addDays(today, issue.readingDays);
      if (before) await also("reading.askAgain", { id: before.id, input: { dueOn } });
      else await also("reading.ask", { input: { revisionId: issue.revisionId, personId: id, dueOn } });
    }
    if (wanted.length > left) unfinished.push(issue);
    left = Math.max(0, left - wanted.length);
  }
  return unfinished;
}
