import { sql } from "kysely";
import { newId } from "#kernel/id.ts";
import type { Tx } from "./database.ts";
import type { Note } from "./registry.ts";

/**
 * Tells people, in the same transaction as the act that they are told of: an act that is kept has
 * told them, one that is not has not. The same note (`once`) reaches a person once. Nobody is told of
 * a confidential record that they may not read.
 */
export async function tell(tx: Tx, organisationId: string, notes: readonly Note[], now: Date): Promise<void> {
  const rows = notes.flatMap((note) =>
    [...new Set(note.to)].map((person) => ({ id: newId(now.getTime()), person, record: note.recordId ?? null, act: note.act ?? null, text: note.text, once: note.once })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into notifications (organisation_id, id, person_id, record_id, act, text, once, at)
    select ${organisationId}, n.id, n.person, n.record, n.act, n.text, n.once, ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, person uuid, record uuid, act text, text text, once text)
      join people p on p.organisation_id = ${organisationId} and p.id = n.person and not p.erased and (p.left_on is null or p.left_on >= ${day(now)})
      left join records r on r.organisation_id = ${organisationId} and r.id = n.record
     where n.record is null or ${readableBy(sql`n.person`, now)}
    on conflict (organisation_id, person_id, once) do nothing`.execute(tx);
}

/** The organisation's day at that moment. */
const day = (now: Date) =>
  sql<string>`(select (${now.toISOString()}::timestamptz at time zone o.zone)::date from organisations o where o.organisation_id = (select app_organisation()))`;

/**
 * May this person read the record `r`, by the same measure as the database's own policy: a reader of
 * it, or in a position that reads such records, in person or as the deputy who acts. Nobody who has left.
 */
export const readableBy = (person: ReturnType<typeof sql>, now: Date) => sql<boolean>`(r.id is not null and (not r.confidential or exists (
  select from people y where y.organisation_id = r.organisation_id and y.id = ${person} and not y.erased and (y.left_on is null or y.left_on >= ${day(now)})
     and (y.id = any (r.readers) or exists (
       select from positions_held(r.organisation_id, ${day(now)}) h
         join positions q on q.organisation_id = r.organisation_id and q.id = h.position_id
         join records k on k.organisation_id = q.organisation_id and k.id = q.id and k.state <> 'abolished'
        where h.person_id = y.id and (not h.deputy or h.acting) and r.kind || '.readConfidential' = any (q.authority))))))`;
