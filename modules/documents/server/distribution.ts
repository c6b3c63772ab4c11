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

/** The issues that ask to be read: those in force, and those that wait for enough people to have read them. */
export async function issuesToRead(tx: QueryExecutorProvider, documentId: string | null = null): Promise<Issued[]> {
  const one = documentId ? sql`and v.document_id = ${documentId}` : sql``;
  const { rows } = await sql<Issued>`
    select v.id as "revisionId", d.audience, t.reading_days as "readingDays"
      from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
      join document_types t on t.organisation_id = d.organisation_id and t.id = d.type_id
     where v.organisation_id = app_organisation() and v.training in ('read', 'full') and jsonb_array_length(d.audience) > 0
       and (v.in_force or (v.in_work and v.issued is not null and v.gate is not null)) ${one}`.execute(tx);
  return rows;
}

interface Asked {
  readonly id: string;
  readonly revisionId: string;
  readonly personId: string;
  /** Asked once, and no longer: taken back meanwhile, or the person was away from it. */
  readonly lapsed: boolean;
}

/** Who was ever asked to read each of these issues. */
async function asked(tx: QueryExecutorProvider, revisionIds: readonly string[]): Promise<Map<string, Asked>> {
  if (revisionIds.length === 0) return new Map();
  const { rows } = await sql<Asked>`
    select id, revision_id as "revisionId", person_id as "personId", lapsed from readings where organisation_id = app_organisation() and revision_id = any(${revisionIds})`.execute(
    tx,
  );
  return new Map(rows.map((row) => [`${row.revisionId} ${row.personId}`, row]));
}

interface Asking {
  readonly tx: QueryExecutorProvider;
  readonly also: AlsoPerform;
  readonly today: string;
}

/** Who should have been asked and was not, or is to be asked again (`lapsedId`), as pairs of issue and person. */
export async function missing({ tx, today }: Pick<Asking, "tx" | "today">, issues: readonly Issued[]): Promise<{ issue: Issued; personId: string; lapsedId: string | null }[]> {
  if (issues.length === 0) return [];
  const members = await membersNow(tx, today),
    already = await asked(
      tx,
      issues.map((i) => i.revisionId),
    );
  return issues.flatMap((issue) =>
    reached(issue.audience, members).flatMap((personId) => {
      const before = already.get(`${issue.revisionId} ${personId}`);
      return before && !before.lapsed ? [] : [{ issue, personId, lapsedId: before?.id ?? null }];
    }),
  );
}

/** Asks those who should have been asked and were not, at most so many at a time. Once asked is asked: twice is harmless. */
export async function askMissing(asking: Asking, issues: readonly Issued[], most: number): Promise<number> {
  const wanted = await missing(asking, issues);
  for (const { issue, personId, lapsedId } of wanted.slice(0, most)) {
    const dueOn = addDays(asking.today, issue.readingDays);
    if (lapsedId) await asking.also("reading.askAgain", { id: lapsedId, input: { dueOn } });
    else await asking.also("reading.ask", { input: { revisionId: issue.revisionId, personId, dueOn } });
  }
  return wanted.length;
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
