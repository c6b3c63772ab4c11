import { sql, type QueryExecutorProvider } from "kysely";
import { addDays } from "#kernel/date.ts";
import type { AlsoPerform } from "#server/registry.ts";
import { reached, type Audience, type Member } from "../audience.ts";

/** Everybody who works here, once for each position held, with the units above it. */
export async function membersNow(tx: QueryExecutorProvider, today: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    with recursive above as (
      select u.id as unit, u.id as parent from units u where u.organisation_id = app_organisation()
      union select a.unit, u.parent_id from above a join units u on u.organisation_id = app_organisation() and u.id = a.parent where u.parent_id is not null)
    select x.person_id as "personId", x.position_id as "positionId", q.role, r.site_id as "siteId",
           coalesce((select array_agg(a.parent) from above a where a.unit = r.unit_id), '{}') as "unitIds"
      from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = app_organisation() and q.id = x.position_id and q.role <> 'external_auditor'
      join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state <> 'abolished'
     where not x.deputy or x.acting`.execute(tx);
  return rows;
}

/** An issue that people are to read. */
export interface Issued {
  readonly revisionId: string;
  readonly audience: readonly Audience[];
  readonly readingDays: number;
}

const toBeRead = sql`v.training in ('read', 'full') and jsonb_array_length(d.audience) > 0 and (v.in_force or (v.in_work and v.issued is not null and v.gate is not null))`;

/** The issues that ask to be read: those in force, and those that wait for enough people to have read them. All, those of one document, or those that are due. */
export async function issuesToRead(tx: QueryExecutorProvider, which: { documentId: string } | "all" | "due"): Promise<Issued[]> {
  const some =
    which === "all"
      ? sql`true`
      : which === "due"
        ? sql`exists (select from distribution_due q where q.organisation_id = v.organisation_id and q.revision_id = v.id)`
        : sql`v.document_id = ${which.documentId}`;
  const { rows } = await sql<Issued>`
    select v.id as "revisionId", d.audience, t.reading_days as "readingDays"
      from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
      join document_types t on t.organisation_id = d.organisation_id and t.id = d.type_id
     where v.organisation_id = app_organisation() and ${toBeRead} and ${some} order by v.id`.execute(tx);
  return rows;
}

/** Everything in force is looked through again, by the clock: somebody moved, or another day began. */
export const lookThroughAll = (tx: QueryExecutorProvider) =>
  sql`insert into distribution_due (organisation_id, revision_id)
      select v.organisation_id, v.id from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
       where v.organisation_id = app_organisation() and ${toBeRead} on conflict do nothing`.execute(tx);

/** Who was ever asked to read this issue (or whether one person was), with the reading that is to be asked anew because it lapsed. */
async function asked(tx: QueryExecutorProvider, revisionId: string, personId: string | null): Promise<ReadonlyMap<string, { readonly id: string; readonly lapsed: boolean }>> {
  const one = personId ? sql`and person_id = ${personId}` : sql``;
  const { rows } = await sql<{ id: string; personId: string; lapsed: boolean }>`
    select id, person_id as "personId", lapsed from readings where organisation_id = app_organisation() and revision_id = ${revisionId} ${one}`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}

interface Asking {
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

/** It says other words from now on: whoever read it, or was to, has not read those. */
export async function lapseAll({ tx, also }: Pick<Asking, "tx" | "also">, revisionId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from readings where organisation_id = app_organisation() and revision_id = ${revisionId} and not lapsed order by id`.execute(
    tx,
  );
  for (const { id } of rows) await also("reading.lapse", { id });
}

/** Open readings of what no longer holds, or of people whom it no longer concerns, are asked for no longer. */
export async function lapseStale({ tx, also, today }: Asking, most: number): Promise<void> {
  const { rows: old } = await sql<{ id: string }>`
    select n.id from readings n join records r on r.organisation_id = n.organisation_id and r.id = n.id and r.state = 'open'
      join revisions v on v.organisation_id = n.organisation_id and v.id = n.revision_id
     where n.organisation_id = app_organisation() and not v.in_force and not v.in_work order by n.id limit ${most}`.execute(tx);
  for (const { id } of old) await also("reading.lapse", { id });
  const { rows: gone } = await sql<{ id: string }>`
    select n.id from readings n join records r on r.organisation_id = n.organisation_id and r.id = n.id and r.state = 'open'
     where n.organisation_id = app_organisation()
       and not exists (select from positions_held(app_organisation(), ${today}) x where x.person_id = n.person_id) order by n.id limit ${most}`.execute(tx);
  for (const { id } of gone) if (!old.some((o) => o.id === id)) await also("reading.lapse", { id });
}
