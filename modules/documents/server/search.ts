import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { pathOf } from "#server/own/records.ts";
import type { Registry } from "#server/registry.ts";
import type { Tables } from "./tables.ts";

interface Hit {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly code: string;
  readonly revision: number;
  readonly snippet: string;
}

/** Where the marks of a found word stand in a snippet; the page makes them visible, nothing in them is HTML. */
const marks = "StartSel=\u0001, StopSel=\u0002, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter= … ";
/** As many matches are weighed against each other; a word that stands in more documents finds the newest of them. */
const weighed = 1_000;

/**
 * Documents whose words match, the best first; a phrase in quotation marks is found as a phrase. What is
 * in force, unless what no longer holds is asked for too. The database hides what the asker may not see.
 */
export async function found(tx: Tx<Tables>, asks: { text: string; obsolete: boolean; limit: number }, registry: Registry) {
  const query = sql`(websearch_to_tsquery('simple', ${asks.text}) || websearch_to_tsquery('english', ${asks.text}))`;
  const held = asks.obsolete ? sql`w.open` : sql`w.in_force`;
  const { rows } = await sql<Hit>`
    with hits as materialized (
      select w.revision_id, w.document_id, ts_rank_cd(w.words, ${query}) as rank, w.in_force
        from (select * from revision_words w where w.organisation_id = (select app_organisation()) and ${held} and w.words @@ ${query} limit ${weighed}) w),
    best as (select distinct on (document_id) * from hits order by document_id, in_force desc, rank desc)
    select r.id, r.kind, r.number, r.title, r.state, d.code, v.revision, ts_headline('simple', w.text, ${query}, ${marks}) as snippet
      from (select * from best order by in_force desc, rank desc, document_id limit ${asks.limit}) b
      join records r on r.organisation_id = (select app_organisation()) and r.id = b.document_id
      join documents d on d.organisation_id = r.organisation_id and d.id = r.id
      join revisions v on v.organisation_id = r.organisation_id and v.id = b.revision_id
      join revision_words w on w.organisation_id = r.organisation_id and w.revision_id = b.revision_id
     order by b.in_force desc, b.rank desc, r.number`.execute(tx);
  return { items: rows.map(({ kind, ...row }) => ({ ...row, path: pathOf(registry, { ...row, kind }) })) };
}
