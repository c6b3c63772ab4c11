import { sql, type QueryExecutorProvider } from "kysely";
import type { Audience } from "../audience.ts";

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
     where v.organisation_id = (select app_organisation()) and ${toBeRead} and ${some} order by v.id`.execute(tx);
  return rows;
}

/** Everything in force is looked through again, by the clock: somebody moved, or another day began. */
export const lookThroughAll = (tx: QueryExecutorProvider) =>
  sql`insert into distribution_due (organisation_id, revision_id)
      select v.organisation_id, v.id from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
       where v.organisation_id = (select app_organisation()) and ${toBeRead} on conflict do nothing`.execute(tx);
