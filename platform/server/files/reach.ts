import { sql } from "kysely";
import type { Tx } from "../database.ts";

/**
 * May this person name a file by its SHA-256? Whoever sent the content, and whoever can read a record
 * on which it stands: the database hides the attachments of other records, and a fingerprint is no key.
 */
export async function mayUse(tx: Tx, sha256: Buffer, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from files f where f.organisation_id = (select app_organisation()) and f.sha256 = ${sha256}
       and (f.by_person = ${personId} or ${personId} = any (f.also_by)
            or exists (select from attachments a where a.organisation_id = f.organisation_id and a.sha256 = f.sha256 and a.removed_at is null))`.execute(tx);
  return rows.length > 0;
}
