import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Audience } from "../audience.ts";
import type { TrainingNeed } from "../document-type.ts";

export { membersNow } from "./distribution.ts";

/** An issue that asks to be learnt, not only read, and whom it concerns. */
export interface IssueToLearn {
  readonly revisionId: string;
  readonly documentId: string;
  readonly code: string;
  readonly title: string;
  readonly revision: number;
  readonly ownerId: string | null;
  readonly siteId: string | null;
  readonly audience: readonly Audience[];
  readonly days: number;
}

/** The issues whose people are to be trained on them: those in force, and those that wait for enough people. All, or those of one document. */
export async function issuesToLearn(tx: Tx<never>, documentId: string | null = null): Promise<IssueToLearn[]> {
  const one = documentId ? sql`and v.document_id = ${documentId}` : sql``;
  const { rows } = await sql<IssueToLearn>`
    select v.id as "revisionId", v.document_id as "documentId", d.code, dr.title, v.revision, dr.owner_id as "ownerId", dr.site_id as "siteId", d.audience, t.reading_days as days
      from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
      join records dr on dr.organisation_id = d.organisation_id and dr.id = d.id
      join document_types t on t.organisation_id = d.organisation_id and t.id = d.type_id
     where v.organisation_id = (select app_organisation()) and v.training = 'full' and jsonb_array_length(d.audience) > 0
       and (v.in_force or (v.in_work and v.issued is not null and v.gate is not null)) ${one} order by v.id`.execute(tx);
  return rows;
}

/** Distribution lists of what is in force, with the processes that each document belongs to. */
export async function listsInForce(tx: Tx<never>): Promise<{ documentId: string; processes: string[]; audience: Audience[] }[]> {
  const { rows } = await sql<{ documentId: string; processes: string[]; audience: Audience[] }>`
    select d.id as "documentId", d.processes, d.audience from documents d
     where d.organisation_id = (select app_organisation()) and d.current_id is not null and jsonb_array_length(d.audience) > 0`.execute(tx);
  return rows;
}

/** One issue of a document: which held on a day, or the one of that number. */
export interface IssueShown {
  readonly revisionId: string;
  readonly documentId: string;
  readonly revision: number;
  readonly training: TrainingNeed | null;
  readonly effectiveAt: string | null;
}

/** The issue of a document that was in force on a day (or now); null when none was. */
export async function issueOn(tx: Tx<never>, documentId: string, which: { readonly revision: number } | { readonly before: Date }): Promise<IssueShown | null> {
  const asked =
    "revision" in which
      ? sql`v.revision = ${which.revision}`
      : sql`v.effective_at <= ${which.before.toISOString()}::timestamptz and (v.superseded_at is null or v.superseded_at > ${which.before.toISOString()}::timestamptz)`;
  const { rows } = await sql<IssueShown>`
    select v.id as "revisionId", v.document_id as "documentId", v.revision, v.training, moment(v.effective_at) as "effectiveAt" from revisions v
     where v.organisation_id = (select app_organisation()) and v.document_id = ${documentId} and ${asked} order by v.revision desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** When this person said to have read and understood this issue; null when not. */
export async function readOn(tx: Tx<never>, revisionId: string, personId: string): Promise<{ readonly readingId: string; readonly at: string } | null> {
  const { rows } = await sql<{ readingId: string; at: string }>`
    select n.id as "readingId", moment(n.acknowledged_at) as at from readings n
     where n.organisation_id = (select app_organisation()) and n.revision_id = ${revisionId} and n.person_id = ${personId} and n.acknowledged_at is not null`.execute(tx);
  return rows[0] ?? null;
}
