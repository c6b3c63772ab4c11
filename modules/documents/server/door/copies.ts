import { sql } from "kysely";
import { dayOf } from "#kernel/date.ts";
import type { PublicCopy } from "../../public-copy.ts";
import { noDoor, type Looking } from "./house.ts";

interface Row {
  readonly code: string;
  readonly number: string;
  readonly title: string;
  readonly revision: number;
  readonly inForce: boolean;
  readonly documentState: string;
  readonly withdrawnOn: string | null;
  readonly effectiveAt: string | null;
  readonly supersededAt: string | null;
  readonly copy: string | null;
  readonly copyState: string | null;
  readonly expiresOn: string | null;
  readonly recalledOn: string | null;
  readonly endedOn: string | null;
}

const day = (moment: string | null): string | null => (moment ? dayOf(new Date(moment)) : null);

/** What the paper itself has become: called back, expired or ended. */
function paper(row: Row, today: string): Pick<PublicCopy, "because" | "since"> | null {
  if (row.copyState === "recalled") return { because: "recalled", since: row.recalledOn };
  if (row.copyState === "returned" || row.copyState === "lost") return { because: "ended", since: row.endedOn };
  return row.expiresOn && row.expiresOn < today ? { because: "expired", since: row.expiresOn } : null;
}

function words(row: Row): Pick<PublicCopy, "because" | "since"> {
  if (row.documentState === "obsolete" || row.documentState === "disposed") return { because: "withdrawn", since: row.withdrawnOn };
  if (row.inForce) return { because: null, since: day(row.effectiveAt) };
  return row.supersededAt ? { because: "superseded", since: day(row.supersededAt) } : { because: "not_in_force", since: null };
}

/** Is the paper with this code still right? The code stands on a controlled copy or on a revision that somebody printed. */
export async function copyBehind({ tx, organisation, today }: Looking, code: string): Promise<PublicCopy> {
  const { rows } = await sql<Row>`
    select d.code, dr.number, vr.title, v.revision, v.in_force as "inForce", dr.state as "documentState", d.withdrawn ->> 'on' as "withdrawnOn", moment(v.effective_at) as "effectiveAt",
           moment(v.superseded_at) as "supersededAt", kr.number as copy, kr.state as "copyState", k.expires_on as "expiresOn", k.recalled_on as "recalledOn", k.ended_on as "endedOn"
      from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id
      join records vr on vr.organisation_id = v.organisation_id and vr.id = v.id
      join records dr on dr.organisation_id = v.organisation_id and dr.id = v.document_id
      left join copies k on k.organisation_id = v.organisation_id and k.revision_id = v.id and k.public_code = ${code}
      left join records kr on kr.organisation_id = k.organisation_id and kr.id = k.id
     where v.organisation_id = (select app_organisation()) and (v.public_code = ${code} or k.public_code is not null)`.execute(tx);
  const row = rows[0];
  // A revision that never was in force has no paper that a stranger may ask about.
  if (!row || (row.effectiveAt === null && !row.inForce)) throw noDoor();
  const is = paper(row, today) ?? words(row);
  return { organisation, code: row.code, number: row.number, title: row.title, revision: row.revision, current: is.because === null, ...is, copy: row.copy };
}
