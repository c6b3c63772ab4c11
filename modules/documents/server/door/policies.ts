import { sql } from "kysely";
import { seal } from "#server/sealed-code.ts";
import type { PublicPolicy } from "../../public-copy.ts";
import { textByHash } from "../texts.ts";
import { noDoor, type Looking } from "./house.ts";

interface Row {
  readonly revisionId: string;
  readonly code: string;
  readonly title: string;
  readonly revision: number;
  readonly effectiveAt: string | null;
  readonly text: string | null;
}

/** By what a public policy is asked for: its organisation and itself. It is no secret; only what its owner opened answers. */
export const policyCode = (organisationId: string, documentId: string): string => seal(organisationId, Buffer.from(documentId.replaceAll("-", ""), "hex"));

/** What is in force of a document that its owner opened to everybody; any other is not found. */
export async function policyBehind({ tx, organisation }: Looking, documentId: string): Promise<PublicPolicy> {
  const { rows } = await sql<Row>`
    select v.id as "revisionId", d.code, r.title, v.revision, moment(v.effective_at) as "effectiveAt", encode(v.text, 'hex') as text
      from documents d join revisions v on v.organisation_id = d.organisation_id and v.document_id = d.id and v.in_force
      join records r on r.organisation_id = d.organisation_id and r.id = d.id and r.state in ('effective', 'under_revision')
     where d.organisation_id = (select app_organisation()) and d.id = ${documentId} and d.public`.execute(tx);
  const row = rows[0];
  if (!row) throw noDoor();
  const { revisionId, text, ...shown } = row,
    body = await textByHash(tx, text);
  const words = body ? null : await tx.selectFrom("revision_words").select("text").where("revision_id", "=", revisionId).executeTakeFirst();
  return { organisation, ...shown, body, words: words?.text ?? null };
}
